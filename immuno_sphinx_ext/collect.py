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
from .model import Call, Card, Concept, Grade, Onset, Prose, RelatedBlock, SideEffect, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
            say=_shown(node, nodes.SAY),
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
    name, typed = names.tidy(title.astext()), [node["name"], *node["aliases"]]
    return {
        "name": name,
        "aliases": _aliases(name, [*names.split(_shown(node, nodes.ALIASES)), *typed]),
        "summary": _text(paragraphs[0]) if paragraphs else "",
        "evidence": tuple(node["evidence"]),
        "docname": docname,
        "line": node.line,
        "anchor": node["ids"][0],
    }


def _shown(node: Element, css: str) -> str:
    """What the card shows under one of its options, which may be translated."""
    for facts in node.children:
        if isinstance(facts, standard.field_list):
            for paragraph in facts.findall(standard.paragraph):
                if css in paragraph["classes"]:
                    return paragraph.astext()
    return ""


def _aliases(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The *candidates* that are other names than *name*, each once.

    In a translated handbook the names of the original are aliases.
    """
    found: dict[str, str] = {}
    for alias in candidates:
        if alias != name:
            found.setdefault(names.key(alias), alias)
    return tuple(found.values())


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


def targets(document: document) -> list[str]:
    """The labels, objects or pages that *document* refers to by name, each once."""
    found = [
        node["reftarget"]
        for node in document.findall(addnodes.pending_xref)
        if (node.get("refdomain") == "std" and node["reftype"] != "doc")
        or (node.get("reftype") in {"any", "myst"} and not node.get("refdomain"))
    ]
    return list(dict.fromkeys(found))


def evidence(document: document) -> list[str]:
    """The ids of the records that *document* cites, each once."""
    cited = (id_ for node in document.findall(nodes.evidence_citation) for id_ in node["evidence"])
    return list(dict.fromkeys(cited))


def prose(document: document) -> Iterator[Prose]:
    """The blocks of text that hold numerals, with the records cited in them.

    A table's row is one block: a source cited in one of its cells serves them all. What
    stands in a card, callout or icon array may also lean on the records of its ``:evidence:``.
    """
    for node in document.findall(standard.TextElement):
        if not isinstance(node, (standard.paragraph, standard.term)):
            continue
        if isinstance(node.parent, standard.footnote):  # a source, or the author's aside
            continue
        text = "".join(spoken(node, _NO_FACTS))
        if any(char.isdigit() for char in text):
            in_table = isinstance(node.parent, standard.entry)
            yield Prose(text, tuple(dict.fromkeys(_cited(node))), _line(node), in_table)


#: What stands in a text and is not said as a fact.
_NO_FACTS = (
    nodes.evidence_citation,
    nodes.unsourced,
    standard.literal,
    standard.footnote_reference,
)


def spoken(node: Element, silent: tuple[type[Element], ...]) -> Iterator[str]:
    """The texts of *node* without those in nodes of the kinds *silent*."""
    for child in node.children:
        if isinstance(child, standard.Text):
            yield child.astext()
        elif isinstance(child, standard.Element) and not isinstance(child, silent):
            yield from spoken(child, silent)


def _cited(node: Element) -> Iterator[str]:
    block: Element = node
    parent = node.parent
    while parent is not None:
        if isinstance(parent, standard.row):
            block = parent
        if isinstance(parent, (nodes.concept_card, nodes.side_effect, nodes.icon_array)):
            yield from parent["evidence"]
        parent = parent.parent
    for citation in block.findall(nodes.evidence_citation):
        yield from citation["evidence"]


def _line(node: Element | None) -> int | None:
    while node is not None:
        if node.line is not None:
            return int(node.line)
        node = node.parent
    return None


def blocks(document: document) -> Iterator[RelatedBlock]:
    """The related-articles blocks that *document* holds."""
    for node in document.findall(nodes.related_articles):
        yield block(node)


def block(node: Element) -> RelatedBlock:
    """What a related-articles placeholder asks for."""
    return RelatedBlock(node["limit"], tuple(node["pin"]), tuple(node["exclude"]), node.line)
