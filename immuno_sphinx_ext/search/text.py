"""The plain text of a document, section by section, as the search reads and quotes it.

Read off a doctree once it is translated. Cards are sections of their own. Left out is what is
said elsewhere: citations and their sources, and what is listed from other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes as standard

from immuno_sphinx_ext import nodes
from immuno_sphinx_ext.collect import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, document

CARDS = (nodes.concept_card, nodes.side_effect)
#: Blocks with a heading that can be linked to.
_PARTS = (standard.section, *CARDS)
_HEADED = (*_PARTS, nodes.call)
#: Blocks that are no text of this page's own.
_LEFT_OUT = (
    standard.docinfo,
    standard.Invisible,
    standard.footnote,
    standard.citation,
    standard.raw,
    standard.system_message,
    nodes.sources,
    nodes.related_articles,
    nodes.listing,
    nodes.used_on,
    nodes.drawing,
)
#: Lines of cards that the search shows in words of its own, or not at all.
_LEFT_OUT_CLASSES = {nodes.ALIASES, "immuno-kicker", "immuno-box-sources", "immuno-own-line"}
_SILENT = (nodes.evidence_citation, standard.footnote_reference, standard.raw)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it, up to the next heading or card."""

    title: str
    #: Empty for what stands at the top of its page.
    anchor: str
    #: One block (a paragraph, an item, a row) a line.
    text: str
    #: The same of what stands in calls.
    signs: str


def sections(document: document) -> Iterator[Section]:
    """All sections and cards of *document* in reading order, those without any words left out."""
    top = next(iter(document.findall(standard.section)), None)
    parts = [node for node in document.findall(standard.Element) if isinstance(node, _PARTS)]
    for part in (document, *parts):
        if isinstance(part, _LEFT_OUT) or nodes.stands_in(part, (nodes.sources,)):
            continue
        heading = part.next_node(standard.title) if part is not document else None
        anchor = part["ids"][0] if part["ids"] and part not in (document, top) else ""
        section = Section(
            title=_line(heading) if heading else "",
            anchor=anchor,
            text="\n".join(_blocks(part, _HEADED)),
            signs="\n".join(block for call in _calls(part) for block in _blocks(call, _PARTS)),
        )
        if section.text or section.signs or section.anchor:
            yield section


def _calls(node: Element) -> Iterator[Element]:
    """The calls in *node* that belong to no part within it."""
    for child in node.children:
        if isinstance(child, nodes.call):
            yield child
        elif isinstance(child, standard.Element) and not isinstance(child, (*_LEFT_OUT, *_PARTS)):
            yield from _calls(child)


def _blocks(node: Element, elsewhere: tuple[type[Element], ...]) -> Iterator[str]:
    """The blocks of text in *node*, without its heading and what is *elsewhere*."""
    for child in node.children:
        if (
            not isinstance(child, standard.Element)
            or isinstance(child, (*_LEFT_OUT, *elsewhere))
            or (isinstance(child, standard.title) and isinstance(node, _HEADED))
            or _LEFT_OUT_CLASSES.intersection(child["classes"])
        ):
            continue
        if isinstance(child, standard.row):
            yield from filter(None, [" ".join(_blocks(child, elsewhere))])
        elif isinstance(child, standard.field):
            name, *values = _blocks(child, elsewhere)
            yield from (f"{name}: {value}" for value in [" ".join(values)] if value)
        elif isinstance(child, standard.TextElement):
            yield from filter(None, [_line(child)])
        else:
            yield from _blocks(child, elsewhere)


def _line(node: Element) -> str:
    """The words of *node* on one line, without the marks of its citations."""
    return " ".join("".join(spoken(node, _SILENT)).split())
