"""LaTeX: the sources of a page as a list under "Sources", as HTML has them.

As footnotes, those of a large table stood below each other into the foot of the paper, and a mark
that moved to the next page took its note with it and came back, so that LaTeX found no end.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes as standard
from sphinx.transforms.post_transforms import SphinxPostTransform

from . import nodes


class ListSources(SphinxPostTransform):
    """Footnotes under "Sources" as numbered paragraphs, their marks as links to these."""

    default_priority = 490  # before the heading "Sources" is taken for bare
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Turn the notes and the marks of the whole book."""
        for section in self.document.findall(nodes.sources):
            for note in list(section.findall(standard.footnote)):
                note.parent.replace(note, _paragraph(note))
        for citation in self.document.findall(nodes.evidence_citation):
            marks = list(citation.findall(standard.footnote_reference))
            for mark in marks:
                link = standard.reference("", mark.astext(), refid=mark["refid"], internal=True)
                mark.parent.replace(mark, standard.superscript("", "", link))
            _part(citation)


def _paragraph(note: standard.footnote) -> standard.paragraph:
    """The text of *note* after its number, with its anchor."""
    label, *content = note.children
    words = [child for part in content for child in part.children]
    anchor = standard.target("", "", ids=note["ids"])
    return standard.paragraph("", "", anchor, standard.Text(f"{label.astext()}. "), *words)


def _part(citation: standard.Element) -> None:
    """Put a mark between marks that follow one another: 1 and 2 would be read as 12."""
    for mark in citation.children[1:]:
        citation.insert(citation.index(mark), standard.superscript("", ", "))
    place = citation.parent.index(citation)
    if place and isinstance(citation.parent[place - 1], nodes.evidence_citation):
        citation.insert(0, standard.superscript("", ", "))
