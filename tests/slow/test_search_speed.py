"""What the search costs: bytes, the time until it is ready, the time for each key.

Measured on a handbook of the size that is planned, 70 pages of 1,200 words, made from the pages
that there are, on a processor that is slowed down four times.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import statistics
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from immuno_sphinx_ext.search.index import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WORDS = 70 * 1200
HEAD = "window.immunoSearchData="

READY = """
async () => {
  const field = document.querySelector("[role=combobox]");
  const began = performance.now();
  field.focus();
  field.value = "p";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  while (field.getAttribute("aria-expanded") === "false")
    await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - began;
}
"""
KEYS = """
async (question) => {
  const field = document.querySelector("[role=combobox]");
  const times = [];
  for (let end = 1; end <= question.length; end++) {
    const began = performance.now();
    field.value = question.slice(0, end);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
    document.body.getBoundingClientRect();
    times.push(performance.now() - began);
  }
  return times;
}
"""


def words_of(pages: list[dict[str, Any]]) -> int:
    sections = [section for page in pages for section in page["sections"]]
    return sum(len(f"{s.get('text', '')} {s.get('signs', '')}".split()) for s in sections)


def read(outdir: Path) -> dict[str, Any]:
    text = (outdir / FILE).read_text("utf-8")
    return json.loads(text.removeprefix(HEAD).removesuffix(";\n"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def large(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built handbook with an index of the size that is planned.

    One long word in five is another one in each copy, so that there are ever more words.
    """
    outdir = tmp_path_factory.mktemp("large") / "html"
    shutil.copytree(handbook, outdir)
    data = read(handbook)
    pages, total, copy = list(data["pages"]), words_of(data["pages"]), 0
    while total < WORDS:
        copy += 1

        def vary(match: re.Match[str], copy: int = copy) -> str:
            word = match[0]
            return word[::-1] if zlib.crc32(f"{word}{copy}".encode()) % 5 == 0 else word

        for page in data["pages"]:
            if total < WORDS and "/" in page["url"]:
                sections = [
                    section | {"text": re.sub(r"[a-z]{6,}", vary, section.get("text", ""))}
                    for section in page["sections"]
                ]
                pages.append({**page, "url": f"copy{copy}/{page['url']}", "sections": sections})
                total += words_of(pages[-1:])
    data["pages"] = pages
    script = HEAD + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + ";\n"
    (outdir / FILE).write_text(script, "utf-8")
    return outdir


def test_all_of_it_is_small(handbook: Path) -> None:
    count = words_of(read(handbook)["pages"])
    index = len(gzip.compress((handbook / FILE).read_bytes()))
    names = ["immuno-search*.js", "minisearch.js", "language_data.js"]
    files = [path for name in names for path in (handbook / "_static").glob(name)]
    scripts = sum(len(gzip.compress(path.read_bytes())) for path in files)
    whole = index * WORDS / count + scripts
    print(f"\n{count} words: {index} bytes; 84,000 words with scripts: {whole:.0f}")  # noqa: T201
    assert whole <= 250_000


def open_slowly(browser: Browser, outdir: Path) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto((outdir / "index.html").as_uri(), wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page


def test_it_is_ready_soon_and_keeps_up_with_the_keys(browser: Browser, large: Path) -> None:
    ready, keys = [], []
    for _ in range(3):  # others may be at work on the machine: the best of three counts
        page = open_slowly(browser, large)
        ready.append(page.evaluate(READY))
        times = []
        for question in ("pnuemonitis with a dry cough", "can i take ibuprofen on keytruda"):
            times += page.evaluate(KEYS, question)
        keys.append(sorted(times))
        page.close()
    best = min(keys, key=statistics.median)
    percentile = best[int(len(best) * 0.95)]
    print(  # noqa: T201
        f"\nready after {[round(time) for time in ready]} ms; a key takes "
        f"{statistics.median(best):.0f} ms, 95 of 100 at most {percentile:.0f}, all {best[-1]:.0f}"
    )
    # On a quiet machine: under 1,500 and under 100. Beside other tests only a gross slip is told.
    assert min(ready) < 6000
    assert percentile < 500
