"""Numbers in prose against the numbers of evidence records.

Pure. Every numeral in a text is a figure unless it belongs to a name ("PD-1"), a grade
("grade 3 to 4"), an ordinal ("2nd") or is the denominator of a natural frequency ("of 100").

A figure is supported where a record has the same number in the same unit, allowing for the
precision in which it is written: 9.47% is "about 9 in 100". What differs by more than a tenth
is no rounding. Where no number of the records has the figure's unit, one without a unit will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMERAL = re.compile(_NUMBER)
_SPELT = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
_SPELT_WORD = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b", re.IGNORECASE)
_GRADE = re.compile(
    r"\b(?:grades?\s+|G)\d(?:\s*(?:-|\u2013|,|to|or|and)\s*\d(?![\d.]))*", re.IGNORECASE
)
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
_DENOMINATOR = re.compile(
    r"\b(?:in|of|per|each)\s+(?:every\s+)?(100|1,000|10,000)\b(?!\s*%)", re.IGNORECASE
)
#: A figure's own denominator: "3 to 13 people in every 1,000".
_PER = re.compile(
    rf"(?:\s*(?:-|\u2013|to|or|and)\s*(?:{_NUMBER}))?(?:\s+[a-z]+)??\s+{_DENOMINATOR.pattern[2:]}",
    re.IGNORECASE,
)
#: The unit behind a number, also behind the other end of a range: "6 to 8 weeks".
_UNIT = re.compile(
    rf"(?:(?>\s*%?\s*)(?:-|\u2013|/|to|or|and|v|vs|against|versus)\s*(?>{_NUMBER})){{0,9}}"
    r"\s*-?\s*(%|per\s?cent|days?|weeks?|months?|years?|hours?|h\b|minutes?|min\b|\u00b0?\s?C\b"
    r"|m?g\b|mmol\b|doses?\b|times\b|x\b|\u00d7)",
    re.IGNORECASE,
)
#: What units are called besides their own names, without an s at the end.
_SHORT = {"h": "hour", "min": "minute", "x": "time", "\u00d7": "time"}
_RANGE = re.compile(r"\s*%?\s*(?:-|\u2013|to)\s*", re.IGNORECASE)
#: A numeral with more characters is no quantity.
LONGEST = 18
#: How much a figure may differ from what it rounds.
TOLERANCE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a text.

    *per* is its denominator, 100 where none is given; *other_end* that of the range it is in.
    """

    text: str
    value: Decimal
    unit: str = ""
    per: int = 100
    other_end: Figure | None = None

    @property
    def decimals(self) -> int:
        """The digits written after the point."""
        return len(self.text.partition(".")[2])

    @property
    def rounded_zeros(self) -> int:
        """The zeros at the end of a round number such as 20,000, from two on."""
        digits = self.text.replace(",", "")
        zeros = len(digits) - len(digits.rstrip("0"))
        return zeros if "." not in digits and zeros > 1 else 0


def numbers(text: str) -> list[Figure]:
    """All numbers that stand in *text*, also within words, and the small ones in letters."""
    text = " ".join(text.split())  # long runs of blanks would take the patterns long
    return list(_read(_SPELT_WORD.sub(lambda m: _SPELT[m[0].lower()], text)))


def figures(text: str, names: re.Pattern[str] | None = None) -> list[Figure]:
    """The figures of *text*, without what the pattern *names* matches."""
    text = " ".join(text.split())
    for pattern in (names, _GRADE, _ORDINAL):
        if pattern is not None:
            text = pattern.sub(lambda m: "\ufffc" * len(m[0]), text)
    return list(_read(text))


def _read(text: str) -> Iterator[Figure]:
    denominators = {match.start(1) for match in _DENOMINATOR.finditer(text)}
    matches = [m for m in _NUMERAL.finditer(text) if m.start() not in denominators]
    found = [_figure(text, match) for match in matches]
    for number, figure in enumerate(found):
        before, after = max(number - 1, 0), min(number + 1, len(found) - 1)
        other_end = None
        if _RANGE.fullmatch(text, matches[before].end(), matches[number].start()):
            other_end = found[before]
        elif _RANGE.fullmatch(text, matches[number].end(), matches[after].start()):
            other_end = found[after]
        yield replace(figure, other_end=other_end)


def _figure(text: str, match: re.Match[str]) -> Figure:
    value = Decimal(match[0].replace(",", ""))
    if per := _PER.match(text, match.end()):
        return Figure(match[0], value, "%", int(per[1].replace(",", "")))
    return Figure(match[0], value, _unit_at(text, match.end()))


def _unit_at(text: str, position: int) -> str:
    match = _UNIT.match(text, position)
    if match is None:
        return ""
    unit = match[1].lower().strip("\u00b0 ").removesuffix("s")
    return "%" if unit.startswith(("%", "per")) else _SHORT.get(unit, unit)


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for those of *names* that hold a digit, as whole words in any case."""
    with_digits = sorted({n for n in names if any(c.isdigit() for c in n)}, key=len, reverse=True)
    if not with_digits:
        return None
    words = "|".join(
        re.escape(name).replace(r"\-", "[-\u2010\u2011]").replace(r"\ ", r"\s+")
        for name in with_digits
    )
    return re.compile(rf"(?<![\w.=])(?:{words})(?![\w-]|\.\d)", re.IGNORECASE)


def is_supported(figure: Figure, known: Iterable[Figure], units: frozenset[str] | None) -> bool:
    """Whether one of the *known* numbers, rounded as *figure* is written, is that figure.

    *units* are those that a figure without one may stand for; ``None`` for any, as in a table,
    whose heads name the units.
    """
    known = list(known)
    if figure.unit:
        alike = [number for number in known if number.unit == figure.unit]
        alike = alike or [number for number in known if not number.unit]
    else:
        alike = [number for number in known if units is None or number.unit in units]
    return any(_is_same(figure, number) and _same_range(figure, number) for number in alike)


def implied_units(text: str, *, in_table: bool) -> frozenset[str] | None:
    """The units that a bare figure of the block *text* may stand for, see `is_supported`.

    Where a block counts people in hundreds, its bare figures are rates.
    """
    if in_table:
        return None
    return frozenset({"", "%"} if _DENOMINATOR.search(text) else {""})


def _same_range(figure: Figure, number: Figure) -> bool:
    """Whether *figure*, where it is the end of a range, is so in the record too."""
    if figure.other_end is None:
        return True
    return number.other_end is not None and _is_same(figure.other_end, number.other_end)


def _is_same(figure: Figure, number: Figure) -> bool:
    if _is_code(figure.text) or _is_code(number.text):
        return figure.text == number.text
    value = number.value * figure.per / number.per
    if value == figure.value:
        return True
    step = Decimal(10) ** (figure.rounded_zeros or -figure.decimals)
    rounded = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return rounded == figure.value and abs(value - figure.value) <= TOLERANCE * value


def _is_code(text: str) -> bool:
    """Whether *text* is no quantity: the 067 of a trial's name, or a very long number."""
    return len(text) > LONGEST or (len(text) > 1 and text[0] == "0" and text[1] != ".")
