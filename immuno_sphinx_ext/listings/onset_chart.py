"""When side effects start, by organ: in words, and in HTML as bars on one scale of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes as standard

from immuno_sphinx_ext import drawings, nodes
from immuno_sphinx_ext.config import ImmunoConfig
from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.links import CardPlace, card_link
from immuno_sphinx_ext.words import organ_words

from .side_effect_table import onset_value
from .tables import row, table

if TYPE_CHECKING:
    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import ListingRequest, Onset

WIDTHS = (30, 20, 50)


@dataclass(frozen=True, slots=True)
class Row:
    """One side effect with a known onset."""

    card: CardPlace
    organ: str
    onset: Onset


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Row]:
    """Each side effect that says when it starts, in order of organ, then of time."""
    organs = {organ: n for n, organ in enumerate(ImmunoConfig.of(domain.env.config).organs)}
    rows = [
        Row(CardPlace.of(effect), effect.organ, effect.onset)
        for effect in domain.derived.side_effects
        if effect.onset
    ]
    return sorted(
        rows,
        key=lambda r: (organs.get(r.organ, 99), r.onset.days or (9999,), r.card.name.casefold()),
    )


def render(rows: list[Row], docname: str) -> list[Node]:
    """A table with a bar in each row; all bars share the scale that its head shows."""
    if not rows:
        return []
    longest = max((r.onset.days[1] for r in rows if r.onset.days), default=drawings.YEAR)
    scale = drawings.TimeScale(max(longest, drawings.YEAR))
    ticks = [(_("day"), 1), (_("week"), 7), (_("month"), 30), (_("year"), drawings.YEAR)]
    axis = nodes.drawing(svg=scale.axis(ticks))
    head = standard.paragraph("", _("Starts after"), axis)
    body = [_row(effect, docname, scale) for effect in rows]
    return [table((_("Side effect"), _("Where"), head), WIDTHS, body, classes=["immuno-onsets"])]


def _row(effect: Row, docname: str, scale: drawings.TimeScale) -> standard.row:
    bar = nodes.drawing(svg=scale.bar(effect.onset.days))
    return row(
        [standard.paragraph("", "", card_link(effect.card, docname))],
        [standard.paragraph("", organ_words(effect.organ))] if effect.organ else [],
        [standard.paragraph("", "", onset_value(effect.onset), bar)],
    )
