"""The built handbook, served on this machine and opened in Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built handbook."""
    out = tmp_path_factory.mktemp("handbook")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-c", ".", "docs", str(out)]
    subprocess.run(command, cwd=REPOSITORY, check=True)
    return out


class _Host(SimpleHTTPRequestHandler):
    """A static host that obeys the file ``_headers`` of the pages that it serves."""

    def end_headers(self) -> None:
        """Add the headers that the build asks for."""
        for line in (Path(self.directory) / "_headers").read_text("utf-8").splitlines()[1:]:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing: the tests look at what the browser sees."""


@pytest.fixture(scope="session")
def site(handbook: Path) -> Iterator[str]:
    """The address of the handbook on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(handbook)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine; without one the tests fail."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "no Chromium found: install the package chromium"
    quiet = ["background-networking", "component-update", "sync"]
    arguments = ["--no-sandbox", "--disable-gpu", *(f"--disable-{name}" for name in quiet)]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield launched
        launched.close()
