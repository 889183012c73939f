"""Related articles are the ones a reader would pick: a made handbook says which."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from immuno_sphinx_ext import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from immuno_sphinx_ext.domain import ImmunoDomain

    from .support import Project

    Make = Callable[..., Project]

PAGES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "related-pages.yaml").read_text("utf-8")
)
FIRST = 4
#: Of the expectations in the file, how many the ranking finds without a pin.
FOUND_WITHOUT_PINS = 88


def source(page: dict[str, Any], *, pinned: bool) -> str:
    """The page as an author would type it."""
    front = {key: page[key] for key in ("description", "audience", "tags") if page.get(key)}
    blocks = [
        *(
            f":::{{concept-card}} {name}\n:kind: therapy\nA thing.\n:::"
            for name in page.get("defines") or ()
        ),
        *(
            f"::::{{side-effect}} {name}\n:organ: skin\nA harm.\n"
            ":::{call} call-now\n- now\n:::\n::::"
            for name in page.get("side_effects") or ()
        ),
        " ".join(f"{{concept}}`{name}`" for name in page.get("uses") or ()),
        " ".join(f"[link](/{link}.md)" for link in page.get("links") or ()),
    ]
    if pinned and page.get("pin"):
        pins = ", ".join(f"/{pin}" for pin in page["pin"])
        blocks.append(f"```{{related-articles}}\n:pin: {pins}\n```")
    matter = yaml.safe_dump(front, allow_unicode=True)
    body = "\n\n".join(blocks)
    return f"---\norphan: true\n{matter}---\n# {page['title']}\n\n{body}\n"


def handbook(*, pinned: bool) -> dict[str, str]:
    """The made handbook as source files."""
    pages = {f"{page['page']}.md": source(page, pinned=pinned) for page in PAGES}
    return {"index.md": "# Home\n"} | pages


Ranking = dict[str, list[tuple[str, str]]]


def ranking(made: Project) -> tuple[ImmunoDomain, Ranking]:
    """For each page its first related articles, each with its reason."""
    built = made.build("dummy", suppress_warnings=["immuno.unused-card"])
    assert built.warnings == ""
    relations = built.domain.derived.relations
    first: Ranking = {}
    for page in PAGES:
        (block,) = built.domain.pages[page["page"]].blocks
        teasers = relations.teasers(page["page"], block)[:FIRST]
        first[page["page"]] = [(teaser.docname, teaser.reason) for teaser in teasers]
    return built.domain, first


def missed(first: Ranking) -> dict[str, list[str]]:
    """What each page expects and does not have."""
    found = {docname: {other for other, _ in others} for docname, others in first.items()}
    lost = {p["page"]: [e for e in p["expect"] if e not in found[p["page"]]] for p in PAGES}
    return {docname: others for docname, others in lost.items() if others}


def test_each_page_names_first_what_its_reader_would_pick(project: Make) -> None:
    _, first = ranking(project(handbook(pinned=True)))
    assert missed(first) == {}


def test_most_of_it_is_found_without_a_pin(project: Make) -> None:
    _, first = ranking(project(handbook(pinned=False)))
    wanted = sum(len(page["expect"]) for page in PAGES)
    found = wanted - sum(len(lost) for lost in missed(first).values())
    print(f"\n{found} of {wanted} expectations found without a pin")  # noqa: T201
    assert found >= FOUND_WITHOUT_PINS


def test_each_reason_is_true(project: Make) -> None:
    domain, first = ranking(project(handbook(pinned=True)))
    find = domain.derived.catalogue.find
    about = {
        docname: {c.name for c in page.cards} | {c.name for use in page.uses if (c := find(use))}
        for docname, page in domain.pages.items()
    }
    for docname, others in first.items():
        for other, reason in others:
            label, _, named = reason.partition(": ")
            links, back = domain.pages[docname].links, domain.pages[other].links
            if label == "Also about":
                assert set(named.split(", ")) <= about[docname] & about[other], (docname, other)
            elif label == "Same subject":
                tags = [
                    {names.key(t) for t in domain.pages[d].article.tags} for d in (docname, other)
                ]
                assert set(named.split(", ")) <= tags[0] & tags[1], (docname, other)
            elif reason == "This page links to it":
                assert other in links
            elif reason == "It links to this page":
                assert docname in back
            else:
                assert reason in {"In the same part of the handbook", ""}, reason


def test_the_order_is_the_same_whatever_the_order_of_files_and_of_hashes(
    project: Make, tmp_path: Path
) -> None:
    files = handbook(pinned=False)
    shown = []
    for seed, order in (("1", list(files)), ("2", sorted(files, reverse=True))):
        made = project({name: files[name] for name in order})
        out = tmp_path / f"out{seed}"
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "text", str(made.path), str(out)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, env=environment, capture_output=True)
        shown.append({path.name: path.read_text("utf-8") for path in sorted(out.rglob("*.txt"))})
    assert shown[0] == shown[1]
