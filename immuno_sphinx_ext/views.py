"""What each page shows of other pages, as fingerprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import bibliography, freshness, listings, previews
from .fingerprint import fingerprint
from .targets import Targets

if TYPE_CHECKING:
    from .domain import ImmunoDomain


def fingerprints(domain: ImmunoDomain) -> dict[str, str]:
    """For each page a fingerprint of what it says and of all that it shows of other pages."""
    targets = Targets(domain.env)
    return {
        docname: fingerprint(_view(domain, docname), _links(domain, docname, targets))
        for docname in sorted(domain.pages)
    }


def _view(domain: ImmunoDomain, docname: str) -> tuple[object, ...]:
    """All that page *docname* shows of the handbook, as plain data."""
    page = domain.pages[docname]
    titles = domain.env.titles
    cards = [domain.derived.catalogue.find(use) for use in page.uses]
    records = [record for id_ in page.evidence if (record := domain.evidence.get(id_))]
    return (
        page.content,
        [domain.derived.relations.teasers(docname, block) for block in page.blocks],
        [card and (card.docname, card.anchor, *previews.shown(card)) for card in cards],
        [
            [(user, titles[user].astext()) for user in domain.derived.users.get(card.name, ())]
            for card in page.cards
        ],
        [(record, bibliography.source(domain.env, record.source)) for record in records],
        [listings.gather(domain, request) for request in page.listings],
        freshness.overdue_since(domain, docname),
    )


def _links(domain: ImmunoDomain, docname: str, targets: Targets) -> tuple[object, ...]:
    """What page *docname* shows of what it links to, apart from cards."""
    page = domain.pages[docname]
    return (
        [targets.page(link) for link in page.links],
        [targets.name(name, docname) for name in page.targets],
        domain.derived.navigation.body(docname),
    )
