"""A build gives what a clean build gives, and writes no page without a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immuno_sphinx_ext.rewrite import FINGERPRINTS, MARKER

from .test_related import page, related

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

PAGES = {
    "index.md": "# Home\n",
    "a.md": page("A", "Text.", tags="[gut]"),
    "b.md": page("B", tags="[gut]"),
    "c.md": page("C"),
}


def test_a_second_build_writes_nothing(project: Make) -> None:
    made = project(PAGES)
    made.build()
    built = made.build()
    assert built.written == set()
    assert "no targets are out of date" in built.status


def test_changed_prose_writes_its_own_page_only(project: Make) -> None:
    made = project(PAGES)
    made.build()
    made.write({"a.md": page("A", "Other text.", tags="[gut]")})
    assert made.build().written == {"a"}


def test_another_builder_in_between_leaves_no_page_stale(project: Make) -> None:
    made = project(PAGES)
    made.build("html")
    made.write({"a.md": page("New", tags="[gut]")})
    made.build("text")
    built = made.build("html")
    assert related(built, "b.html") == [("New", "Same subject: gut")]


def test_after_a_build_that_did_not_end_every_page_is_written(project: Make) -> None:
    made = project(PAGES)
    outdir = made.build().outdir
    assert not (outdir / MARKER).exists()
    (outdir / MARKER).touch()
    assert made.build().written == {"index", "a", "b", "c"}
    assert not (outdir / MARKER).exists()
    assert made.build().written == set()


def test_a_damaged_fingerprint_file_is_as_good_as_none(project: Make) -> None:
    made = project(PAGES)
    outdir = made.build().outdir
    (outdir / FINGERPRINTS).write_text("{", "utf-8")
    assert made.build().written == {"index", "a", "b", "c"}


def test_an_epub_holds_no_traces_of_the_build(project: Make) -> None:
    made = project(PAGES)
    assert made.build("epub").warnings == ""
    built = made.build("epub")
    assert built.warnings == ""
    assert "immuno-views" not in built.read("content.opf")
