"""Files beside the pages of an HTML build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The builders whose pages have addresses of their own.
_BUILDERS = {"html", "dirhtml"}


def is_published(app: Sphinx) -> bool:
    """Whether this build gives pages to which others can point."""
    return app.builder.name in _BUILDERS


def keep(app: Sphinx, name: str, text: str) -> None:
    """Write the file *name* with *text*, unless it is there: what has not changed keeps its date.

    Half characters, which can't be written as UTF-8, become escapes.
    """
    path, content = Path(app.outdir, name), text.encode("utf-8", "backslashreplace")
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
