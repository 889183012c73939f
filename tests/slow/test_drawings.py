"""The drawn figures: said in words, and in the colours of the page, not of the system."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    Scheme = Literal["light", "dark"]

DOCS = Path(__file__).parents[2] / "docs"
FIGURE = re.compile(
    r"(?m)^:::\{figure\} \.\./figures/([\w-]+)\.svg\n:alt: (.+)\n:figclass: drawing$"
)
#: Each drawing by its name, with its page and its words.
DRAWN = {
    name: (page.relative_to(DOCS).with_suffix("").as_posix(), words)
    for page in DOCS.rglob("*.md")
    for name, words in FIGURE.findall(page.read_text("utf-8"))
}


def picture(browser: Browser, address: str, scheme: Scheme, theme: str = "auto") -> bytes:
    """The drawing on the page at *address* as a reader sees it."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page.goto(address)
    page.evaluate(f"document.body.dataset.theme = '{theme}'")
    shot = page.locator(".drawing img").screenshot(animations="disabled")
    page.close()
    return shot


def test_every_drawing_is_on_a_page_and_said_in_words() -> None:
    drawings = {path.stem: path for path in (DOCS / "figures").glob("*.svg")}
    assert DRAWN.keys() == drawings.keys()
    for name, (_page, words) in DRAWN.items():
        assert len(words) > 100, name
        assert "<title " in drawings[name].read_text("utf-8"), name


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_is_as_light_or_dark_as_its_page(browser: Browser, site: str, name: str) -> None:
    address = f"{site}/{DRAWN[name][0]}.html"
    light, dark = (picture(browser, address, scheme) for scheme in ("light", "dark"))
    assert light != dark
    assert picture(browser, address, "light", theme="dark") == dark
    assert picture(browser, address, "dark", theme="light") == light


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_fits_a_narrow_screen(browser: Browser, site: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{site}/{DRAWN[name][0]}.html")
    box = page.locator(".drawing img").bounding_box()
    assert box
    assert 250 < box["width"] <= 320
    page.close()
