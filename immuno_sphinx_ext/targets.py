"""What a page shows of the pages and sections that it links to: their titles.

Sphinx reads them off once the page is written, and does not write it again when they change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import docname_join

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Targets:
    """The targets of links that are no cards."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Sort the labels of *env* by their pages."""
        self._env = env
        self._std = env.domains.standard_domain
        self._objects: dict[str, list[tuple[str, str, str]]] = {}
        for (objtype, name), (docname, anchor) in sorted(self._std.objects.items()):
            self._objects.setdefault(name.lower(), []).append((objtype, docname, anchor))
        self._labels: dict[str, list[object]] = {}
        for label, (docname, anchor) in sorted(self._std.anonlabels.items()):
            title = self._std.labels.get(label, ("", "", ""))[2]
            self._labels.setdefault(docname, []).append((label, anchor, title))

    def page(self, docname: str) -> tuple[object, ...] | None:
        """What a link to page *docname*, or to a place on it, may show."""
        title = self._env.titles.get(docname)
        if title is None:
            return None
        slugs = self._env.metadata[docname].get("myst_slugs")
        return title.pformat(), repr(slugs), self._labels.get(docname)

    def name(self, typed: str, docname: str) -> tuple[object, ...]:
        """What a reference on page *docname* to the label, object or page *typed* may show."""
        folded = typed.lower()
        return (
            [self._std.labels.get(name) for name in (typed, folded)],
            [self._std.anonlabels.get(name) for name in (typed, folded)],
            self._objects.get(folded),
            self.page(docname_join(docname, typed)),
        )
