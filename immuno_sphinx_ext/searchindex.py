"""The search index after a build of some pages, as a build of all pages would leave it.

Sphinx takes what it knows of the other pages from the index of the last build, but not their
entries in the general index (sphinx-doc/sphinx#12599), and keeps words that no page has any
more. Both are put right in the file, once it is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.search import js_index
from sphinx.util.index_entries import split_index_msg

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FILE = "searchindex.js"
TERMS = ("terms", "titleterms")


def mend(app: Sphinx, exception: Exception | None) -> None:
    """Complete the search index of an HTML build."""
    path = Path(app.outdir, FILE)
    if exception or getattr(app.builder, "searchindex_filename", "") != FILE or not path.exists():
        return
    text = path.read_text("utf-8")
    index = js_index.loads(text)
    for terms in TERMS:
        index[terms] = {word: pages for word, pages in index[terms].items() if pages != []}
    index["indexentries"] = _entries(app.env, index["docnames"])
    mended = js_index.dumps(index)
    if mended != text:
        path.write_text(mended, "utf-8")


def _entries(env: BuildEnvironment, docnames: list[str]) -> dict[str, list[Any]]:
    """The entries of the general index, in the form and order of Sphinx."""
    found: dict[str, list[Any]] = {}
    for number, docname in enumerate(docnames):
        if {"no-search", "nosearch"}.intersection(env.metadata.get(docname, {})):
            continue
        entries: set[tuple[str, str, str]] = set()
        for kind, value, target, main, _key in env.domains.index_domain.entries.get(docname, ()):
            try:
                parts = split_index_msg(kind, value)
            except ValueError:
                continue
            shown = parts[:1] if kind in {"see", "seealso"} else []
            entries |= {(part, target or "", main or "") for part in [*shown, *parts]}
        for part, target, main in sorted(entries):
            found.setdefault(part.lower(), []).append([number, target, main == "main"])
    return found
