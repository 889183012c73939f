"""Every page, narrow and wide, light and dark: calm, complete and private."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pytest

from .contrast import RATIO

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page


Scheme = Literal["light", "dark"]
VIEWS = [(width, scheme) for width in (1280, 375) for scheme in ("light", "dark")]

#: Boxes of text that lie on each other: siblings in the article whose areas cross.
OVERLAPS = """
() => {
  const found = [];
  const blocks = document.querySelectorAll("article :is(p, li, dt, dd, h1, h2, h3, h4, td, th)");
  const leaves = [...blocks].filter((b) => !b.querySelector("p, li, dt, dd, td, th")
    && b.getClientRects().length && !b.closest("details:not([open])"));
  const areas = leaves.map((leaf) => leaf.getBoundingClientRect());
  for (let i = 0; i < leaves.length; i++)
    for (let j = i + 1; j < leaves.length; j++) {
      const [a, b] = [areas[i], areas[j]];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > 2)
        found.push(leaves[i].textContent.slice(0, 40) + " | " + leaves[j].textContent.slice(0, 40));
    }
  return found;
}
"""
#: The contrast of each heading of a call with its box, as WCAG reckons it.
CONTRASTS = f"""
() => {{
  {RATIO}
  return [...document.querySelectorAll(".immuno-call")].map((box) => ratio(
    getComputedStyle(box.querySelector(".immuno-title")).color,
    getComputedStyle(box).backgroundColor,
  ));
}}
"""


@dataclass
class Seen:
    """What the browser was told and asked for while a page was open."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def watch(page: Page) -> Seen:
    """Record messages, errors and requests of *page*."""
    seen = Seen()
    page.on("console", lambda message: seen.console.append(message.text))
    page.on("pageerror", lambda error: seen.console.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    return seen


def names(handbook: Path) -> list[str]:
    """All pages of the handbook, those that Sphinx makes too."""
    return sorted(str(path.relative_to(handbook)) for path in handbook.rglob("*.html"))


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_every_page_is_calm_and_private(
    browser: Browser, handbook: Path, site: str, width: int, scheme: Scheme
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    for name in names(handbook):
        page = context.new_page()
        seen = watch(page)
        page.goto(f"{site}/{name}", wait_until="networkidle")
        overflow = page.evaluate(
            "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        )
        assert overflow <= 0, f"{name} scrolls sideways"
        assert page.evaluate(OVERLAPS) == [], name
        assert seen.console == [], name
        assert [url for url in seen.requests if not url.startswith(site)] == [], name
        assert all(ratio >= 4.5 for ratio in page.evaluate(CONTRASTS)), name
        page.close()
    context.close()


@pytest.mark.parametrize("width", [1280, 375])
def test_every_page_shows_the_way_to_help_and_the_disclaimer(
    browser: Browser, handbook: Path, site: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    places = set()
    for name in names(handbook):
        page.goto(f"{site}/{name}")
        link = page.get_by_role("link", name="Unwell on treatment?")
        box = link.bounding_box()
        assert box, name
        places.add((round(box["x"]), round(box["y"])))
        assert page.get_by_text("not a substitute for your own team. In an emergency").is_visible()
    assert len(places) == 1, "the link stands at the same place on every page"
    assert next(iter(places))[1] < 200, "it is seen without scrolling"
    link.click()
    assert page.url.endswith("start/urgent-help.html")
    context.close()


def test_a_reader_in_trouble_sees_whom_to_call_without_scrolling(
    browser: Browser, handbook: Path, site: str
) -> None:
    effects = sorted(path.name for path in (handbook / "side-effects").glob("*.html"))
    assert len(effects) >= 14
    page = browser.new_page(viewport={"width": 375, "height": 667})
    for name in ["start/urgent-help.html", *(f"side-effects/{effect}" for effect in effects)]:
        page.goto(f"{site}/{name}")
        call = page.locator(".immuno-call").first
        heading, sign = call.get_by_role("heading").bounding_box(), call.locator("li").first
        first = sign.bounding_box()
        assert heading, name
        assert first, name
        assert first["y"] + first["height"] < 667, f"{name}: the first sign is on the first screen"
        assert "call" in call.inner_text().lower()
        own = page.get_by_text(
            "Your team's 24-hour line is on your alert card."
        ).first.bounding_box()
        assert own, name
        assert own["y"] < heading["y"], f"{name}: the reader's own line comes first"
    page.close()


def test_urgency_is_said_in_words(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/side-effects/colitis.html")
    assert page.get_by_text("Can be an emergency.").is_visible()
    page.close()


def test_a_citation_says_what_was_seen_where(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    page.goto(f"{site}/treatments/checkpoint-inhibitors.html")
    citation = page.locator(".immuno-citation a").first
    citation.scroll_into_view_if_needed()
    citation.hover()
    preview = page.locator(".immuno-preview:popover-open")
    preview.wait_for()
    assert "As of" in preview.inner_text()
    assert preview.get_by_role("link", name="Source:").first.get_attribute("href")
    page.keyboard.press("Escape")
    preview.wait_for(state="hidden")
    page.close()


def test_the_handbook_reads_from_the_file_without_scripts(browser: Browser, handbook: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    seen = watch(page)
    page.goto((handbook / "index.html").as_uri())
    page.get_by_role("link", name="Unwell on treatment?").click()
    assert page.get_by_role("heading", name="Emergency").first.is_visible()
    assert all(url.startswith("file:") for url in seen.requests)
    context.close()
