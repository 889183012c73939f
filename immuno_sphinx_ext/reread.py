"""Which pages must be read again though Sphinx would not.

Sphinx reads again what is newer than its last reading. It misses a file that another one,
older, was moved upon; a toctree whose page is gone; a Markdown link, which MyST takes for a
page only where that is there already; and pages that a killed build has read, whose results
lie there without the environment that belongs to them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import docname_join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import ImmunoDomain

#: Lies beside the environment from the first page that is read until that is saved.
MARKER = ".immuno-reading"


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages to read again."""
    domain: ImmunoDomain = env.domains["immuno"]  # type: ignore[assignment]
    moved = domain.replace_stamps({name: _stamp(env, name) for name in env.found_docs})
    if Path(app.doctreedir, MARKER).exists():
        return sorted(env.found_docs)
    bereft = {
        name for name, children in env.toctree_includes.items() if removed.intersection(children)
    }
    linking = {
        name
        for name, page in domain.pages.items()
        if removed.intersection(page.links) or added.intersection(_hoped(app, name, page.targets))
    }
    return sorted(moved | bereft | linking)


def _hoped(app: Sphinx, docname: str, targets: Iterable[str]) -> Iterator[str]:
    """The pages that those of *targets* on page *docname* mean that name a file."""
    for target in targets:
        path = target.partition("#")[0]
        for suffix in app.config.source_suffix:
            if path.endswith(suffix):
                yield docname_join(docname, path.removesuffix(suffix))


def begin(app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
    """Mark the environment as not yet saved."""
    if docnames:
        Path(app.doctreedir, MARKER).touch()


def saved(app: Sphinx, _env: BuildEnvironment) -> None:
    """Take the mark away: Sphinx checks consistency once the environment is saved."""
    Path(app.doctreedir, MARKER).unlink(missing_ok=True)


def _stamp(env: BuildEnvironment, docname: str) -> tuple[int, int]:
    stat = env.doc2path(docname).stat()
    return stat.st_mtime_ns, stat.st_size
