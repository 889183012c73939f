"""Nothing that stands in an option, an argument or front matter comes alive on a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import html5lib
import pytest

from immuno_sphinx_ext import names

from .test_wrong_input import EVIDENCE, Block, rst_roles, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from .support import Project

    Make = Callable[..., Project]

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "address": "javascript:alert(1)",
    "attribute": "' onmouseover='x",
    "end of data": "]]>",
    "entity": "&lt;b&gt;",
    "control characters": "a\u202eb\x01c\x07d\x1be\x7ff\u2066g\u202c",
    "formats": "%s %d {0}",
}
PLACES = {
    "concept-card": ("kind", "aliases", "related", "say", "class", "target", "evidence"),
    "side-effect": ("organ", "therapies", "onset", "frequency", "aliases", "evidence"),
    "related-articles": ("limit", "pin", "exclude"),
    "concept-index": ("kind",),
    "article-list": ("part", "audience", "tag"),
    "grade-table": ("organ",),
    "icon-array": ("evidence",),
    "alert-card": ("lines",),
}
KEYS = ("description", "tags", "audience", "reviewed", "countries", "related")
EMPTY = "---\norphan: true\n---\n# Empty\n"
NAMED = ("concept-card", "side-effect", "call", "grade", "in-depth", "icon-array", "alert-card")


def blocks_with(hostile: str, option_value: str) -> list[Block]:
    """A block for each option and each argument, with *hostile* in it."""
    in_options = [
        Block(name, f"{option} of {name}" if name in NAMED else "", {option: option_value}, body="")
        for name, options in PLACES.items()
        for option in options
    ]
    return [*in_options, *(Block(name, hostile) for name in NAMED)]


def scripts(document: Element) -> list[tuple[dict[str, str], str]]:
    """What runs on a page; a block of data does not, but must be whole."""
    found = [(script.attrib, "".join(script.itertext())) for script in document.iter("script")]
    for attributes, text in found:
        if attributes.get("type") == "application/ld+json":
            json.loads(text)
    return [script for script in found if script[0].get("type") != "application/ld+json"]


def source(hostile: str, syntax: str) -> str:
    """A page with *hostile* wherever the extension reads text."""
    # Unquoted, a quotation mark at the start would make MyST drop the option.
    value = json.dumps(hostile) if syntax == "md" else hostile
    blocks = [b.myst() if syntax == "md" else b.rst() for b in blocks_with(hostile, value)]
    roles = " ".join(f"{{{role}}}`{hostile}`" for role in ("concept", "side-effect", "evidence"))
    text = "\n\n".join([*blocks, roles if syntax == "md" else rst_roles(roles)])
    if syntax == "md":
        front = "".join(f"{key}: {json.dumps(hostile)}\n" for key in KEYS)
        return f"---\n{front}---\n# Page\n\n{text}\n"
    front = "".join(f":{key}: {hostile}\n" for key in KEYS)
    return f"{front}\nPage\n====\n\n{text}\n"


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("syntax", ["md", "rst"])
def test_hostile_text_is_shown_or_refused_and_never_live(
    project: Make, syntax: str, hostile: str
) -> None:
    files = {f"index.{syntax}": source(HOSTILE[hostile], syntax), "empty.md": EMPTY}
    built = project(files | EVIDENCE).build(bibtex_bibfiles=["references.bib"], smartquotes=False)
    typed = names.tidy(HOSTILE[hostile])
    assert f"unknown organ '{typed}'" in built.warnings, "the options have arrived"
    assert typed in text_of(built)
    empty = html5lib.parse(built.read("empty.html"), namespaceHTMLElements=False)
    for name in ("index.html", "genindex.html"):
        document = html5lib.parse(built.read(name), namespaceHTMLElements=False)
        assert scripts(document) == scripts(empty)
        for element in document.iter():
            assert element.tag not in {"img", "svg", "iframe"}
            assert not [attribute for attribute in element.attrib if attribute.startswith("on")]
            assert not element.get("href", "").strip().lower().startswith("javascript:")


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("syntax", ["md", "rst"])
def test_warnings_about_hostile_text_can_be_read(project: Make, syntax: str, hostile: str) -> None:
    files = {f"index.{syntax}": source(HOSTILE[hostile], syntax)}
    built = project(files | EVIDENCE).build(bibtex_bibfiles=["references.bib"], smartquotes=False)
    lines = built.warnings.rstrip("\n").split("\n")
    assert [line for line in lines if not line.isprintable()] == []
    assert [line for line in lines if " [immuno." not in line] == []
