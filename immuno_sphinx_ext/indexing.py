"""The entries of cards in the general index, by all their names."""

from __future__ import annotations

from typing import Any

from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from . import collect


class IndexCards(SphinxTransform):
    """Enter each card under its name and its aliases, once they are translated."""

    default_priority = Locale.default_priority + 10

    def apply(self, **kwargs: Any) -> None:
        """Fill the index nodes that the directives left."""
        docname = self.env.current_document.docname
        cards = {card.anchor: card for card in collect.cards(docname, self.document)}
        for index in self.document.findall(addnodes.index):
            card = cards.get(index.get("card", ""))
            if card is not None:
                shown = [card.name, *(f"{alias} ({card.name})" for alias in card.aliases)]
                index["entries"] = [
                    # A semicolon would part an entry in two.
                    ("single", entry.replace(";", ","), card.anchor, "", None)
                    for entry in shown
                ]
