"""The number check: every figure in prose against the records that it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import facts
from .config import ImmunoConfig
from .i18n import __
from .messages import Problem, warn

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from .domain import ImmunoDomain
    from .facts import Figure
    from .model import Prose

#: For them a figure must have been seen in its source.
CAREFUL = {"patient", "carer"}
#: How many of the records' numbers a message names.
SHOWN = 6


def check(domain: ImmunoDomain) -> None:
    """Warn about figures that their block of text does not support.

    A handbook without evidence records is not asked for sources.
    """
    options = ImmunoConfig.of(domain.env.config)
    if not options.check_figures or not domain.evidence:
        return
    checker = _Checker(domain, options)
    for docname, page in sorted(domain.pages.items()):
        if page.article.audience == ("contributor",):
            continue
        careful = bool(CAREFUL.intersection(page.article.audience))
        for prose in page.prose:
            checker.check(prose, docname, careful)


class _Checker:
    """Checks blocks of text; reads the numbers of each record once."""

    def __init__(self, domain: ImmunoDomain, options: ImmunoConfig) -> None:
        self.evidence = domain.evidence
        self.names = names_pattern(domain, options)
        self._numbers: dict[str, list[Figure]] = {}

    def check(self, prose: Prose, docname: str, careful: bool) -> None:
        """Warn about each figure of *prose* that no record supports."""
        location = (docname, prose.line)
        known = [id_ for id_ in prose.evidence if id_ in self.evidence]
        cited = ", ".join(known)
        numbers = self.numbers(known)
        seen = self.numbers([id_ for id_ in known if self.evidence[id_].status == "verified"])
        units = facts.implied_units(prose.text, in_table=prose.in_table)
        for figure in dict.fromkeys(facts.figures(prose.text, self.names)):
            if not known:
                message = __(
                    "the figure '%s' has no source: cite a record with {evidence}, in '%s'"
                )
                text = _excerpt(prose.text, figure)
                warn(Problem.UNCITED, message, figure.text, text, location=location)
            elif not facts.is_supported(figure, numbers, units):
                message = __("the figure '%s' is not in the records cited here (%s), which have %s")
                there = _nearest(figure, numbers)
                warn(Problem.FIGURE, message, figure.text, cited, there, location=location)
            elif careful and not facts.is_supported(figure, seen, units):
                message = __("the figure '%s' was not seen in its source (%s): metadata-only")
                warn(Problem.METADATA_ONLY, message, figure.text, cited, location=location)

    def numbers(self, ids: Iterable[str]) -> list[Figure]:
        """The numbers of the records *ids*."""
        for id_ in ids:
            if id_ not in self._numbers:
                self._numbers[id_] = facts.numbers(self.evidence[id_].text)
        return [number for id_ in ids for number in self._numbers[id_]]


def _nearest(figure: Figure, numbers: list[Figure]) -> str:
    """Those of the records' *numbers* that are nearest to *figure*, in words."""
    values = {number.value: number.text for number in numbers}
    nearest = sorted(values, key=lambda value: (abs(value - figure.value), value))[:SHOWN]
    return ", ".join(values[value] for value in nearest) or __("no figure")


def names_pattern(domain: ImmunoDomain, options: ImmunoConfig) -> re.Pattern[str] | None:
    """All names that hold a number which is no figure."""
    cards = (name for card in domain.derived.catalogue.cards for name in (card.name, *card.aliases))
    emergency = (number.text for number in facts.numbers(options.emergency_numbers))
    return facts.names_pattern([*cards, *options.numbered_names, *emergency])


def _excerpt(text: str, figure: Figure) -> str:
    """The words around *figure*."""
    at = text.find(figure.text)
    return " ".join(text[max(0, at - 20) : at + 30].split())
