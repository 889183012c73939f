"""The HTML of every page under the Nu Html Checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

CHECKER = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_every_page_is_valid_html(handbook: Path) -> None:
    assert shutil.which("java"), "no java found: install the package default-jre-headless"
    assert CHECKER.exists(), "no vnu.jar found: run npm install --prefix tests/slow"
    # Long tables need more than the usual stack.
    command = ["java", "-Xss16m", "-jar", str(CHECKER), "--errors-only", "--skip-non-html"]
    done = subprocess.run(
        [*command, "--format", "json", str(handbook)], check=False, capture_output=True, text=True
    )
    messages = json.loads(done.stderr)["messages"]
    assert [f"{m['url']}: {m['message']}" for m in messages if m["type"] != "info"] == []
