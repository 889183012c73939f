"""The alert card in a browser: filled in, printed, kept to oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_pages import watch

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PAGE = "start/alert-card.html"
#: 171 mm, the width of two bank cards, at 96 pixels an inch.
WIDTH = 171 / 25.4 * 96


@pytest.mark.parametrize("scripts", [True, False])
def test_a_card_is_filled_in_and_nothing_is_sent_or_kept(
    browser: Browser, site: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}", wait_until="networkidle")
    seen = watch(page)
    line = page.get_by_label("24-hour line").first
    line.fill("01234 567890")
    page.keyboard.press("Enter")
    page.get_by_label("My medicine").first.fill("pembrolizumab")
    assert line.input_value() == "01234 567890"
    assert seen.requests == []
    assert context.cookies() == []
    assert context.storage_state()["origins"] == []
    page.reload()
    assert line.input_value() == ""
    context.close()


def test_printed_there_are_cards_of_wallet_size_and_nothing_else(
    browser: Browser, site: str
) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})  # A4
    page.goto(f"{site}/{PAGE}")
    page.get_by_label("My name").first.fill("A. Reader")
    page.emulate_media(media="print")
    cards = page.locator(".immuno-alert-card")
    assert cards.count() == 3
    for card in cards.all():
        box = card.bounding_box()
        assert box
        assert box["width"] == pytest.approx(WIDTH, abs=2)
        assert box["height"] < 108 / 25.4 * 96, "folded twice it is as small as a bank card"
    assert page.get_by_label("My name").first.input_value() == "A. Reader"
    assert page.get_by_role("heading", name="Does a card help?").is_hidden()
    lines = page.locator(".immuno-alert-card input").all()
    assert all(line.bounding_box() for line in lines)
    page.close()


def test_the_printed_cards_fit_on_one_sheet(handbook: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((handbook / PAGE).as_uri())
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") == 1 or b"/Count 1" in pdf
    page.close()
