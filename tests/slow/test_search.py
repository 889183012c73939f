"""The search in a browser: while one types, on its page, from a file, under a strict policy."""

from __future__ import annotations

import json
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from immuno_sphinx_ext.policy import headers, inline_scripts
from tests.conftest import ROOTS
from tests.support import Project

from .test_pages import Seen, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Locator, Page

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\"'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "(((((a+)+)+)+)+)$",
    ".*[^](?<=x)\\",
    "constructor __proto__ toString hasOwnProperty",
    "x" * 10_000,
    "fever " * 2_000,
    "🤒🩸🧠 👩‍⚕️",
    "\u202eaibon\u202c حمى שלשול",
    "\ud800 \u0000 \u2028",
    "%E0%A4%A %00 &lt;b&gt; ${7*7} {{7*7}}",
    '- + ~ ^ * " AND OR NOT',
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


@pytest.fixture
def home(page: Page, handbook: Path) -> tuple[Locator, Seen]:
    """The field of the home page, opened from its file, and what the browser saw."""
    seen = watch(page)
    page.goto((handbook / "index.html").as_uri())
    return page.get_by_role("combobox"), seen


def results(page: Page) -> list[str]:
    """The addresses of all results of the search page, once they are there."""
    page.wait_for_function("document.querySelector('.immuno-search-count').textContent")
    links = page.locator("#search-results a").evaluate_all("all => all.map((a) => a.href)")
    return [str(link) for link in links]


def test_the_field_answers_while_one_types_and_is_worked_by_keys(
    page: Page, home: tuple[Locator, Seen]
) -> None:
    field, seen = home
    assert field.get_attribute("aria-expanded") == "false"
    assert not any("minisearch" in url for url in seen.requests), "loaded when it is used"
    page.keyboard.press("/")
    page.keyboard.type("runny sto")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert "call 112, 911 or 999 now" in options.first.inner_text(), "the way to help comes first"
    assert options.nth(1).inner_text().startswith("Colitis")
    assert re.fullmatch(r"\d+ results?.*", page.get_by_role("status").inner_text())

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator('[role="option"][aria-selected="true"]')
    assert chosen.count() == 1
    assert chosen.get_attribute("id") == field.get_attribute("aria-activedescendant")
    assert page.evaluate("document.activeElement === document.querySelector('[role=combobox]')")
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert not options.first.is_visible()
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowUp")
    assert chosen.inner_text() == "All results"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/side-effects/colitis.html#side-effect-colitis")
    assert all(url.startswith("file:") for url in seen.requests)
    assert seen.console == []


def test_enter_without_a_choice_opens_the_search_page(
    page: Page, home: tuple[Locator, Seen], handbook: Path
) -> None:
    field, _ = home
    field.press_sequentially("colitus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=colitus*")
    root = handbook.as_uri()
    assert results(page)[0].startswith(f"{root}/side-effects/colitis.html")
    assert page.get_by_text("Shown for: colitis").is_visible()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("diarrhea", "side-effects/colitis"),
        ("colitus", "side-effects/colitis"),
        ("runny stools", "side-effects/colitis"),
        ("keytruda", "treatments/checkpoint-inhibitors"),
        ("pd1", "basics/t-cells-and-checkpoints"),
        ("PD 1", "basics/t-cells-and-checkpoints"),
        ("chekpointinhibitors", "treatments/checkpoint-inhibitors"),
    ],
)
def test_what_readers_type_is_found(page: Page, site: str, question: str, first: str) -> None:
    page.goto(f"{site}/search.html?q={quote(question)}")
    assert results(page)[0].startswith(f"{site}/{first}.html")


