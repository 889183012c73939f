"""Icon arrays: rates of 100 people, alike in words and in the picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from immuno_sphinx_ext import drawings

from .test_wrong_input import EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

ROWS = "0 Nobody\n1 One\n99 Nearly all\n"


def array(rows: str, evidence: str = "") -> str:
    option = f":evidence: {evidence}\n" if evidence else ""
    return f"# Page\n\n:::{{icon-array}} Alive, of 100 people\n{option}\n{rows}:::\n"


def dots(path: str) -> int:
    """How many dots the dashes of *path* are: one at each whole number of each line."""
    return sum(int(float(length)) + 1 for length in re.findall(r"h([\d.]+)", path))


@pytest.mark.parametrize("count", range(101))
def test_the_picture_has_as_many_full_dots_as_the_words_say(count: int) -> None:
    svg = drawings.icon_array(count)
    empty, hole, full = re.findall(r' d="([^"]*)"', svg)
    assert (dots(full), dots(empty)) == (count, 100 - count)
    assert hole == empty
    places = re.findall(r"M(\d)\.5 (\d)\.5", full + empty)
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("builder", ["html", "epub", "latex", "text", "man", "xml"])
def test_every_format_says_it_in_words(project: Make, builder: str) -> None:
    built = project({"index.md": array(ROWS)}).build(builder)
    assert built.warnings == ""
    output = next(p for p in built.outdir.rglob("*") if p.stem in {"index", "minimal"})
    if builder == "html":
        output = built.outdir / "index.html"
    if builder in {"latex", "man"}:
        output = next(p for p in built.outdir.iterdir() if p.suffix in {".tex", ".1"})
    raw = output.read_text("utf-8")
    text = " ".join(
        re.sub(r"<[^>]+>|\\sphinx\w+|\\f[BP]|[\\*{}]|^\.\w+", " ", raw, flags=re.MULTILINE).split()
    )
    for words in ("0 of 100 Nobody", "1 of 100 One", "99 of 100 Nearly all"):
        assert words in text
    assert ("<svg" in raw) == (builder == "html")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("101 Too many\n5 Kept\n", "'101 Too many' can't be read. Expected a whole number"),
        ("many\n5 Kept\n", "'many' can't be read. Expected a whole number"),
        ("5\n5 Kept\n", "'5' can't be read. Expected a whole number"),
        ("4.5 Half\n5 Kept\n", "'4.5 Half' can't be read. Expected a whole number"),
        ("5 Kept\n1 a\n2 b\n3 c\n", "4 rows; expected 1 to 3, as in '43 Two drugs together'"),
    ],
)
def test_a_row_that_can_not_be_read_is_named_and_the_others_stay(
    project: Make, rows: str, message: str
) -> None:
    built = project({"index.md": array(rows)}).build()
    assert f"index.md:3: WARNING: icon-array: {message}" in built.warnings
    assert built.warnings.count("WARNING") == 1
    assert "[immuno.option]" in built.warnings
    assert "Kept" in built.read("index.html")


def test_an_empty_array_is_named(project: Make) -> None:
    built = project({"index.md": array("")}).build()
    assert "0 rows; expected 1 to 3" in built.warnings


def test_its_figures_stand_in_the_records_that_it_cites(project: Make) -> None:
    config: dict[str, Any] = {"bibtex_bibfiles": ["references.bib"]}
    rate = EVIDENCE["evidence/x.yaml"].replace("A rule.", "43% and 7% of them.")
    made = project(EVIDENCE | {"evidence/x.yaml": rate, "index.md": array("43 A\n7 B\n")})
    assert "43" in made.build(**config).warnings
    made.write({"index.md": array("43 A\n7 B\n", "ex-rules")})
    assert made.build(**config).warnings == ""
    made.write({"index.md": array("43 A\n8 B\n", "ex-rules")})
    assert "the figure '8' is not in the records cited here" in made.build(**config).warnings


def test_a_label_may_hold_a_link_to_a_card(project: Make) -> None:
    card = "\n:::{concept-card} T cell\n:kind: cell\nA cell.\n:::\n"
    built = project({"index.md": array("43 The {concept}`t cell` group\n") + card}).build()
    assert built.warnings == ""
    assert 'href="#concept-t-cell"' in built.read("index.html")
