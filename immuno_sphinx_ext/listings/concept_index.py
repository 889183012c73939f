"""All cards from A to Z: a heading a letter, aliases as see-entries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from immuno_sphinx_ext import names
from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.links import CardPlace, card_link

if TYPE_CHECKING:
    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import ListingRequest


@dataclass(frozen=True, slots=True)
class Row:
    """One name or alias, as typed, with its card, under the letter that *anchor* leads to."""

    typed: str
    anchor: str
    card: CardPlace
    summary: str


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Row]:
    """Each name and alias, of cards of one kind where ``kind`` says so."""
    kind = request.option("kind")
    return [
        Row(
            typed,
            names.slug(f"names {kind} {names.letter(typed)}"),
            CardPlace.of(card),
            card.summary,
        )
        for typed, card in domain.derived.catalogue.listing(kind)
    ]


def render(rows: list[Row], docname: str) -> list[Node]:
    """A definition list for each letter, under links to the letters."""
    letters: list[Node] = []
    result: list[Node] = []
    for letter, group in groupby(rows, key=lambda row: names.letter(row.typed)):
        entries = list(group)
        anchor = entries[0].anchor
        letters += [nodes.reference("", letter, internal=True, refid=anchor), nodes.Text(" ")]
        items = [_item(row, docname) for row in entries]
        result += [
            nodes.target("", "", ids=[anchor]),
            nodes.rubric("", letter, classes=["immuno-letter"]),
            nodes.definition_list("", *items, classes=["immuno-index", "simple"]),
        ]
    links = nodes.paragraph("", "", *letters[:-1], classes=["immuno-letters"])
    return [links, *result] if rows else []


def _item(row: Row, docname: str) -> nodes.definition_list_item:
    """One entry: a card with its summary, or an alias that sends to its card."""
    link = card_link(row.card, docname)
    if row.typed != row.card.name:
        text = nodes.paragraph("", _("see") + " ", link)
        return nodes.definition_list_item("", nodes.term("", row.typed), nodes.definition("", text))
    summary = nodes.paragraph("", row.summary)
    return nodes.definition_list_item("", nodes.term("", "", link), nodes.definition("", summary))