def test_a_sign_brings_its_call_above_all_results(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=runny+poo")
    found = results(page)
    call = page.locator(".immuno-search-call").first
    assert "Emergency: call 112, 911 or 999 now if: you have severe belly pain" in call.inner_text()
    box, first = call.bounding_box(), page.locator("#search-results li").first.bounding_box()
    assert box
    assert first
    assert box["y"] < first["y"]
    assert call.get_by_role("link").get_attribute("href") == found[0]
    assert page.get_by_text("Can be an emergency").first.is_visible()
    assert page.locator("#search-results mark").count() or page.get_by_text("(runny poo)").count()

    page.goto(f"{site}/search.html?q=chest+pain")
    results(page)
    assert "chest pain" in page.locator(".immuno-search-call").first.inner_text()


def test_the_search_page_follows_what_is_typed(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html")
    field = page.get_by_role("searchbox")
    field.fill("pneumonitis")
    assert results(page)[0].startswith(f"{site}/side-effects/pneumonitis.html")
    assert page.url.endswith("?q=pneumonitis")
    page.reload()
    assert results(page)[0].startswith(f"{site}/side-effects/pneumonitis.html")
    assert page.title().startswith("Search")


def test_there_is_always_a_way_on(page: Page, site: str, browser: Browser) -> None:
    page.goto(f"{site}/search.html?q=zzqxkw")
    assert results(page) == []
    assert page.get_by_text("Nothing fits these words.").is_visible()
    assert page.get_by_role("link", name="Index from A to Z").is_visible()
    assert page.get_by_role("link", name="Unwell on treatment?").is_visible()
    page.goto(f"{site}/search.html?q=chekpontinhibtor")
    assert results(page)
    meant = page.locator(".immuno-search-meant")
    assert meant.get_by_role("link").count() or page.get_by_text("Shown for:").count()

    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site}/search.html?q=colitis")
    assert plain.get_by_text("The search needs JavaScript.").is_visible()
    plain.get_by_role("link", name="Index from A to Z").click()
    assert plain.url.endswith("/genindex.html")
    context.close()


def test_nothing_that_is_typed_does_harm(page: Page, handbook: Path) -> None:
    seen = watch(page)
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.goto((handbook / "search.html").as_uri())
    count = "document.querySelectorAll('script, img, svg, iframe, style, object').length"
    page.get_by_role("searchbox").fill("fever")
    results(page)
    before = page.evaluate(count)
    for text in HOSTILE:
        for field in (page.get_by_role("searchbox"), page.get_by_role("combobox")):
            field.evaluate(
                """(field, text) => {
                  field.value = text;
                  field.dispatchEvent(new Event("input", { bubbles: true }));
                }""",
                json.loads(json.dumps(text)),
            )
            page.wait_for_timeout(50)
        assert page.evaluate(count) == before, text
        overflow = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        assert page.evaluate(overflow) <= 0, text
    page.goto((handbook / "search.html").as_uri() + "?q=" + quote(HOSTILE[0]) + "&q=%FF&q")
    results(page)
    assert page.locator("#search-results img").count() == 0
    assert dialogs == []
    assert seen.console == []


class _Strict(SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def test_it_works_under_a_strict_policy_and_asks_nobody_else(page: Page, handbook: Path) -> None:
    html = (handbook / "index.html").read_text("utf-8")
    (inline,) = inline_scripts([html])
    _Strict.policy = headers([inline])["Content-Security-Policy"]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(handbook)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    seen = watch(page)
    page.goto(f"{site}/side-effects/skin.html")
    page.get_by_role("combobox").press_sequentially("keytruda")
    page.get_by_role("option").first.wait_for()
    page.goto(f"{site}/search.html?q=itchy+rash")
    assert results(page)[0].startswith(f"{site}/side-effects/skin.html")
    server.shutdown()
    assert seen.console == []
    assert all(url.startswith(site) for url in seen.requests)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_list_stays_on_the_screen(browser: Browser, site: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 600})
    page.goto(f"{site}/side-effects/colitis.html")
    if width < 1000:
        page.locator("label.nav-overlay-icon").click()
    page.get_by_role("combobox").press_sequentially("steroid")
    page.get_by_role("option").first.wait_for()
    box = page.locator(".immuno-search-popup").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 600
    page.close()


SMALL = {
    "index.md": "# Home\n\nWelcome.\n\n```{toctree}\ndeep/er/page\n```\n",
    "deep/er/page.md": (
        "# Rashes\n\n::::{side-effect} Rash\n:organ: skin\n:aliases: spots\nRed skin.\n\n"
        ":::{call} call-now\n- it blisters\n:::\n::::\n\n## When it itches\n\nUse a cream.\n"
    ),
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("theme", ["furo", "alabaster", "basic"])
def test_it_works_in_any_theme_and_address(
    page: Page,
    tmp_path: Path,
    builder: str,
    theme: str,
    serve: Callable[[Path], str],
) -> None:
    project = Project(tmp_path / "source", ROOTS / "minimal")
    project.write(SMALL)
    built = project.build(builder, html_theme=theme, immuno_search=True)
    assert built.warnings == ""
    site = serve(built.outdir)
    deep = "deep/er/page/" if builder == "dirhtml" else "deep/er/page.html"
    seen = watch(page)
    page.goto(f"{site}/{deep}")
    page.get_by_role("combobox").first.press_sequentially("spots")
    option = page.get_by_role("option")
    option.first.wait_for()
    assert option.first.get_attribute("href") == f"{site}/{deep}#side-effect-rash"
    option.last.click()
    page.wait_for_url(re.compile(r"/search(\.html|/)\?q=spots"))
    assert results(page) == [f"{site}/{deep}#side-effect-rash"]
    page.goto(page.url.replace("spots", "cream"))
    (found,) = results(page)
    page.goto(found)
    assert page.locator("#when-it-itches").is_visible()
    assert seen.console == []


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on this machine."""
    servers = []

    def start(folder: Path) -> str:
        _Strict.policy = ""
        handler = partial(_Strict, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
