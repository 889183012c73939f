"""Relations between the pages of one handbook: features in, teasers out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import names
from .i18n import _
from .relatedness import Neighbour, Profile, neighbours
from .teasers import Teaser

if TYPE_CHECKING:
    from .domain import ImmunoDomain
    from .model import RelatedBlock

#: What a feature says about a page. A page is most about what it defines.
DEFINED, TAGGED, USED, PART = 2.0, 2.0, 1.0, 0.3
#: How many shared concepts a reason names.
NAMED = 3


class Relations:
    """Computed once all pages are read; every page asks it for its neighbours."""

    def __init__(self, domain: ImmunoDomain) -> None:
        """Read the features of all pages in *domain*."""
        self._domain = domain
        # The home page leads everywhere; to name it as related tells nothing.
        self._home = domain.env.config.root_doc
        self._neighbours = neighbours({name: self._profile(name) for name in domain.pages})

    def _profile(self, docname: str) -> Profile:
        """What page *docname* is about; to link to a page is to use what it defines: itself."""
        page = self._domain.pages[docname]
        defines = frozenset([("page", docname), *(("card", card.name) for card in page.cards)])
        features = {("page", link): USED for link in page.links}
        features |= {("tag", names.key(tag)): TAGGED for tag in page.article.tags}
        if "/" in docname:
            features["part", docname.rpartition("/")[0]] = PART
        for use in page.uses:
            if card := self._domain.derived.catalogue.find(use):
                features["card", card.name] = USED
        return Profile(features | dict.fromkeys(defines, DEFINED), defines)

    def teasers(self, docname: str, block: RelatedBlock) -> list[Teaser]:
        """The pages that *block* on page *docname* shows: its pins, then the nearest."""
        known = self._domain.pages
        near = {n.docname: n for n in self._neighbours.get(docname, ())}
        pinned = [p for p in dict.fromkeys(block.pin) if p in known and p != docname]
        rest = [n for n in near if n not in {*pinned, *block.exclude, self._home}]
        chosen = [*pinned, *rest][: max(block.limit, len(pinned))]
        return [
            Teaser.of(
                self._domain,
                other,
                self._reason(docname, other, near[other]) if other in near else "",
            )
            for other in chosen
        ]

    def _reason(self, docname: str, other: str, neighbour: Neighbour) -> str:
        """Why *other* is near, in words: what both are about, else how they are connected."""
        cards = [value for kind, value in neighbour.shared if kind == "card"]
        if cards:
            return _("Also about: %s") % ", ".join(cards[:NAMED])
        if ("page", other) in neighbour.shared:
            return _("This page links to it")
        if ("page", docname) in neighbour.shared:
            return _("It links to this page")
        tags = [value for kind, value in neighbour.shared if kind == "tag"]
        if tags:
            return _("Same subject: %s") % ", ".join(tags[:NAMED])
        if any(kind == "part" for kind, _value in neighbour.shared):
            return _("In the same part of the handbook")
        return _("Both link to the same pages")
