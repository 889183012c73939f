"""``handbook.json`` is valid, says what the pages say, and leads to them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
import yaml
from jsonschema import Draft202012Validator

from .test_related import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from .support import Built, Project

    Make = Callable[..., Project]


DATA = Path(__file__).parent / "data"


def data_of(built: Built) -> dict[str, Any]:
    """What the file holds, once it is found valid."""
    return valid(built.outdir)


def valid(site: Path) -> dict[str, Any]:
    """What ``handbook.json`` in the built *site* holds, once it is found valid."""
    data = json.loads((site / "handbook.json").read_text("utf-8"))
    schema = json.loads((site / data["$schema"]).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(data)] == []
    return data  # type: ignore[no-any-return]


class Shown:
    """The words of the pages of a built site."""

    def __init__(self, site: Path) -> None:
        """Read no page yet."""
        self._site = site
        self._pages: dict[str, dict[str, Element]] = {}

    def at(self, url: str) -> str:
        """The words of the element that *url* leads to, with plain apostrophes."""
        name, _, anchor = url.partition("#")
        name = f"{name}index.html" if name.endswith("/") or not name else name
        if name not in self._pages:
            text = (self._site / name).read_text("utf-8")
            tree: Element = html5lib.parse(text, namespaceHTMLElements=False)
            nodes = {node.get("id", ""): node for node in tree.iter()}
            self._pages[name] = nodes | {"": next(tree.iter("body"))}
        return " ".join(plain("".join(read(self._pages[name][anchor]))).split())


def read(node: Element) -> Iterator[str]:
    """The words of *node* without the marks of its sources."""
    if node.get("class") != "immuno-citation":
        yield node.text or ""
        for child in node:
            yield from read(child)
            yield child.tail or ""


def plain(words: str) -> str:
    """*words* with plain apostrophes."""
    return words.replace("\u2019", "'")


def differences(site: Path, facts: str) -> list[str]:
    """What ``handbook.json`` of *site* says and its pages do not; *facts* lists the evidence."""
    data, shown = valid(site), Shown(site)
    said: list[tuple[str, str]] = []
    for card in data["concepts"] + data["side_effects"]:
        texts = (card["name"], *card["aliases"], card["summary"])
        said += [(card["url"], text) for text in texts]
    for effect in data["side_effects"]:
        for call in effect["calls"]:
            said += [(effect["url"], text) for text in (call["heading"], *call["items"])]
        for grade in effect["grades"]:
            texts = (grade["heading"], *grade["text"].split())
            said += [(effect["url"], text) for text in texts]
    urls = {article["page"]: article["url"] for article in data["articles"]}
    for record in data["evidence"]:
        texts = (record["claim"], record["as_of"], record["source"]["label"])
        said += [(urls[facts], " ".join(text.split())) for text in texts]
    said += [(article["url"], article["title"]) for article in data["articles"]]
    assert all(data[part] for part in ("concepts", "side_effects", "evidence", "articles"))
    return [f"{url}: {text}" for url, text in said if plain(text) not in shown.at(url)]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_it_says_what_the_pages_say(project: Make, builder: str) -> None:
    built = project(root="contract").build(builder)
    assert differences(built.outdir, "part/facts") == []


def test_it_names_what_is_related_and_why(project: Make) -> None:
    cell = ":::{concept-card} T cell\n:kind: cell\n:aliases: T lymphocyte\nA cell.\n:::\n"
    pages = {
        "index.md": "# Home\n",
        "a.md": page("A", cell),
        "b.md": page("B", "{concept}`t cell`"),
    }
    made = project(pages)
    data = data_of(made.build())
    assert {"from": "a", "to": "b", "reason": "Also about: T cell"} in data["relations"]
    (concept,) = data["concepts"]
    assert concept["used_on"] == ["b"]
    made.write({"b.md": page("B", "Nothing.")})
    data = data_of(made.build())
    assert data["concepts"][0]["used_on"] == []
    assert "Also about: T cell" not in {relation["reason"] for relation in data["relations"]}


def test_two_builds_give_the_same_bytes(project: Make) -> None:
    made = project(root="contract")
    first = made.build().read("handbook.json")
    assert made.build(parallel=2, clean=True).read("handbook.json") == first


def test_each_page_has_its_text_as_a_reader_sees_it(project: Make) -> None:
    made = project(root="contract")
    built = made.build()
    text = built.read("part/nested.txt")
    for words in (
        "**Emergency: call 112, 911 or 999 now if:**\n\n- ",
        "**Grade 1: mild**\n",
        "# ",
        "Also about: Colitis, Examplimab, T cell",
    ):
        assert words in text
    assert "More on" not in text, "a preview is no text of the page"
    assert "| Colitis | " in built.read("part/facts.txt")


def test_texts_follow_what_they_show_and_go_with_their_page(project: Make) -> None:
    cell = ":::{concept-card} T cell\n:kind: cell\nA cell.\n:::\n"
    made = project({"index.md": "# Home\n", "a.md": page("A", cell), "b.md": page("B", "Text.")})
    made.build()
    made.write({"b.md": page("B", "{concept}`t cell`")})
    assert "- [B](b.txt)" in made.build().read("llms.txt")
    assert "- B" in made.build().read("a.txt"), "where the card is used"
    made.delete("b.md")
    built = made.build()
    assert not (built.outdir / "b.txt").exists()
    assert "(b.txt)" not in built.read("llms.txt")


def test_the_list_of_texts_has_the_parts_of_the_handbook(project: Make) -> None:
    tree = "```{toctree}\n:caption: Part\none\n```\n```{toctree}\n:caption: Other\ntwo\n```\n"
    pages = {"index.md": f"# Home\n\n{tree}", "one.md": page("One"), "two.md": page("Two")}
    made = project(pages | {"lone.md": page("Lone")})
    listed = made.build(html_baseurl="https://example.org/").read("llms.txt")
    lines = [line.partition(":")[0] for line in listed.splitlines() if line]
    assert lines == [
        "# Minimal",
        "- [Home](https",
        "## Part",
        "- [One](https",
        "## Other",
        "- [Two](https",
        "## More",
        "- [Lone](https",
    ]
    assert "(https://example.org/one.txt)" in listed


# JSON-LD

KNOWN: dict[str, list[str]] = yaml.safe_load((DATA / "schema-org.yaml").read_text("utf-8"))


def graph(built: Built, name: str) -> list[dict[str, Any]]:
    """What a page says of itself to machines."""
    document: Element = html5lib.parse(built.read(name), namespaceHTMLElements=False)
    blocks = [s for s in document.iter("script") if s.get("type") == "application/ld+json"]
    (block,) = ("".join(block.itertext()) for block in blocks)
    data = json.loads(block)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]  # type: ignore[no-any-return]


def check_known(thing: object) -> None:
    """Each property is one that schema.org has for the type."""
    if isinstance(thing, list):
        for part in thing:
            check_known(part)
    elif isinstance(thing, dict):
        assert set(thing) - {"@type"} <= set(KNOWN[thing["@type"]])
        check_known(list(thing.values()))


def test_a_page_says_to_machines_what_it_is_and_defines(project: Make) -> None:
    built = project(root="contract").build(html_baseurl="https://example.org/")
    things = graph(built, "index.html")
    check_known(things)
    page_, *cards = things
    assert page_["@type"] == "MedicalWebPage"
    assert page_["url"] == "https://example.org/index.html"
    assert page_["lastReviewed"] == "2026-01-31"
    assert [a["audienceType"] for a in page_["medicalAudience"]] == ["Patient", "Clinician"]
    assert "reviewedBy" not in page_
    assert [(c["@type"], c["name"]) for c in cards] == [
        ("DefinedTerm", "T cell"),
        ("DefinedTerm", "PD-1"),
        ("Drug", "Examplimab"),
    ]
    assert cards[2]["drugClass"] == [{"@type": "DrugClass", "name": "anti-PD-1"}]
    assert cards[0]["url"] == "https://example.org/index.html#concept-t-cell"
    nested = graph(built, "part/nested.html")
    check_known(nested)
    assert {"MedicalCondition"} < {thing["@type"] for thing in nested}


def test_a_page_for_contributors_is_not_medical(project: Make) -> None:
    built = project({"index.md": "# Home\n", "a.md": page("A", audience="[contributor]")}).build()
    assert [thing["@type"] for thing in graph(built, "a.html")] == ["WebPage"]


def test_the_documented_script_lists_every_emergency_sign(project: Make) -> None:
    built = project(root="contract").build()
    script = Path(__file__).parents[1] / "docs/reference/emergency_signs.py"
    command = [sys.executable, str(script), str(built.outdir / "handbook.json")]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    calls = [
        (effect["name"], sign)
        for effect in data_of(built)["side_effects"]
        for call in effect["calls"]
        if call["urgency"] == "emergency"
        for sign in call["items"]
    ]
    assert calls
    for name, sign in calls:
        assert f"{name} (" in listed
        assert f"  - {sign}\n" in listed
