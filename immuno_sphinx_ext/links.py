"""Unresolved links to pages and cards, for placeholders to be filled with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes as standard
from sphinx import addnodes

from . import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Card


def page_link(docname: str, title: str, refdoc: str) -> addnodes.pending_xref:
    """A link from page *refdoc* to page *docname*."""
    return addnodes.pending_xref(
        "",
        standard.inline("", title),
        refdoc=refdoc,
        refdomain="std",
        reftype="doc",
        reftarget=f"/{docname}",
        refexplicit=True,
        refwarn=True,
    )


@dataclass(frozen=True, slots=True)
class CardPlace:
    """What a link to a card depends on: its name, and where it stands."""

    name: str
    docname: str
    anchor: str

    @classmethod
    def of(cls, card: Card) -> CardPlace:
        """The place of *card*."""
        return cls(card.name, card.docname, card.anchor)


def card_link(card: CardPlace, refdoc: str) -> addnodes.pending_xref:
    """A link without a preview: what that would show stands beside it.

    It leads to *card* itself, also where another card of the same name has kept the name.
    """
    return addnodes.pending_xref(
        "",
        standard.inline("", card.name),
        refdoc=refdoc,
        refdomain="immuno",
        reftype="concept",
        reftarget=names.key(card.name),
        refexplicit=True,
        refwarn=True,
        place=card,
    )


def with_commas(links: Iterable[standard.Node]) -> list[standard.Node]:
    """The *links* with commas between them."""
    result: list[standard.Node] = []
    for link in links:
        result += [standard.Text(", "), link] if result else [link]
    return result
