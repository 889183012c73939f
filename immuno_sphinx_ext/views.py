"""What each page shows of other pages, as fingerprints."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from . import freshness, listings, previews

if TYPE_CHECKING:
    from .domain import ImmunoDomain


def fingerprints(domain: ImmunoDomain) -> dict[str, str]:
    """For each page a fingerprint of all that it shows of other pages."""
    return {
        docname: hashlib.sha256(repr(_view(domain, docname)).encode("utf-8", "replace")).hexdigest()
        for docname in sorted(domain.pages)
    }


def _view(domain: ImmunoDomain, docname: str) -> tuple[object, ...]:
    """All that page *docname* shows of other pages, as plain data."""
    page = domain.pages[docname]
    titles = domain.env.titles
    cards = [domain.derived.catalogue.find(use) for use in page.uses]
    return (
        [domain.derived.relations.teasers(docname, block) for block in page.blocks],
        [card and (card.docname, card.anchor, *previews.shown(card)) for card in cards],
        [
            [(user, titles[user].astext()) for user in domain.derived.users.get(card.name, ())]
            for card in page.cards
        ],
        [domain.evidence.get(id_) for id_ in page.evidence],
        [listings.gather(domain, request) for request in page.listings],
        freshness.overdue_since(domain, docname),
    )
