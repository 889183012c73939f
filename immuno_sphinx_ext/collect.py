"""What a document defines and uses, read off its doctree.

Called once a document is read and translated, so that what other pages show of it is in
the language of the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes as standard
from sphinx import addnodes
from sphinx.util import docname_join

from . import names, nodes
from .model import Call, Card, Concept, Grade, Onset, RelatedBlock, SideEffect, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, document
    from sphinx.environment import BuildEnvironment


def objtype(card: Card) -> str:
    """The domain's name for the kind of *card*."""
    return "side-effect" if isinstance(card, SideEffect) else "concept"


def cards(docname: str, document: document) -> Iterator[Card]:
    """The cards that *document* defines."""
    for node in document.findall(nodes.concept_card):
        yield Concept(
            **_common(docname, node),
            kind=node["kind"],
            drug_class=node["drug_class"],
            target=node["target"],
        )
    for callout in document.findall(nodes.side_effect):
        yield SideEffect(
            **_common(docname, callout),
            organ=callout["organ"],
            therapies=tuple(callout["therapies"]),
            onset=Onset.parse(callout["onset"]) if callout["onset"] else None,
            frequency=callout["frequency"],
            calls=tuple(_call(box) for box in callout.findall(nodes.call)),
            grades=tuple(_grade(step) for step in callout.findall(nodes.grade_step)),
        )


def _common(docname: str, node: Element) -> dict[str, Any]:
    """The fields of `Card`: the shown name and summary, which may be translated."""
    title = next(iter(node.findall(nodes.box_title)))
    paragraphs = [c for c in node if isinstance(c, standard.paragraph) and not c["classes"]]
    return {
        "name": names.tidy(title.astext()),
        "aliases": tuple(node["aliases"]),
        "summary": _text(paragraphs[0]) if paragraphs else "",
        "docname": docname,
        "line": node.line,
        "anchor": node["ids"][0],
    }


def _call(box: Element) -> Call:
    items = tuple(_text(item) for item in box.findall(standard.list_item))
    return Call(Urgency(box["urgency"]), items)


def _grade(step: Element) -> Grade:
    body = next(iter(step.findall(standard.definition)))
    return Grade(step["level"], _text(body))


def _text(node: Element) -> str:
    """The words of *node* on one line, without the marks of its citations."""
    plain = node.deepcopy()
    for citation in list(plain.findall(nodes.evidence_citation)):
        citation.parent.remove(citation)
    return " ".join(plain.astext().split())


def uses(document: document) -> list[str]:
    """The names that *document* uses, each once.

    Those of our roles and options for sure, those of ``{any}`` and Markdown links perhaps.
    """
    found = [
        node.get("typed", node["reftarget"])
        for node in document.findall(addnodes.pending_xref)
        if node.get("refdomain") == "immuno"
        or (node.get("reftype") in {"any", "myst"} and not node.get("refdomain"))
    ]
    return list(dict.fromkeys(found))


def links(env: BuildEnvironment, docname: str, document: document) -> list[str]:
    """The documents that *document* links to, each once."""
    found = []
    for node in document.findall(addnodes.pending_xref):
        if node.get("refdomain") == "doc" and node.get("reftype") == "myst":
            found.append(node["reftarget"])
        elif node.get("reftype") == "doc":
            found.append(docname_join(docname, node["reftarget"]))
    return [link for link in dict.fromkeys(found) if link != docname]


def evidence(document: document) -> list[str]:
    """The ids of the records that *document* cites, each once."""
    cited = (id_ for node in document.findall(nodes.evidence_citation) for id_ in node["evidence"])
    return list(dict.fromkeys(cited))


def blocks(document: document) -> Iterator[RelatedBlock]:
    """The related-articles blocks that *document* holds."""
    for node in document.findall(nodes.related_articles):
        yield block(node)


def block(node: Element) -> RelatedBlock:
    """What a related-articles placeholder asks for."""
    return RelatedBlock(node["limit"], tuple(node["pin"]), tuple(node["exclude"]), node.line)
