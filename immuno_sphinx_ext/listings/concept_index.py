"""All cards from A to Z: a heading a letter, aliases as see-entries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes as standard

from immuno_sphinx_ext import names
from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.links import CardPlace, card_link

if TYPE_CHECKING:
    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import ListingRequest


@dataclass(frozen=True, slots=True)
class Row:
    """One name or alias, as typed, with its card."""

    typed: str
    card: CardPlace
    summary: str


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Row]:
    """Each name and alias, of cards of one kind where ``kind`` says so."""
    listing = domain.derived.catalogue.listing(request.option("kind"))
    return [Row(typed, CardPlace.of(card), card.summary) for typed, card in listing]


def render(rows: list[Row], docname: str) -> list[Node]:
    """A definition list for each letter."""
    result: list[Node] = []
    for letter, entries in groupby(rows, key=lambda row: names.letter(row.typed)):
        items = [_item(row, docname) for row in entries]
        result += [
            standard.rubric("", letter, classes=["immuno-letter"]),
            standard.definition_list("", *items, classes=["immuno-index", "simple"]),
        ]
    return result


def _item(row: Row, docname: str) -> standard.definition_list_item:
    """One entry: a card with its summary, or an alias that sends to its card."""
    link = card_link(row.card, docname)
    if row.typed != row.card.name:
        text = standard.paragraph("", _("see") + " ", link)
        return standard.definition_list_item(
            "", standard.term("", row.typed), standard.definition("", text)
        )
    summary = standard.paragraph("", row.summary)
    return standard.definition_list_item(
        "", standard.term("", "", link), standard.definition("", summary)
    )
