"""The zip file holds what a reader needs, and the same pages give the same bytes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from immuno_sphinx_ext.offline import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A built site, as far as this matters."""
    site = tmp_path / "html"
    for name in ("index.html", "part/page.html", ".doctrees/index.doctree", ".buildinfo"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, "utf-8")
    return site


def test_all_pages_are_in_it_and_nothing_of_the_build(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "handbook.zip"
    assert main([str(pages), str(target)]) == 0
    with ZipFile(target) as archive:
        assert archive.namelist() == ["handbook/index.html", "handbook/part/page.html"]
        assert archive.read("handbook/part/page.html") == b"part/page.html"
    assert "2 files" in capsys.readouterr().out


@pytest.mark.parametrize("epoch", ["", "1700000000", "0"])
def test_the_same_pages_give_the_same_bytes(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    target = tmp_path / "handbook.zip"
    main([str(pages), str(target)])
    first = target.read_bytes()
    os.utime(pages / "index.html", (1, 1))
    main([str(pages), str(target)])
    assert target.read_bytes() == first


def test_a_folder_without_pages_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), str(tmp_path / "handbook.zip")])
    assert "holds no index.html" in capsys.readouterr().err
