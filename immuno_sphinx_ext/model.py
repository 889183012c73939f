"""What the handbook is made of: plain, frozen records that pickle.

Anchors and places say where a record stands; nothing here holds a docutils node.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Urgency(StrEnum):
    """How soon a reader must act, most urgent first."""

    EMERGENCY = "emergency"
    CALL_NOW = "call-now"
    TELL_TEAM = "tell-team"
    SELF_CARE = "self-care"

    @property
    def rank(self) -> int:
        """0 for the most urgent."""
        return list(Urgency).index(self)


_ONSET = re.compile(r"(\d+)\s*(?:-|\u2013|to)\s*(\d+)\s+(day|week|month|year)s?", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Onset:
    """When a side effect starts after treatment: *first* to *last* of *unit*.

    *unit* is ``day``, ``week``, ``month`` or ``year``; ``None`` for both ends means any time.
    """

    first: int | None
    last: int | None
    unit: str

    @classmethod
    def parse(cls, text: str) -> Onset:
        """Read ``2-14 weeks`` or ``any time``; raise `ValueError` for anything else."""
        plain = " ".join(text.split())
        if plain.lower() == "any time":
            return cls(None, None, "")
        match = _ONSET.fullmatch(plain)
        if match is None or int(match[1]) > int(match[2]):
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]), match[3].lower())

    @property
    def days(self) -> tuple[int, int] | None:
        """Both ends in days (a month counted as 30, a year as 365), for charts and sorting."""
        if self.first is None or self.last is None:
            return None
        return self.first * _DAYS[self.unit], self.last * _DAYS[self.unit]


@dataclass(frozen=True, slots=True)
class Card:
    """What a concept card and a side-effect callout share: a name in the one name space."""

    name: str
    aliases: tuple[str, ...]
    summary: str
    #: Ids of the records that it rests on.
    evidence: tuple[str, ...]
    docname: str
    line: int | None
    anchor: str

    @property
    def place(self) -> tuple[str, int | None]:
        """Where the card is written, as warnings take it."""
        return self.docname, self.line


@dataclass(frozen=True, slots=True)
class Concept(Card):
    """The definition of one term."""

    kind: str
    #: How it is said, in syllables.
    say: str
    drug_class: str
    target: str


@dataclass(frozen=True, slots=True)
class Call:
    """When to call whom: *items* complete "Call ... if:"."""

    urgency: Urgency
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of the ladder, 1 to 5: what it looks like and what is done."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class SideEffect(Card):
    """An unwanted effect of treatment, with its calls and grades."""

    organ: str
    therapies: tuple[str, ...]
    onset: Onset | None
    frequency: str
    calls: tuple[Call, ...]
    grades: tuple[Grade, ...]

    @property
    def most_urgent(self) -> Call | None:
        """The most urgent call."""
        return min(self.calls, key=lambda call: call.urgency.rank, default=None)

    @property
    def urgency(self) -> Urgency | None:
        """That of the most urgent call."""
        return self.most_urgent.urgency if self.most_urgent else None


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says about itself in its front matter."""

    description: str = ""
    audience: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    reviewed: str = ""
    countries: tuple[str, ...] = ()
    related: bool = True
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class RelatedBlock:
    """One ``{related-articles}`` block: which pages it pins (first) and leaves out."""

    limit: int
    pin: tuple[str, ...]
    exclude: tuple[str, ...]
    line: int | None


@dataclass(frozen=True, slots=True)
class ListingRequest:
    """One listing on a page, by the name of its directive, with its options."""

    listing: str
    docname: str
    options: tuple[tuple[str, str], ...]
    line: int | None

    def option(self, name: str) -> str:
        """The value of an option; empty where it is not given."""
        return dict(self.options).get(name, "")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact that somebody saw in its source; *source* is a key of the bibliography."""

    id: str
    topic: str
    claim: str
    #: Each figure by name, with its unit.
    figures: tuple[tuple[str, str], ...]
    population: str
    as_of: str
    source: str
    #: ``verified``, or ``metadata-only`` where only the source was seen, not the figure.
    status: str
    note: str

    @property
    def text(self) -> str:
        """All of the record that a page may quote: the claim, the figures, the date."""
        figures = " ; ".join(f"{name}: {value}" for name, value in self.figures)
        return f"{self.claim} ; {self.population} ; {figures} ; {self.as_of}"


@dataclass(frozen=True, slots=True)
class Prose:
    """A block of text that holds a numeral, with the records that it cites."""

    text: str
    evidence: tuple[str, ...]
    line: int | None
    in_table: bool
