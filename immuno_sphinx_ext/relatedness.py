"""Which pages are near to which, and why.

Pure. A page is a set of features: the concepts and side effects that it defines or names,
its tags, the pages that it links to, its part of the handbook. A feature that few pages have
says more than one that many have (inverse document frequency); two pages are as near as the
features they share, by the cosine of their weights. A map from each feature to its pages
keeps the cost to the pairs that share something.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: ``(kind, value)``: kind is ``card``, ``tag``, ``page`` or ``part``.
Feature = tuple[str, str]

#: A feature of more pages than this tells nothing and is passed over.
COMMON = 100


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A page near to another one; *shared* holds their common features, heaviest first."""

    docname: str
    score: float
    shared: tuple[Feature, ...]


def neighbours(pages: Mapping[str, Mapping[Feature, float]]) -> dict[str, list[Neighbour]]:
    """For each page the others that share a feature with it, nearest first.

    *pages* gives each page's features with their weight on that page. Equal scores are put
    in order of page name, so that the result never depends on the order of *pages*.
    """
    holders: dict[Feature, list[str]] = defaultdict(list)
    for docname in sorted(pages):
        for feature in pages[docname]:
            holders[feature].append(docname)
    rarity = {feature: math.log(1 + len(pages) / len(docs)) for feature, docs in holders.items()}
    weights = {
        docname: {feature: weight * rarity[feature] for feature, weight in sorted(own.items())}
        for docname, own in pages.items()
    }
    length = {
        docname: math.sqrt(math.fsum(w * w for w in own.values()))
        for docname, own in weights.items()
    }
    result: dict[str, list[Neighbour]] = {}
    for docname, own in weights.items():
        common: dict[str, list[tuple[float, Feature]]] = defaultdict(list)
        for feature, weight in own.items():
            if 1 < len(holders[feature]) <= COMMON:
                for other in holders[feature]:
                    common[other].append((weight * weights[other][feature], feature))
        common.pop(docname, None)
        found = [
            Neighbour(
                other,
                round(math.fsum(w for w, _ in shared) / (length[docname] * length[other]), 9),
                tuple(f for _, f in sorted(shared, key=lambda s: (-s[0], s[1]))),
            )
            for other, shared in common.items()
        ]
        result[docname] = sorted(found, key=lambda n: (-n.score, n.docname))
    return result
