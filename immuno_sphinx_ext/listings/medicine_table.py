"""All medicines from A to Z: names, how to say them, class, target, use, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes as standard

from immuno_sphinx_ext import names, nodes
from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.links import CardPlace, card_link, page_link, with_commas
from immuno_sphinx_ext.model import Concept

from .tables import row, table

if TYPE_CHECKING:
    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import ListingRequest

KIND = "medicine"
WIDTHS = (15, 15, 14, 20, 36)
#: The column that a reader may filter by.
FILTERS = (2,)


@dataclass(frozen=True, slots=True)
class Named:
    """A class or a target by name, with its card where there is one."""

    name: str
    card: CardPlace | None


@dataclass(frozen=True, slots=True)
class Row:
    """One medicine, with the pages that name it by docname and title."""

    card: CardPlace
    say: str
    aliases: tuple[str, ...]
    classes: tuple[Named, ...]
    targets: tuple[Named, ...]
    use: str
    pages: tuple[tuple[str, str], ...]


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Row]:
    """Each card of kind medicine, by name."""
    catalogue, users = domain.derived.catalogue, domain.derived.users

    def named(listed: str) -> tuple[Named, ...]:
        found = ((name, catalogue.find(name)) for name in names.split(listed))
        return tuple(
            Named(card.name, CardPlace.of(card)) if card else Named(name, None)
            for name, card in found
        )

    rows = [
        Row(
            CardPlace.of(card),
            card.say,
            card.aliases,
            named(card.drug_class),
            named(card.target),
            card.summary,
            tuple(
                (page, domain.env.titles[page].astext())
                for page in (card.docname, *users.get(card.name, ()))
                if page != request.docname
            ),
        )
        for card in catalogue.cards
        if isinstance(card, Concept) and card.kind == KIND
    ]
    return sorted(rows, key=lambda r: names.slug(r.card.name))


def render(rows: list[Row], docname: str) -> list[Node]:
    """The table, whole in every format; in HTML a script adds sorting and filters."""
    if not rows:
        return []
    heads = (_("Medicine"), _("Also called"), _("Class and target"), _("Used for"), _("Pages"))
    body = [_row(medicine, docname) for medicine in rows]
    whole = table(heads, WIDTHS, body, classes=["immuno-medicines", "immuno-sortable"])
    return [nodes.filterable("", whole, columns=FILTERS)]


def _row(medicine: Row, docname: str) -> standard.row:
    said = _("say %s") % medicine.say if medicine.say else ""
    targets = with_commas(_shown(target, docname) for target in medicine.targets)
    return row(
        [*_cell(card_link(medicine.card, docname)), *(_cell(standard.Text(said)) if said else [])],
        _cell(standard.Text(", ".join(medicine.aliases))) if medicine.aliases else [],
        [
            *_cell(*with_commas(_value(name, docname) for name in medicine.classes)),
            *(_cell(standard.Text(_("against") + " "), *targets) if targets else []),
        ],
        _cell(standard.Text(medicine.use)),
        _cell(*with_commas(page_link(page, title, docname) for page, title in medicine.pages)),
    )


def _shown(named: Named, docname: str) -> Node:
    return card_link(named.card, docname) if named.card else standard.Text(named.name)


def _value(named: Named, docname: str) -> nodes.value:
    """A class, which the script filters by."""
    return nodes.value("", "", _shown(named, docname), sort=named.name)


def _cell(*content: Node) -> list[Node]:
    return [standard.paragraph("", "", *content)] if content else []
