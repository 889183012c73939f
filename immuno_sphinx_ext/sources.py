"""The section "Sources" at the foot of a page."""

from __future__ import annotations

from typing import Any

from docutils import nodes as standard
from docutils.transforms.references import Footnotes
from sphinx.locale import _
from sphinx.transforms import SphinxTransform

from . import nodes


class GatherSources(SphinxTransform):
    """Put the footnotes of a page's citations under "Sources" at its foot.

    sphinxcontrib-bibtex leaves them unplaced until a directive asks for them; authors need
    not. Runs before docutils numbers footnotes.
    """

    default_priority = Footnotes.default_priority - 20

    def apply(self, **kwargs: Any) -> None:
        """Append the section, if any footnote is unplaced."""
        unplaced = [f for f in self.document.autofootnotes if not _stands_in(self.document, f)]
        if not unplaced:
            return
        sources_section(self.document).extend(unplaced)


def _stands_in(document: standard.document, node: standard.Node) -> bool:
    while node.parent is not None:
        node = node.parent
    return node is document


def page_body(document: standard.document) -> standard.Element:
    """Where the foot of a page belongs: its top section, or the document that has none."""
    sections = [child for child in document if isinstance(child, standard.section)]
    return sections[-1] if sections else document


def sources_section(document: standard.document) -> nodes.sources:
    """The section "Sources" at the foot of a page, made when it is first asked for."""
    for section in document.findall(nodes.sources):
        return section
    section = nodes.sources(names=["sources"], classes=["immuno-sources"])
    title = _("Sources")
    section += standard.title(title, title)
    document.note_implicit_target(section, section)
    page_body(document).append(section)
    return section
