"""Bring a version of MiniSearch into the package: ``python tools/update_minisearch.py 7.2.0``.

Needs npm. The package is taken from npm as it is published and made small with esbuild; its
licence comes along. Run the tests afterwards: ``tox -e slow -- tests/slow/test_search.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

STATIC = Path(__file__).parents[1] / "immuno_sphinx_ext" / "search" / "static"
ESBUILD = "0.25.12"


def update(version: str) -> None:
    """Replace the script and its licence by those of *version*."""
    with tempfile.TemporaryDirectory() as folder:
        install = ["npm", "install", "--prefix", folder, "--no-save"]
        run([*install, f"minisearch@{version}", f"esbuild@{ESBUILD}"])
        package = Path(folder, "node_modules", "minisearch")
        source = package / "dist" / "umd" / "index.js"
        esbuild = Path(folder, "node_modules", ".bin", "esbuild")
        script = run([str(esbuild), str(source), "--minify", "--charset=utf8"])
        licence = (package / "LICENSE.txt").read_text("utf-8")
    head = f"/* MiniSearch {version}, MIT licence: see minisearch-LICENSE.txt */\n"
    (STATIC / "minisearch.js").write_text(head + script, "utf-8")
    (STATIC / "minisearch-LICENSE.txt").write_text(licence, "utf-8")


def run(command: list[str]) -> str:
    """What *command* prints; an error ends the script."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


if __name__ == "__main__":
    update(sys.argv[1])
