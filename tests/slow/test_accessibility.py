"""Every page in four ways under axe-core, best practices included."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest

from .contrast import RATIO

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
#: What floats over the text on a phone; below it axe can't tell colours.
STILL = ".mobile-header { position: static !important } .back-to-top { display: none !important }"
#: The contrast of text that axe leaves open: against all backgrounds that lie behind it, those that
#: let others shine through mixed with them, on white paper.
CONTRAST = f"""selector => {{
  {RATIO}
  const node = document.querySelector(selector);
  const layers = [];
  for (let behind = node; behind; behind = behind.parentElement)
    layers.unshift(parts(getComputedStyle(behind).backgroundColor));
  const back = layers.reduce(
    (below, [r, g, b, alpha = 1]) => [r, g, b].map((c, i) => alpha * c + (1 - alpha) * below[i]),
    [255, 255, 255],
  );
  return ratio(getComputedStyle(node).color, `rgb(${{back}})`);
}}"""
ENOUGH = 4.5


def faults(page: Page) -> list[str]:
    """What axe finds on *page*, and what it leaves open and we do not find right."""
    page.add_style_tag(content=STILL)
    page.evaluate(AXE)
    found: dict[str, list[dict[str, Any]]] = page.evaluate(
        "axe.run(document, { resultTypes: ['violations', 'incomplete'] })"
    )
    result = []
    for rule in found["violations"]:
        result += [f"{rule['id']}: {node['html'][:200]}" for node in rule["nodes"]]
    for rule in found["incomplete"]:
        for node in rule["nodes"]:
            measured = rule["id"] == "color-contrast" and page.evaluate(CONTRAST, node["target"][0])
            if not measured or measured < ENOUGH:
                result.append(f"{rule['id']} is open ({measured}): {node['html'][:200]}")
    return result


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, handbook: Path, scheme: Any, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page, found, checked = context.new_page(), {}, 0
    for file in sorted(handbook.rglob("*.html")):
        if "_static" in file.parts:
            continue
        page.goto(file.as_uri())
        checked += 1
        if wrong := faults(page):
            found[str(file.relative_to(handbook))] = wrong
    context.close()
    print(f"axe-core: {checked} pages checked, {scheme}, {width} px wide")  # noqa: T201
    assert checked
    assert found == {}
