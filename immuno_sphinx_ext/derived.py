"""What all pages together say: derived from the domain, each once, never pickled."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import views
from .catalogue import Catalogue
from .model import SideEffect
from .navigation import Navigation
from .relations import Relations

if TYPE_CHECKING:
    from .domain import ImmunoDomain
    from .model import ListingRequest


class Derived:
    """The handbook as a whole. The domain throws it away when a page changes."""

    def __init__(self, domain: ImmunoDomain) -> None:
        """Derive from *domain*, part by part as each is asked for."""
        self._domain = domain

    @cached_property
    def catalogue(self) -> Catalogue:
        """All cards by all their names."""
        return Catalogue(card for page in self._domain.pages.values() for card in page.cards)

    @cached_property
    def relations(self) -> Relations:
        """Which pages are near to which."""
        return Relations(self._domain)

    @cached_property
    def side_effects(self) -> list[SideEffect]:
        """All side effects, by page and line."""
        return [card for card in self.catalogue.cards if isinstance(card, SideEffect)]

    @cached_property
    def reading_order(self) -> list[str]:
        """All documents in the order of the table of contents; those outside it come last."""
        env = self._domain.env
        found: dict[str, None] = {}
        waiting = [env.config.root_doc]
        while waiting:
            docname = waiting.pop()
            if docname in self._domain.pages and docname not in found:
                found[docname] = None
                waiting += reversed(env.toctree_includes.get(docname, []))
        return list(found | dict.fromkeys(sorted(self._domain.pages)))

    @cached_property
    def gathered(self) -> dict[ListingRequest, list[Any]]:
        """The rows of each listing, once it has been gathered."""
        return {}

    @cached_property
    def users(self) -> dict[str, list[str]]:
        """For each card, by its name, the documents other than its own that use it."""
        found: dict[str, list[str]] = {}
        for docname, page in sorted(self._domain.pages.items()):
            for card in {card for use in page.uses if (card := self.catalogue.find(use))}:
                if card.docname != docname:
                    found.setdefault(card.name, []).append(docname)
        return found

    @cached_property
    def citing(self) -> dict[str, list[str]]:
        """For each evidence record, by its id, the documents that cite it."""
        found: dict[str, list[str]] = {}
        for docname, page in sorted(self._domain.pages.items()):
            for id_ in page.evidence:
                found.setdefault(id_, []).append(docname)
        return found

    @cached_property
    def navigation(self) -> Navigation:
        """What toctrees and the navigation around pages show."""
        return Navigation(self._domain.env)

    @cached_property
    def views(self) -> dict[str, str]:
        """For each document a fingerprint of what it says and shows of others."""
        return views.fingerprints(self._domain)
