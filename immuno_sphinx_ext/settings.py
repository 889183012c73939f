"""What every page depends on, whatever it says: settings, versions, style sheets and scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sphinx

from .fingerprint import fingerprint
from .version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def fingerprint_of(app: Sphinx) -> str:
    """A fingerprint of it.

    Sphinx looks at the settings that pages are read with only against the last build of any
    builder, at those of HTML only against the last build, were it of one file alone; and names
    style sheets and scripts by a checksum that it takes when a page is written.
    """
    html = app.builder.format == "html"
    values = [
        (item.name, _plain(item.value))
        for item in app.config.filter(frozenset({"env", "html"} if html else {"env"}))
        if not item.name.endswith("_path")  # folders of this machine
    ]
    assets = list(_assets(app)) if html else []
    return fingerprint(sphinx.__display_version__, __version__, sorted(values), assets)


def _plain(value: object) -> object:
    """*value* as data whose ``repr`` is the same in every process."""
    if isinstance(value, dict):
        return sorted((str(key), repr(_plain(entry))) for key, entry in value.items())
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    if isinstance(value, (set, frozenset)):
        return sorted(repr(_plain(entry)) for entry in value)
    if isinstance(value, (str, int, float, bool, type(None))):
        return value
    return type(value).__qualname__


def _assets(app: Sphinx) -> Iterator[tuple[str, bytes]]:
    """The style sheets and scripts below ``html_static_path``, which pages name."""
    for entry in app.config.html_static_path:
        place = Path(app.confdir, entry)
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix in {".css", ".js"} and path.is_file():
                yield path.name, path.read_bytes()
