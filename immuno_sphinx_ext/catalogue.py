"""All cards of the handbook by every name they have.

Pure: made from the cards once all pages are read, never changed, never pickled.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from . import names
from .model import Concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .model import Card


@dataclass(frozen=True, slots=True)
class Clash:
    """Two cards that claim one *name*; *first* keeps it."""

    name: str
    first: Card
    second: Card


class Catalogue:
    """Finds a card by its name or any alias, in any case and typography."""

    def __init__(self, cards: Iterable[Card]) -> None:
        """Names beat aliases; among equals the first page, then the first line, wins."""
        self.cards = tuple(sorted(cards, key=lambda c: (c.docname, c.line or 0, c.name)))
        self.clashes: list[Clash] = []
        self._by_key: dict[str, Card] = {}
        for card in self.cards:
            self._by_key.setdefault(names.key(card.name), card)
        for card in self.cards:
            for alias in card.aliases:
                self._by_key.setdefault(names.key(alias), card)
        for card in self.cards:
            own = {names.key(name): name for name in (*reversed(card.aliases), card.name)}
            for folded, name in own.items():
                if self._by_key[folded] is not card:
                    self.clashes.append(Clash(name, self._by_key[folded], card))

    def find(self, name: str) -> Card | None:
        """The card that has *name* as its name or an alias."""
        return self._by_key.get(names.key(name))

    def nearest(self, name: str) -> str | None:
        """The name or alias that *name* was most likely meant to be."""
        return names.nearest(name, self._spellings)

    def entries(self) -> Iterator[tuple[str, str, Card]]:
        """Each name and alias that reaches its card: folded, as typed, and the card."""
        for card in self.cards:
            seen = set()
            for name in (card.name, *card.aliases):
                folded = names.key(name)
                if folded not in seen and self._by_key.get(folded) is card:
                    seen.add(folded)
                    yield folded, name, card

    def listing(self, kind: str) -> list[tuple[str, Card]]:
        """Each name and alias with its card, from A to Z; of all cards where *kind* is empty."""
        return [
            (typed, card)
            for typed, card in self._listing
            if not kind or (isinstance(card, Concept) and card.kind == kind)
        ]

    @cached_property
    def _listing(self) -> list[tuple[str, Card]]:
        entries = [(typed, card) for _, typed, card in self.entries()]
        return sorted(entries, key=lambda e: (names.letter(e[0]), names.slug(e[0]), e[0]))

    @cached_property
    def _spellings(self) -> tuple[str, ...]:
        return tuple(typed for _, typed, _ in self.entries())
