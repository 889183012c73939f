"""The handbook itself: built in every format, alike in one process and in two."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_export import differences

REPOSITORY = Path(__file__).parents[2]


def build(builder: str, out: Path, processes: int) -> None:
    """Build the handbook with warnings as errors."""
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-j", str(processes)]
    command += ["-b", builder, "-d", str(out.with_suffix(".doctrees")), "-c", ".", "docs", str(out)]
    done = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def files(folder: Path) -> dict[str, bytes]:
    """All files below *folder* by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "latex", "text", "man"])
def test_two_processes_give_the_same_bytes_as_one(
    builder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # an EPUB and a LaTeX book name their day
    for processes in (1, 2):
        build(builder, tmp_path / str(processes), processes)
    made = files(tmp_path / "1")
    assert made == files(tmp_path / "2")
    assert made


def test_the_data_says_what_the_pages_say(handbook: Path) -> None:
    assert differences(handbook, "evidence/index") == []


def test_a_page_can_hold_no_live_html(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    raw = "```{raw} html\n<script>alert(1)</script>\n```\n"
    html = "<script>alert(1)</script>\n\nText <b onclick='alert(1)'>bold</b>\n"
    (source / "index.md").write_text(f"# Page\n\n{raw}\n{html}\nThe rest.\n", "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-c", ".", str(source), str(tmp_path / "out")]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert '"raw" directive disabled' in done.stderr
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "The rest." in page
    assert "<script>alert" not in page
    assert "<b " not in page
