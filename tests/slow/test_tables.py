"""The table of side effects in a browser: sorted, filtered, announced, kept in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOTS
from tests.support import Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ORGANS = ("skin", "gut", "liver", "lung", "glands")
URGENCIES = ("emergency", "call-now", "tell-team", "self-care")
COUNT = 500


def callout(number: int) -> str:
    return (
        f"::::{{side-effect}} Harm {number}\n"
        f":organ: {ORGANS[number % len(ORGANS)]}\n"
        f":onset: {number % 30 + 1}-{number % 30 + 40} weeks\n"
        f":therapies: {'Examplimab' if number % 2 else 'Othermab, Examplimab'}\n\nA harm.\n\n"
        f":::{{call}} {URGENCIES[number % len(URGENCIES)]}\n- sign {number}\n:::\n::::\n"
    )


@pytest.fixture(scope="module")
def table_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a table of 500 side effects."""
    project = Project(tmp_path_factory.mktemp("tables") / "source", ROOTS / "minimal")
    medicines = "".join(
        f":::{{concept-card}} {name}\n:kind: medicine\nA medicine.\n:::\n"
        for name in ("Examplimab", "Othermab")
    )
    project.write(
        {
            "index.md": "# Home\n\n```{side-effect-table}\n```\n\n```{onset-chart}\n```\n\n"
            "```{toctree}\nharms\n```\n",
            "harms.md": "# Harms\n\n" + medicines + "\n".join(map(callout, range(COUNT))),
        }
    )
    built = project.build(html_theme="furo")
    assert built.warnings == ""
    return built.outdir / "index.html"


@pytest.fixture
def page(browser: Browser, table_page: Path) -> Iterator[Page]:
    """The page, opened from its file."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(table_page.as_uri())
    yield opened
    context.close()


def names(page: Page) -> list[str]:
    """The names of the side effects that are shown."""
    return page.locator(".immuno-side-effects tbody tr:visible th").all_inner_texts()


def test_filters_narrow_the_table_and_say_how_many_are_left(page: Page) -> None:
    status = page.get_by_role("status")
    assert status.inner_text() == f"{COUNT} of {COUNT} shown"
    page.get_by_label("Where").select_option("gut")
    assert status.inner_text() == f"100 of {COUNT} shown"
    page.get_by_label("How urgent").select_option("Can be an emergency")
    assert status.inner_text() == f"25 of {COUNT} shown"
    page.get_by_label("With").select_option("Othermab")
    assert status.inner_text() == f"25 of {COUNT} shown"
    page.get_by_label("Words").fill("SIGN 16")
    assert names(page) == ["Harm 116", "Harm 16", "Harm 216", "Harm 316", "Harm 416"]
    assert status.inner_text() == f"5 of {COUNT} shown"
    page.get_by_role("button", name="Show all").click()
    assert status.inner_text() == f"{COUNT} of {COUNT} shown"


def test_what_is_chosen_is_in_the_address_and_survives_a_reload(page: Page) -> None:
    page.get_by_label("Where").select_option("liver")
    page.get_by_label("Words").fill("harm 1")
    starts = page.get_by_role("columnheader", name="Starts").get_by_role("button").first
    starts.click()
    starts.click()
    before = names(page)
    assert before
    assert "where=liver" in page.url
    page.reload()
    assert names(page) == before
    assert page.get_by_label("Where").input_value() == "liver"
    head = page.locator("table.immuno-side-effects").get_by_role("columnheader", name="Starts")
    assert head.get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Show all").click()
    assert "where" not in page.url


def test_a_foreign_address_does_no_harm(browser: Browser, table_page: Path) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    hostile = "?where=<img src=x onerror=alert(1)>&sort=nonsense&words=%5B(%22'&how-urgent=zz"
    page.goto(table_page.as_uri() + hostile)
    assert page.get_by_role("status").inner_text() == f"0 of {COUNT} shown"
    assert page.locator("img").count() == 0
    assert errors == []
    page.close()


def test_heads_sort_by_time_and_urgency_not_by_letters(page: Page) -> None:
    table = page.locator("table.immuno-side-effects")
    table.get_by_role("button", name="Starts").click()
    onsets = table.locator("tbody tr td:last-child").all_inner_texts()
    first = [int(text.split()[0]) for text in onsets]
    assert first == sorted(first)
    table.get_by_role("button", name="How urgent").click()
    urgencies = [
        text.split("\n")[0] for text in table.locator("tbody td:nth-child(3)").all_inner_texts()
    ]
    assert list(dict.fromkeys(urgencies)) == [
        "Can be an emergency",
        "Call your team day or night",
        "Tell your team",
        "Can be looked after at home",
    ]


def test_the_keyboard_alone_sorts_and_filters(page: Page) -> None:
    page.get_by_label("Where").focus()
    page.keyboard.press("s")  # skin
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("harm 495")
    assert page.get_by_role("status").inner_text() == f"1 of {COUNT} shown"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    head = page.locator(".immuno-side-effects thead th").first
    assert head.get_attribute("aria-sort") == "ascending"


def test_500_rows_are_filtered_without_a_lag(page: Page) -> None:
    page.get_by_label("Words").focus()
    began = page.evaluate("performance.now()")
    page.evaluate(
        """() => {
          const input = document.querySelector(".immuno-filter input");
          for (let n = 0; n < 50; n++) {
            input.value = "sign " + n;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            document.body.getBoundingClientRect();
          }
        }"""
    )
    assert (page.evaluate("performance.now()") - began) / 50 < 100, "a tenth of a second a key"


def test_without_scripts_the_table_is_whole(browser: Browser, table_page: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(table_page.as_uri())
    assert page.locator(".immuno-side-effects tbody tr:visible").count() == COUNT
    assert page.locator(".immuno-filter").count() == 0
    context.close()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_table_fits_any_width_and_each_cell_says_what_it_holds(
    browser: Browser, table_page: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(table_page.as_uri())
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    box = page.locator("table.immuno-side-effects").bounding_box()
    assert box
    assert box["x"] + box["width"] <= width
    if width < 640:
        label = "getComputedStyle(document.querySelector('td[data-label]'), '::before').content"
        assert page.evaluate(label) == '"Where"'
    page.close()


def test_bars_are_seen_in_forced_colours_and_in_print(browser: Browser, table_page: Path) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(table_page.as_uri())
    bar = page.locator(".immuno-onset rect").first
    colour = "bar => getComputedStyle(bar).fill"
    assert bar.evaluate(colour) == page.evaluate("getComputedStyle(document.body).color"), (
        "the colour of text"
    )
    page.emulate_media(media="print", forced_colors="none")
    assert bar.is_visible()
    assert bar.evaluate(colour) not in {"none", "rgb(255, 255, 255)"}
    context.close()
