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
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from .support import Built, Project

    Make = Callable[..., Project]


DATA = Path(__file__).parent / "data"


def data_of(built: Built) -> dict[str, Any]:
    """What the file holds, once it is found valid."""
    data = json.loads(built.read("handbook.json"))
    schema = json.loads(built.read(data["$schema"]))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(data)] == []
    return data  # type: ignore[no-any-return]


def shown(built: Built, url: str) -> str:
    """The words of the element that *url* leads to."""
    name, _, anchor = url.partition("#")
    name = f"{name}index.html" if name.endswith("/") or not name else name
    document: Element = html5lib.parse(built.read(name), namespaceHTMLElements=False)
    for node in document.iter():
        if node.get("id") == anchor or (not anchor and node.tag == "body"):
            return " ".join("".join(node.itertext()).replace("\u2019", "'").split())
    raise AssertionError(url)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_it_says_what_the_pages_say(project: Make, builder: str) -> None:
    built = project(root="contract").build(builder)
    data = data_of(built)
    for card in data["concepts"] + data["side_effects"]:
        words = shown(built, card["url"])
        for said in (card["name"], *card["aliases"], card["summary"].replace("\u2019", "'")):
            assert said in words
    assert data["side_effects"]
    for effect in data["side_effects"]:
        words = shown(built, effect["url"])
        for call in effect["calls"]:
            for said in (call["heading"], *call["items"]):
                assert said.replace("\u2019", "'") in words
        for grade in effect["grades"]:
            assert grade["heading"] in words
            assert all(word in words for word in grade["text"].replace("\u2019", "'").split())
    facts = shown(built, next(a["url"] for a in data["articles"] if a["page"] == "part/facts"))
    for record in data["evidence"]:
        for said in (record["claim"], record["as_of"], record["source"]["label"]):
            assert said.replace("\u2019", "'") in facts
    for article in data["articles"]:
        assert article["title"] in shown(built, article["url"])


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
    assert "Read more" not in text, "a preview is no text of the page"
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
