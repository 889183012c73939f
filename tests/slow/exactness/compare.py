"""Two output folders, file for file and byte for byte."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: How many lines of a difference a message shows, and how much of each.
LINES, WIDTH = 12, 240

#: What need not be the same, each with its cause.
EXCLUDED = {
    ".buildinfo.bak": "Sphinx's copy of the file of that name from before the settings changed",
}


def differences(left: Path, right: Path) -> list[str]:
    """The files that differ, each with a short diff; empty where all are the same."""
    one, two = _files(left), _files(right)
    found = [f"{name}: only in the clean build" for name in sorted(two.keys() - one.keys())]
    found += [f"{name}: not in the clean build" for name in sorted(one.keys() - two.keys())]
    found += [
        f"{name}:\n{_diff(one[name], two[name])}"
        for name in sorted(one.keys() & two.keys())
        if one[name] != two[name]
    ]
    return found


def _files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    files = {str(path.relative_to(folder)): path.read_bytes() for path in paths}
    return {name: content for name, content in files.items() if name not in EXCLUDED}


def _diff(incremental: bytes, clean: bytes) -> str:
    lines = difflib.unified_diff(_lines(incremental), _lines(clean), "built", "clean", "", "", 0)
    return "\n".join(f"    {line[:WIDTH]}" for line in list(lines)[2 : LINES + 2])


def _lines(content: bytes) -> list[str]:
    """Lines short enough to show: the search index is one long one."""
    text = content.decode("utf-8", "replace")
    if len(text) > WIDTH and "\n" not in text:
        text = text.replace(",", ",\n")
    return text.splitlines()
