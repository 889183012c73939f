"""Previews of concepts as a reader meets them: mouse, keyboard, touch, without scripts."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.support import Project

SUMMARY = "A brake on T cells."
PAGES = {
    "index.md": (
        "# Home\n\nBefore. A {concept}`pd1` and a {concept}`T cell`.\n\n[After](a.md)\n\n"
        + "Filler.\n\n" * 60
        + "At the end a {concept}`brake <pd-1>`.\n"
    ),
    "a.md": (
        "---\norphan: true\n---\n# Cards\n\n"
        f":::{{concept-card}} PD-1\n:kind: molecule\n:aliases: PD1\n{SUMMARY}\n:::\n\n"
        ":::{concept-card} T cell\n:kind: cell\nA white blood cell.\n:::\n"
    ),
}


@pytest.fixture
def built(project: Callable[..., Project]) -> Path:
    """The folder of a small handbook in Furo."""
    made = project(PAGES)
    out = made.path / "_build" / "html"
    theme = ["-D", "html_theme=furo"]
    command = [sys.executable, "-m", "sphinx", "-q", "-W", *theme, str(made.path), str(out)]
    subprocess.run(command, check=True)
    return out


@pytest.fixture
def page(browser: Browser, built: Path) -> Page:
    """Its home page, opened from the file."""
    opened = browser.new_page(viewport={"width": 1000, "height": 700}, reduced_motion="reduce")
    opened.goto((built / "index.html").as_uri())
    return opened


def preview(page: Page, text: str = SUMMARY) -> Locator:
    return page.locator(".immuno-preview", has_text=text)


def link(page: Page, name: str = "pd1") -> Locator:
    return page.get_by_role("link", name=name, exact=True)


def test_hovering_opens_and_leaving_closes(page: Page) -> None:
    expect(preview(page)).to_be_hidden()
    link(page).hover()
    expect(preview(page)).to_be_visible()
    page.mouse.move(5, 690)
    expect(preview(page)).to_be_hidden()


def test_a_passing_pointer_opens_nothing(page: Page) -> None:
    box = link(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 3, box["y"] + 3)
    page.mouse.move(5, 690)
    page.wait_for_timeout(500)
    expect(preview(page)).to_be_hidden()


def test_the_pointer_may_enter_and_follow_the_link(page: Page) -> None:
    link(page).hover()
    expect(preview(page)).to_be_visible()
    preview(page).hover()
    page.wait_for_timeout(600)
    expect(preview(page)).to_be_visible()
    preview(page).get_by_role("link", name="More on").click()
    page.wait_for_url("**/a.html#concept-pd-1")


def test_only_one_preview_is_open(page: Page) -> None:
    link(page).hover()
    expect(preview(page)).to_be_visible()
    link(page, "T cell").hover()
    expect(preview(page, "A white blood cell.")).to_be_visible()
    expect(preview(page)).to_be_hidden()


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    link(page).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link(page)).to_be_focused()
    expect(preview(page)).to_be_visible()
    expect(link(page)).to_have_accessible_description(f"PD-1 Molecule {SUMMARY}")
    page.keyboard.press("Tab")
    expect(preview(page).get_by_role("link")).to_be_focused()
    expect(preview(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview(page)).to_be_hidden()
    expect(link(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(link(page, "T cell")).to_be_focused()
    expect(preview(page, "A white blood cell.")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(preview(page, "A white blood cell.")).to_be_hidden()


def test_escape_closes_what_hovering_opened(page: Page) -> None:
    link(page).hover()
    expect(preview(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview(page)).to_be_hidden()


def test_enter_follows_the_link_itself(page: Page) -> None:
    link(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/a.html#concept-pd-1")


def test_a_preview_stays_within_the_window(page: Page) -> None:
    last = link(page, "brake")
    last.scroll_into_view_if_needed()
    last.hover()
    expect(preview(page)).to_be_visible()
    expect(preview(page)).to_be_in_viewport(ratio=1)


def test_the_first_tap_opens_and_the_link_inside_follows(browser: Browser, built: Path) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto((built / "index.html").as_uri())
    link(page).tap()
    expect(preview(page)).to_be_visible()
    expect(preview(page)).to_be_in_viewport(ratio=1)
    assert page.url.endswith("index.html")
    page.get_by_role("heading", name="Home").tap()
    expect(preview(page)).to_be_hidden()
    link(page).tap()
    preview(page).get_by_role("link").tap()
    page.wait_for_url("**/a.html#concept-pd-1")
    context.close()


def test_without_scripts_a_plain_link_is_left(browser: Browser, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built / "index.html").as_uri())
    expect(preview(page)).to_be_hidden()
    link(page).click()
    page.wait_for_url("**/a.html#concept-pd-1")
    context.close()


def test_a_strict_policy_lets_previews_work(browser: Browser, built: Path) -> None:
    html = (built / "index.html").read_text("utf-8")
    policy = (
        "script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; style-src-attr 'none'"
    )
    html = html.replace(
        "<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1
    )
    (built / "strict.html").write_text(html, "utf-8")
    page = browser.new_page()
    page.goto((built / "strict.html").as_uri())
    link(page).hover()
    expect(preview(page)).to_be_visible()
    box, at = preview(page).bounding_box(), link(page).bounding_box()
    assert box
    assert at
    assert abs(box["y"] - at["y"] - at["height"]) < 20, "it stands below its link"
