"""The section "Sources" at the foot of a page."""

from __future__ import annotations

from typing import Any

from docutils import nodes as standard
from docutils.transforms.references import Footnotes
from sphinx.transforms import SphinxTransform

from . import nodes
from .i18n import _


class GatherSources(SphinxTransform):
    """Put the footnotes of a page's citations under "Sources" at its foot.

    sphinxcontrib-bibtex leaves them unplaced until a directive asks for them; authors need
    not. MyST moves all footnotes to the end of the document, below a line: this runs after it.
    """

    default_priority = Footnotes.default_priority + 5

    def apply(self, **kwargs: Any) -> None:
        """Move the footnotes of citations, if there are any."""
        cited = {
            reference.get("refid")
            for citation in self.document.findall(nodes.evidence_citation)
            for reference in citation.findall(standard.footnote_reference)
        }
        footnotes = [f for f in self.document.autofootnotes if cited.intersection(f["ids"])]
        if not footnotes:
            return
        for footnote in footnotes:
            footnote.parent.remove(footnote)
        last = self.document.children[-1]
        if isinstance(last, standard.transition) and "footnotes" in last["classes"]:
            self.document.remove(last)
        sources_section(self.document).extend(footnotes)


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
