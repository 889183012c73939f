"""What the navigation around and on a page shows: titles, headings, the order of pages.

Sphinx writes the page again that has a changed page in its own toctree, and no other, though
every page names its neighbours, its themes show the tree of all pages at the side, and a
toctree shows what lies deeper than its own entries.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes as standard
from sphinx import addnodes

from .fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def drop_old_numbers(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Take the section numbers off pages that have left the numbered toctrees; return those.

    Sphinx, which has just set all others, leaves them there until the page is read again.
    """
    changed = set()
    for docname in env.tocs.keys() - env.toc_secnumbers.keys():
        titles = (env.titles[docname], env.longtitles[docname])
        for node in (*titles, *env.tocs[docname].findall(standard.reference)):
            if node.attributes.pop("secnumber", None) is not None:
                changed.add(docname)
    return sorted(changed)


def contents(env: BuildEnvironment) -> list[tuple[str, list[str]]]:
    """The toctrees of the home page that list pages: caption, or nothing, and pages."""
    toctrees = env.get_doctree(env.config.root_doc).findall(addnodes.toctree)
    return [
        (tree["caption"] or "", tree["includefiles"]) for tree in toctrees if tree["includefiles"]
    ]


class Navigation:
    """Made from the environment once all pages are read; each part is computed once."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Note the tree of pages."""
        self._env = env
        self._below: dict[str, str] = {}
        self._headings: dict[str, str] = {}

    def body(self, docname: str) -> list[str]:
        """What the toctrees on page *docname* show, in every format."""
        return [self._subtree(child, (docname,)) for child in self._children(docname)]

    def around(self, docname: str) -> list[str]:
        """What HTML shows around page *docname*.

        Of all pages the titles and their order; the headings only of those on the way to it,
        which is how themes fold their tree, unless they are told to show it unfolded.
        """
        if self._unfolded:
            return [self._tree, self._subtree(self._env.config.root_doc, ())]
        return [self._tree, *(self._heading(other) for other in self._ancestors(docname))]

    @cached_property
    def _unfolded(self) -> bool:
        """Whether an option of the theme says so: each theme has a name of its own for it."""
        options = self._env.config.html_theme_options
        return any(
            "collapse" in key and str(value).lower() == "false" for key, value in options.items()
        )

    def _children(self, docname: str) -> list[str]:
        return [c for c in self._env.toctree_includes.get(docname, []) if c in self._env.tocs]

    def _heading(self, docname: str) -> str:
        """The headings of one page, with its toctrees and section numbers."""
        if docname not in self._headings:
            toc, numbers = self._env.tocs[docname], self._env.toc_secnumbers.get(docname)
            self._headings[docname] = fingerprint(toc.pformat(), numbers)
        return self._headings[docname]

    def _subtree(self, docname: str, above: tuple[str, ...]) -> str:
        """The headings of *docname* and all pages below it."""
        if docname in above:  # a circle, which Sphinx warns about
            return ""
        if docname not in self._below:
            inner = (*above, docname)
            children = [self._subtree(child, inner) for child in self._children(docname)]
            self._below[docname] = fingerprint(self._heading(docname), children)
        return self._below[docname]

    @cached_property
    def _tree(self) -> str:
        env = self._env
        order = list(dict.fromkeys(self._walk([env.config.root_doc])))
        return fingerprint(
            *(
                (
                    docname,
                    env.titles[docname].pformat(),
                    [tree.pformat() for tree in env.tocs[docname].findall(addnodes.toctree)],
                    (env.toc_secnumbers.get(docname) or {}).get(""),
                )
                for docname in order
            )
        )

    def _walk(self, start: Iterable[str]) -> Iterable[str]:
        waiting, seen = [name for name in start if name in self._env.tocs], set()
        while waiting:
            docname = waiting.pop()
            if docname not in seen:
                seen.add(docname)
                yield docname
                waiting += reversed(self._children(docname))

    @cached_property
    def _parents(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for docname in sorted(self._env.tocs):
            for child in self._children(docname):
                found.setdefault(child, []).append(docname)
        return found

    def _ancestors(self, docname: str) -> list[str]:
        waiting, found = [docname], {docname}
        while waiting:
            new = set(self._parents.get(waiting.pop(), ())) - found
            found |= new
            waiting += new
        return sorted(found - {docname})
