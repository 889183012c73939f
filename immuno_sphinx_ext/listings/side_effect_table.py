"""All side effects: how urgent, where, with which treatment, when they start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes as standard

from immuno_sphinx_ext import nodes
from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.links import CardPlace, card_link, with_commas
from immuno_sphinx_ext.words import onset_words, organ_words, urgency_words

from .tables import row, table

if TYPE_CHECKING:
    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import ListingRequest, Onset, Urgency

WIDTHS = (25, 12, 28, 20, 15)
#: The columns that a reader may filter by.
FILTERS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Row:
    """One side effect; *sign* is the first item of its most urgent call."""

    card: CardPlace
    organ: str
    urgency: Urgency | None
    sign: str
    #: Each treatment by name, with its card where there is one.
    therapies: tuple[tuple[str, CardPlace | None], ...]
    onset: Onset | None


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Row]:
    """Each side effect, the most urgent first."""
    rows = []
    for effect in domain.derived.side_effects:
        places = [(name, domain.derived.catalogue.find(name)) for name in effect.therapies]
        call = effect.most_urgent
        rows.append(
            Row(
                CardPlace.of(effect),
                effect.organ,
                effect.urgency,
                call.items[0] if call and call.items else "",
                tuple(
                    (card.name, CardPlace.of(card)) if card else (name, None)
                    for name, card in places
                ),
                effect.onset,
            )
        )
    return sorted(rows, key=lambda r: (_rank(r.urgency), r.card.name.casefold()))


def _rank(urgency: Urgency | None) -> int:
    return urgency.rank if urgency else 99


def render(rows: list[Row], docname: str) -> list[Node]:
    """The table, whole in every format; in HTML a script adds sorting and filters."""
    if not rows:
        return []
    heads = (_("Side effect"), _("Where"), _("How urgent"), _("With"), _("Starts"))
    body = [_row(effect, docname) for effect in rows]
    whole = table(heads, WIDTHS, body, classes=["immuno-side-effects", "immuno-sortable"])
    return [nodes.filterable("", whole, columns=FILTERS)]


def _row(effect: Row, docname: str) -> standard.row:
    organ = organ_words(effect.organ)
    urgency = urgency_words(effect.urgency) if effect.urgency else ""
    strong = standard.strong("", urgency, classes=[f"immuno-{effect.urgency}"])
    sign = _("if %s") % effect.sign if effect.sign else ""
    therapies = with_commas(
        nodes.value("", "", card_link(place, docname) if place else standard.Text(name), sort=name)
        for name, place in effect.therapies
    )
    return row(
        _cell(card_link(effect.card, docname)),
        _cell(nodes.value("", organ, sort=organ) if organ else None),
        [
            *_cell(nodes.value("", "", strong, sort=_rank(effect.urgency)) if urgency else None),
            *_cell(standard.Text(sign) if sign else None),
        ],
        _cell(*therapies),
        _cell(onset_value(effect.onset) if effect.onset else None),
    )


def _cell(*content: Node | None) -> list[Node]:
    kept = [node for node in content if node is not None]
    return [standard.paragraph("", "", *kept)] if kept else []


def onset_value(onset: Onset) -> nodes.value:
    """When a side effect starts, in words that sort by time."""
    first, last = onset.days or (9999, 9999)
    return nodes.value("", onset_words(onset), sort=first * 10_000 + last)
