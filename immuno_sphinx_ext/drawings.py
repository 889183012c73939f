"""Small drawings as inline SVG: people out of 100, spans of time.

Pure. A drawing takes its colours from the style sheet and says nothing that the words beside it
do not say. It needs no inline style, so a strict Content-Security-Policy lets it be.
"""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Icons in a row, and rows.
ACROSS = 10
ICONS = ACROSS * ACROSS
#: Dots are drawn as dashes of no length; the last one needs a line that goes on a little.
_A_LITTLE = 0.01
#: A year in days.
YEAR = 365


def icon_array(count: int) -> str:
    """A square of 100 dots, the first *count* of them full (0 to 100), the others rings."""
    full, empty = _dots(0, count), _dots(count, ICONS)
    return (
        f'<svg class="immuno-icons" viewBox="0 0 {ACROSS} {ACROSS}" aria-hidden="true"'
        ' fill="none" stroke="currentColor" stroke-linecap="round" stroke-dasharray="0 1">'
        f'<path class="immuno-icon-empty" stroke-width=".8" d="{empty}"/>'
        f'<path class="immuno-icon-hole" stroke-width=".56" d="{empty}"/>'
        f'<path class="immuno-icon-full" stroke-width=".8" d="{full}"/></svg>'
    )


def _dots(first: int, end: int) -> str:
    """The path of the dots from number *first* up to, and without, number *end*."""
    path = ""
    while first < end:
        row, column = divmod(first, ACROSS)
        last = min(end, (row + 1) * ACROSS) - 1
        path += f"M{column}.5 {row}.5h{last - first + _A_LITTLE}"
        first = last + 1
    return path


class TimeScale:
    """A scale of time from today to *longest* days, on which early days get more room.

    Places are percentages of the width, so that a drawing fits any column.
    """

    def __init__(self, longest: int) -> None:
        """*longest* is the last day on the scale."""
        self._log = math.log1p(longest)

    def place(self, day: int) -> float:
        """Where *day* lies, in per cent of the width."""
        return round(100 * math.log1p(day) / self._log, 1)

    def axis(self, ticks: Iterable[tuple[str, int]]) -> str:
        """The names of the *ticks*, each a word and its day."""
        words = "".join(
            f'<text x="{self.place(day)}%" y="11">{html.escape(word)}</text>' for word, day in ticks
        )
        return (
            '<svg class="immuno-onset-axis" width="100%" height="14" aria-hidden="true">'
            f"{words}</svg>"
        )

    def bar(self, days: tuple[int, int] | None) -> str:
        """The time from the first to the last of *days*; a thin line all along for any time."""
        if days is None:
            bar = '<rect class="immuno-onset-any" x="0" y="5" width="100%" height="2"/>'
        else:
            first, last = (self.place(day) for day in days)
            width = round(max(last - first, 1.5), 1)
            bar = f'<rect x="{min(first, 98.5)}%" y="1" width="{width}%" height="10" rx="2"/>'
        return (
            '<svg class="immuno-onset" width="100%" height="12" aria-hidden="true"'
            f' fill="currentColor">{bar}</svg>'
        )
