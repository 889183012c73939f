"""The handbook as a book: its parts in LaTeX, the dates in an EPUB."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

HOME = """# Home

Hello.

## What it is

A book.

```{toctree}
:caption: First part
a
b
```

```{toctree}
:caption: Second part
c
```
"""
PAGES = {f"{name}.md": f"# Page {name}\n\n## Below {name}\n\nText.\n" for name in "abc"}


def headings(tex: str) -> list[str]:
    """The headings of the book, as ``part: First part``."""
    found = re.findall(r"(?m)^\\(part|chapter|section)\{(.*?)\}", tex)
    return [f"{level}: {re.sub(r'.sphinxstyle.*?{', '', title)}" for level, title in found]


def test_captions_are_the_parts_of_the_book_and_pages_its_chapters(project: Make) -> None:
    made = project({"index.md": HOME, **PAGES})
    built = made.build("latex", latex_toplevel_sectioning="part", immuno_related_articles=False)
    (tex,) = built.outdir.glob("*.tex")
    assert built.warnings == ""
    assert headings(tex.read_text("utf-8")) == [
        "part: First part",
        "chapter: Home",
        "section: What it is",
        "chapter: Page a",
        "section: Below a",
        "chapter: Page b",
        "section: Below b",
        "part: Second part",
        "chapter: Page c",
        "section: Below c",
    ]


def test_the_link_of_a_card_does_not_run_into_the_next_card(project: Make) -> None:
    cards = "".join(
        f":::{{grid-item-card}} Card {name}\n:link: {name}\n:link-type: doc\nOn {name}.\n:::\n\n"
        for name in "ab"
    )
    home = f"# Home\n\n::::{{grid}} 2\n\n{cards}::::\n\n```{{toctree}}\na\nb\n```\n"
    made = project({"index.md": home, **{f"{n}.md": PAGES[f"{n}.md"] for n in "ab"}})
    extensions = ["myst_parser", "sphinx_design", "immuno_sphinx_ext"]
    built = made.build("latex", extensions=extensions, immuno_related_articles=False)
    (tex,) = built.outdir.glob("*.tex")
    for name in "ab":
        assert re.search(rf"sphinxAtStartPar\n\S*.*Page {name}}}+\n\n", tex.read_text("utf-8"))


@pytest.mark.parametrize("home", [HOME, HOME.replace(":caption:", ":name:")])
def test_a_book_without_parts_is_left_as_sphinx_makes_it(project: Make, home: str) -> None:
    made = project(
        {"index.md": home.replace("First part", "i").replace("Second part", "ii"), **PAGES}
    )
    level = "part" if ":name:" in home else None
    built = made.build("latex", latex_toplevel_sectioning=level, immuno_related_articles=False)
    (tex,) = built.outdir.glob("*.tex")
    found = [heading.partition(": ")[2] for heading in headings(tex.read_text("utf-8"))]
    assert found[:2] == ["What it is", "Page a"]


def test_the_same_text_gives_the_same_epub(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    made = project(root="contract")
    books = []
    for parallel in (1, 2):
        (book,) = made.build("epub", parallel=parallel, clean=True).outdir.glob("*.epub")
        books.append(book.read_bytes())
    assert books[0] == books[1]


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man"])
def test_a_book_built_again_after_an_edit_is_what_a_clean_build_gives(
    project: Make, monkeypatch: pytest.MonkeyPatch, builder: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    made = project(root="contract")
    first = made.build(builder).files
    card = ":::{concept-card} New cell\n:kind: cell\nA new one.\n:::\n\n"
    signs = (made.path / "part/signs.md").read_text("utf-8")
    made.write({"part/signs.md": f"{signs}\n{card}A {{concept}}`new cell`, {{concept}}`pd1`.\n"})
    again = made.build(builder).files
    assert again != first
    assert again == made.build(builder, clean=True).files
