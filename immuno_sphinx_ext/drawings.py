"""Small drawings as inline SVG: icons of people out of 100.

Pure. A drawing takes its colours from the style sheet and says nothing that the words beside it
do not say. It needs no inline style, so a strict Content-Security-Policy lets it be.
"""

from __future__ import annotations

#: Icons in a row, and rows.
ACROSS = 10
ICONS = ACROSS * ACROSS
#: Dots are drawn as dashes of no length; the last one needs a line that goes on a little.
_A_LITTLE = 0.01


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
