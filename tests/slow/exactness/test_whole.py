"""What one or two builds of the whole made handbook show."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from .compare import differences
from .handbook import Handbook, made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support import Project

    Make = Callable[..., Project]

THEMES = ["alabaster", "furo"]


def handbook(project: Make, theme: str = "alabaster") -> tuple[Handbook, Project]:
    book, folder = made(theme), project({"index.md": "# Home\n"})
    book.sync(folder.path)
    return book, folder


def run(folder: Project, builder: str = "html") -> Path:
    """Build in a process of its own; return the output folder."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1767225600"}
    command = [*folder.command(builder), "-q"]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return folder.path / "_build" / builder


@pytest.mark.parametrize("theme", THEMES)
def test_a_second_build_reads_and_writes_nothing(project: Make, theme: str) -> None:
    _book, folder = handbook(project, theme)
    folder.build(html_theme=theme)
    outdir = folder.path / "_build" / "html"
    before = {path: path.read_bytes() for path in outdir.rglob("*") if path.is_file()}
    built = folder.build(html_theme=theme)
    assert "0 added, 0 changed, 0 removed" in built.status
    assert "no targets are out of date" in built.status
    assert built.written == set()
    assert before == {path: path.read_bytes() for path in outdir.rglob("*") if path.is_file()}


def test_prose_of_one_page_writes_that_page_and_its_parents(project: Make) -> None:
    book, folder = handbook(project)
    folder.build(html_theme="alabaster")
    book.pages["part/three"].intro = "Other words."
    book.sync(folder.path)
    # Sphinx itself writes those that have the page in their toctree.
    assert folder.build(html_theme="alabaster").written == {"part/three", "part/index"}
    book.pages["other/orphan"].intro = "Other words."
    book.sync(folder.path)
    assert folder.build(html_theme="alabaster").written == {"other/orphan"}


@pytest.mark.parametrize("folded", [True, False])
def test_a_heading_is_written_where_the_tree_at_the_side_shows_it(
    project: Make, folded: bool
) -> None:
    book, folder = handbook(project)
    book.config["html_theme_options"] = {"sidebar_collapse": folded}
    book.sync(folder.path)
    folder.build(html_theme="alabaster")
    book.pages["part/three"].sections[0].heading = "Other"
    book.sync(folder.path)
    wanted = {"part/three", "part/index", "index"} if folded else set(book.pages)
    assert folder.build(html_theme="alabaster").written == wanted


def test_a_summary_writes_the_pages_that_show_it(project: Make) -> None:
    book, folder = handbook(project)
    folder.build(html_theme="alabaster")
    book.pages["other/alone"].cards[0].summary = "Another messenger."
    book.pages["part/one"].sections[0].paragraphs.append("A {concept}`cytokine`.")
    book.sync(folder.path)
    folder.build(html_theme="alabaster")
    book.pages["other/alone"].cards[0].summary = "A third messenger."
    book.sync(folder.path)
    # Its own page, the page that names it, the parents of both, the index of names.
    wanted = {"other/alone", "index", "part/one", "part/index", "names"}
    assert folder.build(html_theme="alabaster").written == wanted


@pytest.mark.parametrize("theme", THEMES)
def test_two_processes_and_two_builds_give_the_same_bytes(project: Make, theme: str) -> None:
    _book, folder = handbook(project, theme)
    _book, other = handbook(project, theme)
    serial = run(folder)
    assert differences(serial, run(other)) == []
    parallel = other.build(parallel=2, clean=True, html_theme=theme).outdir
    if "SOURCE_DATE_EPOCH" not in os.environ:  # the day of the build says what is overdue
        serial = folder.build(clean=True, html_theme=theme).outdir
    assert differences(serial, parallel) == []


def test_a_changed_style_sheet_changes_the_checksum_on_every_page(project: Make) -> None:
    # In processes of their own: Sphinx remembers checksums as long as a process lives.
    book, folder = handbook(project)
    book.config |= {"html_static_path": ["static"], "html_css_files": ["own.css"]}
    _book, clean = handbook(project)
    for margin in (1, 2):
        for each in (folder, clean):
            book.sync(each.path)
            each.write({"static/own.css": f"p {{ margin: {margin}px }}\n"})
        outdir = run(folder)
    assert "own.css?v=" in (outdir / "index.html").read_text("utf-8")
    assert differences(outdir, run(clean)) == []
