"""A build gives what a clean build gives, and writes no page without a reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from immuno_sphinx_ext.rewrite import FINGERPRINTS, MARKER

from .test_related import CARD, page, related

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


def test_a_markdown_link_to_a_card_is_a_use_of_it(project: Make) -> None:
    card = ":::{{concept-card}} B-cell\n:kind: cell\n{}\n:::\n"
    made = project(
        {
            "index.md": "# Home\n",
            "a.md": page("A", card.format("A cell.")),
            "b.md": page("B", "A [cell](#b-cell)."),
        }
    )
    assert "Used on (1)" in made.build().read("a.html")
    made.write({"a.md": page("A", card.format("A white cell."))})
    assert "A white cell." in made.build().read("b.html")


def test_a_build_of_one_file_does_not_count_as_one_of_all(project: Make) -> None:
    made = project(PAGES)
    made.build()
    made.write({"a.md": page("New", tags="[gut]")})
    assert made.build(only="c.md").written == {"c"}
    assert made.build().written == {"a", "b"}
    assert made.build(only="c.md", html_title="Other").written == {"c"}
    assert made.build(html_title="Other").written == {"index", "a", "b"}


def test_the_files_of_a_deleted_page_go_and_no_others(project: Make) -> None:
    made = project(PAGES | {"part/d.md": page("D")})
    outdir = made.build().outdir
    (outdir / "own.html").write_text("Not ours.", "utf-8")
    (outdir / "part" / "e.html").write_text("Not ours.", "utf-8")
    made.delete("part/d.md")
    made.build()
    assert not (outdir / "part" / "d.html").exists()
    assert not (outdir / "_sources" / "part" / "d.md.txt").exists()
    assert (outdir / "own.html").exists()
    assert (outdir / "part" / "e.html").exists()


def test_no_file_outside_the_output_folder_is_removed(project: Make) -> None:
    made = project(PAGES)
    outdir = made.build().outdir
    state = json.loads((outdir / FINGERPRINTS).read_text("utf-8"))
    state["files"]["gone"] = ["../../index.md", str(made.path / "a.md"), "index.html"]
    (outdir / FINGERPRINTS).write_text(json.dumps(state), "utf-8")
    made.build()
    assert (made.path / "index.md").exists()
    assert (made.path / "a.md").exists()
    assert (outdir / "index.html").exists()


def test_the_search_index_keeps_index_entries_and_forgets_words(project: Make) -> None:
    made = project(PAGES | {"d.md": page("D", CARD + "Zebra.")})
    made.build()
    made.write({"b.md": page("B", "Other."), "d.md": page("D", CARD)})
    made.build()
    index = made.build().read("searchindex.js")
    assert '"indexentries":{"colitis check":[[3,"concept-colitis-check",false]]}' in index
    assert "zebra" not in index


def test_a_file_moved_upon_an_older_one_is_read(project: Make) -> None:
    made = project(PAGES)
    made.build()
    (made.path / "c.md").rename(made.path / "a.md")
    assert "<h1>C<" in made.build().read("a.html")


def test_a_link_to_a_page_that_comes_later_becomes_a_link(project: Make) -> None:
    links = page("D", "[](../c.md) and [](/c.md).", related="false")
    made = project({"index.md": "# Home\n", "part/d.md": links})
    assert "c.html" not in made.build().read("part/d.html")
    made.write({"c.md": page("C")})
    assert made.build().read("part/d.html").count('href="../c.html"') == 2
    made.delete("c.md")
    html = made.build().read("part/d.html")
    assert html == made.build(clean=True).read("part/d.html")


def test_section_numbers_reach_every_format_after_a_build_of_one_file(project: Make) -> None:
    made = project(
        {"index.md": "# Home\n\n```{toctree}\na\nb\n```\n", "a.md": "# A\n", "b.md": "# B\n"}
    )
    made.build("text")
    made.write({"index.md": "# Home\n\n```{toctree}\n:numbered:\na\nb\n```\n"})
    made.build("html", only="b.md")
    assert made.build("text").read("a.txt").startswith("1. A")
