"""Which pages must be written again because of what they show of others.

After all pages are read, what each page shows of the rest of the handbook is put into a
fingerprint. The fingerprints of the last good build lie with its output, not in the
environment: Sphinx saves that before it writes pages, so that another builder, or a build
that was killed, would leave pages stale for good. While a build runs, a marker lies beside
them; found at the next start, it means that every page must be written again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import ImmunoDomain

FINGERPRINTS = ".immuno-views.json"
MARKER = ".immuno-unfinished"
#: Builders that pack their output folder: nothing is kept in it, every page is written.
PACKED = {"epub"}


def begin(app: Sphinx) -> None:
    """Mark the output as unfinished; without its fingerprints it is as good as that."""
    if app.builder.name in PACKED:
        return
    marker = Path(app.outdir, MARKER)
    if marker.exists():
        Path(app.outdir, FINGERPRINTS).unlink(missing_ok=True)
    marker.touch()


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages whose view of other pages is not the one that was last written."""
    domain: ImmunoDomain = env.domains["immuno"]  # type: ignore[assignment]
    stored = _stored(app)
    return [
        docname for docname, view in domain.derived.views.items() if stored.get(docname) != view
    ]


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Keep the fingerprints of a good build, and take the marker away."""
    if exception is not None or app.builder.name in PACKED:
        return
    domain: ImmunoDomain = app.env.domains["immuno"]  # type: ignore[assignment]
    if domain.derived.views != _stored(app):
        text = json.dumps(domain.derived.views, indent=0, sort_keys=True)
        Path(app.outdir, FINGERPRINTS).write_text(text, "utf-8")
    Path(app.outdir, MARKER).unlink(missing_ok=True)


def _stored(app: Sphinx) -> dict[str, str]:
    try:
        stored = json.loads(Path(app.outdir, FINGERPRINTS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}
