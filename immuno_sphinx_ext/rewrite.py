"""Which pages must be written again because of what they show of others.

After all pages are read, what each page shows, its own text included, is put into a
fingerprint. The fingerprints of the last good build lie with its output, not in the
environment: Sphinx saves that before it writes pages, so that another builder, or a build
that was killed, would leave pages stale for good. While a build runs, a marker lies beside
them; found at the next start, it means that every page must be written again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import outputs, settings
from .fingerprint import fingerprint

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .domain import ImmunoDomain

FINGERPRINTS = ".immuno-views.json"
MARKER = ".immuno-unfinished"
#: Builders that pack their output folder: nothing is kept in it, every page is written.
PACKED = {"epub"}


def begin(app: Sphinx) -> None:
    """Mark the output as unfinished."""
    if app.builder.name not in PACKED:
        marker = Path(app.outdir, MARKER)
        if marker.exists():  # without its fingerprints nothing is taken as written
            _keep(app, {}, _stored(app)["files"])
        marker.touch()


def note_content(app: Sphinx, doctree: document) -> None:
    """Note what a page says, once all extensions have had their say."""
    page = _domain(app).page(app.env.current_document.docname)
    # Without the names of folders on this machine: the document's own, those in messages.
    text = "".join(child.pformat() for child in doctree.children)
    page.content = fingerprint(text.replace(str(app.srcdir), ""))


def outdated(app: Sphinx, _env: BuildEnvironment) -> list[str]:
    """The pages whose view of the handbook is not the one that was last written.

    Asked for once Sphinx has numbered the sections: that comes after ``env-updated``.
    """
    _domain(app).written.clear()
    stored = _stored(app)["views"]
    return [docname for docname, view in _views(app).items() if stored.get(docname) != view]


def prepare(app: Sphinx, _builder: Builder) -> None:
    """Remove the files of pages that are gone, and note those that will be written."""
    if app.builder.name in PACKED:
        return
    stored = _stored(app)
    current = outputs.of_pages(app, sorted(app.env.found_docs))
    old, kept = (
        {file for files in of.values() for file in files} for of in (stored["files"], current)
    )
    outputs.remove(app, sorted(old - kept))
    _keep(app, stored["views"], current)


def note_written(app: Sphinx, _doctree: document, docname: str) -> None:
    """Note that a page is written: of a build of some files only those that are."""
    _domain(app).written.add(docname)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Keep the fingerprints of a good build, and take the marker away."""
    if exception is not None or app.builder.name in PACKED:
        return
    stored, views = _stored(app), _views(app)
    if outputs.writes_pages(app.builder):
        written = _domain(app).written
        views = {
            docname: view if docname in written else stored["views"].get(docname, "")
            for docname, view in views.items()
        }
    _keep(app, views, outputs.of_pages(app, sorted(app.env.found_docs)))
    Path(app.outdir, MARKER).unlink(missing_ok=True)


def _domain(app: Sphinx) -> ImmunoDomain:
    return app.env.domains["immuno"]  # type: ignore[return-value]


def _views(app: Sphinx) -> dict[str, str]:
    """For each page the fingerprint of all that its file in this format depends on."""
    derived = _domain(app).derived
    numbers = app.env.toc_secnumbers
    everywhere = settings.fingerprint_of(app)
    around = derived.navigation.around if app.builder.format == "html" else lambda _: []
    return {
        docname: fingerprint(everywhere, view, numbers.get(docname), around(docname))
        for docname, view in derived.views.items()
    }


def _keep(app: Sphinx, views: dict[str, str], files: dict[str, list[str]]) -> None:
    state = {"views": views, "files": files}
    if state != _stored(app):
        text = json.dumps(state, indent=0, sort_keys=True)
        Path(app.outdir, FINGERPRINTS).write_text(text, "utf-8")


def _stored(app: Sphinx) -> dict[str, dict[str, Any]]:
    """What the last build left, whatever may have become of it since."""
    try:
        state = json.loads(Path(app.outdir, FINGERPRINTS).read_text("utf-8"))
    except (OSError, ValueError):
        state = {}
    state = state if isinstance(state, dict) else {}
    views, files = state.get("views"), state.get("files")
    return {
        "views": views if isinstance(views, dict) else {},
        "files": files if isinstance(files, dict) else {},
    }
