"""Which pages are near to which, and by what they share.

Pure. A page is a set of weighted features: cards that it defines or uses, its tags, its links,
its part of the handbook. A feature that few pages have says more than one that many have. Two
pages are near by the weight of what they share, measured against all that they are about; what
is about little else is nearer. Three things add to that: the other page builds on what this one
defines; it defines what this one uses; it is much built on, as an overview is. A map from each
feature to its pages keeps the cost to the pairs that share something.

The weights were chosen on ``tests/data/related-pages.yaml``, where each page says what its
reader would want next; many weights around them do as well.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: ``(kind, value)``: kind is ``card``, ``tag``, ``page`` or ``part``.
Feature = tuple[str, str]

#: A feature of more pages than this tells nothing and is passed over.
COMMON = 100
#: What it adds that the other page builds on this one, defines what this one uses, is built on.
BUILDS_ON, DEFINES, MUCH_USED = 0.3, 0.1, 0.2


@dataclass(frozen=True, slots=True)
class Profile:
    """What one page is about: its features with their weights, and which it defines."""

    features: Mapping[Feature, float] = field(default_factory=dict)
    defines: frozenset[Feature] = frozenset()

    @property
    def uses(self) -> int:
        """How many features it uses and does not define, at least one."""
        return max(1, len(self.features.keys() - self.defines))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A page near to another one; *shared* holds their common features, heaviest first."""

    docname: str
    score: float
    shared: tuple[Feature, ...]


def neighbours(pages: Mapping[str, Profile]) -> dict[str, list[Neighbour]]:
    """For each page the others that share a feature with it, nearest first.

    Equal scores are put in order of page name, so that the result never depends on the order
    of *pages*.
    """
    return _Nearness(pages).neighbours()


class _Nearness:
    def __init__(self, pages: Mapping[str, Profile]) -> None:
        self.pages = pages
        self.holders: dict[Feature, list[str]] = defaultdict(list)
        for docname in sorted(pages):
            for feature in pages[docname].features:
                self.holders[feature].append(docname)
        self.rarity = {f: math.log(1 + len(pages) / len(d)) for f, d in self.holders.items()}
        self.weights = {
            docname: {f: weight * self.rarity[f] for f, weight in sorted(page.features.items())}
            for docname, page in pages.items()
        }
        self.length = {
            docname: math.sqrt(math.fsum(w * w for w in own.values()))
            for docname, own in self.weights.items()
        }
        self.much_used = {
            docname: MUCH_USED * math.log1p(self._users(docname)) for docname in pages
        }

    def _users(self, docname: str) -> int:
        """How many other pages use what *docname* defines."""
        users = {user for feature in self.pages[docname].defines for user in self.holders[feature]}
        return len(users - {docname})

    def neighbours(self) -> dict[str, list[Neighbour]]:
        result: dict[str, list[Neighbour]] = {}
        for docname, own in self.weights.items():
            common: dict[str, list[tuple[float, Feature]]] = defaultdict(list)
            for feature in own:
                if 1 < len(self.holders[feature]) <= COMMON:
                    for other in self.holders[feature]:
                        common[other].append((self._nearness(docname, other, feature), feature))
            common.pop(docname, None)
            found = [
                Neighbour(
                    other,
                    round(math.fsum([*(w for w, _ in shared), self.much_used[other]]), 9),
                    tuple(f for _, f in sorted(shared, key=lambda s: (-s[0], s[1]))),
                )
                for other, shared in common.items()
            ]
            result[docname] = sorted(found, key=lambda n: (-n.score, n.docname))
        return result

    def _nearness(self, docname: str, other: str, feature: Feature) -> float:
        """What the shared *feature* brings *other* nearer to *docname*."""
        mine, theirs = self.pages[docname], self.pages[other]
        weight = self.weights[docname][feature] * self.weights[other][feature]
        near = weight / (self.length[docname] * math.sqrt(self.length[other]))
        if feature in mine.defines and feature not in theirs.defines:
            near += BUILDS_ON * self.rarity[feature] / math.sqrt(theirs.uses)
        elif feature in theirs.defines and feature not in mine.defines:
            near += DEFINES * self.rarity[feature] / math.sqrt(mine.uses)
        return near
