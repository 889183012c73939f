"""The grade ladders of all side effects side by side, as their callouts have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes as standard

from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.links import CardPlace, card_link
from immuno_sphinx_ext.words import grade_words

from .tables import row, table

if TYPE_CHECKING:
    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import Grade, ListingRequest

#: Grade 5 is death: nothing is done for it.
LEVELS = (1, 2, 3, 4)
WIDTHS = (16, 21, 21, 21, 21)


@dataclass(frozen=True, slots=True)
class Row:
    """One side effect with its ladder."""

    card: CardPlace
    grades: tuple[Grade, ...]


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Row]:
    """Each side effect that has grades, of one ``organ`` where that is given, by name."""
    organ = request.option("organ")
    rows = [
        Row(CardPlace.of(effect), effect.grades)
        for effect in domain.derived.side_effects
        if effect.grades and organ in {"", effect.organ}
    ]
    return sorted(rows, key=lambda r: r.card.name.casefold())


def render(rows: list[Row], docname: str) -> list[Node]:
    """A table with a column for each grade."""
    if not rows:
        return []
    heads = (_("Side effect"), *(grade_words(level) for level in LEVELS))
    body = [_row(effect, docname) for effect in rows]
    return [table(heads, WIDTHS, body, classes=["immuno-grade-table", "immuno-sortable"])]


def _row(effect: Row, docname: str) -> standard.row:
    texts = {grade.level: grade.text for grade in effect.grades}
    cells = [[standard.paragraph("", texts[n])] if n in texts else [] for n in LEVELS]
    return row([standard.paragraph("", "", card_link(effect.card, docname))], *cells)
