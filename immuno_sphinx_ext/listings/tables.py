"""Tables made of standard nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as standard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Node


def table(
    heads: Sequence[str | standard.paragraph],
    widths: Sequence[int],
    rows: Iterable[standard.row],
    classes: list[str],
) -> standard.table:
    """A table with a row of *heads* and columns of *widths*; its first column heads the rows.

    On paper it may break.
    """
    cells = [standard.paragraph("", head) if isinstance(head, str) else head for head in heads]
    head = standard.thead("", row(*([cell] for cell in cells)))
    columns = [
        standard.colspec(colwidth=width, stub=int(number == 0))
        for number, width in enumerate(widths)
    ]
    group = standard.tgroup("", *columns, head, standard.tbody("", *rows), cols=len(widths))
    return standard.table("", group, classes=[*classes, "longtable"])


def row(*cells: Sequence[Node]) -> standard.row:
    """A row of *cells*, each a list of blocks."""
    return standard.row("", *(standard.entry("", *cell) for cell in cells))
