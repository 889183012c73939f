"""The clinicians' pages: the emergency page on one side of paper, tables that sort and fit."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

EMERGENCY = "clinicians/emergency.html"
#: How the last paragraph of the emergency page begins.
LAST = "Nobody answers?"


def test_the_emergency_page_fits_on_one_side_of_paper(
    browser: Browser, handbook: Path, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto((handbook / EMERGENCY).as_uri())
    pdf = tmp_path / "emergency.pdf"
    page.pdf(path=pdf, format="A4")
    page.close()
    reader = shutil.which("pdftotext")
    assert reader, "no pdftotext found: install the package poppler-utils"
    command = [reader, "-l", "1", str(pdf), "-"]
    first = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert LAST in " ".join(first.split())


def test_the_emergency_page_fits_on_three_screens_of_a_phone(
    browser: Browser, handbook: Path
) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 667})
    page.goto((handbook / EMERGENCY).as_uri())
    box = page.get_by_text(LAST).locator("xpath=ancestor-or-self::p").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 3 * 667
    page.close()


def clinicians(handbook: Path) -> list[Path]:
    return sorted((handbook / "clinicians").glob("*.html"))


def test_every_table_has_heads_of_columns_and_of_rows(browser: Browser, handbook: Path) -> None:
    page = browser.new_page()
    for path in clinicians(handbook):
        page.goto(path.as_uri())
        for table in page.locator("article table").all():
            assert table.locator("thead th").count() >= 2, path.name
            rows = table.locator("tbody tr")
            assert table.locator("tbody tr > th:first-child").count() == rows.count(), path.name
    page.close()


def test_a_citation_in_the_head_of_a_column_is_still_a_link(
    browser: Browser, handbook: Path
) -> None:
    page = browser.new_page()
    page.goto((handbook / "clinicians/grading.html").as_uri())
    head = page.locator("th:has-text('General action')").first
    assert head.locator("button a").count() == 0
    head.locator("a").first.click()
    assert "#footcite-" in page.url
    page.close()


def test_tables_sort(browser: Browser, handbook: Path) -> None:
    page = browser.new_page()
    page.goto((handbook / "clinicians/grading.html").as_uri())
    table = page.locator("table.immuno-sortable").first
    button = table.get_by_role("button").first
    button.click()
    names = table.locator("tbody tr > th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    button.click()
    assert table.locator("tbody tr > th").all_inner_texts() == names[::-1]
    page.close()


@pytest.mark.parametrize("width", [320, 375])
def test_tables_fit_a_phone(browser: Browser, handbook: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 667})
    for path in clinicians(handbook):
        page.goto(path.as_uri())
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, path.name
        for table in page.locator("table.immuno-sortable").all():
            box = table.bounding_box()
            assert box
            assert box["x"] + box["width"] <= width, path.name
    page.close()
