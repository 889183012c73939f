"""The table of all evidence records."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes as standard
from sphinx.locale import _

from . import bibliography
from .links import page_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node

    from .domain import ImmunoDomain
    from .model import Evidence

WIDTHS = (55, 10, 20, 15)


def status_words(record: Evidence) -> str:
    """Whether the figure itself was seen in its source, in words."""
    if record.status == "verified":
        return _("seen in the source")
    return _("only the source was seen, not the figure")


def shown(domain: ImmunoDomain) -> list[tuple[object, ...]]:
    """All that the table shows, as plain data."""
    users = domain.derived.citing
    titles = domain.env.titles
    return [
        (
            record,
            bibliography.source(domain.env, record.source),
            [(u, titles[u].astext()) for u in users.get(id_, ())],
        )
        for id_, record in domain.evidence.items()
    ]


def table(placeholder: Element, domain: ImmunoDomain) -> list[Node]:
    """A heading and a table for each topic, in the order of the alphabet."""
    records = sorted(domain.evidence.values(), key=lambda record: record.topic.casefold())
    result: list[Node] = []
    for topic, group in groupby(records, key=lambda record: record.topic):
        rows = [_row(record, placeholder["docname"], domain) for record in group]
        result += [standard.rubric("", topic, classes=["immuno-letter"]), _table(rows)]
    return result


def _row(record: Evidence, docname: str, domain: ImmunoDomain) -> standard.row:
    label, address = bibliography.source(domain.env, record.source)
    link = standard.reference("", label, refuri=address, internal=False)
    source: Node = link if address else standard.Text(label)
    titles = domain.env.titles
    users: list[Node] = []
    for user in domain.derived.citing.get(record.id, ()):
        users += [standard.Text(", ")] if users else []
        users.append(page_link(user, titles[user].astext(), docname))
    claim = standard.paragraph("", record.claim)
    claim["ids"].append(f"evidence-{record.id}")
    return _cells(
        [claim, standard.paragraph("", "", standard.literal("", record.id))],
        [standard.paragraph("", record.as_of)],
        [standard.paragraph("", "", source), standard.paragraph("", status_words(record))],
        [standard.paragraph("", "", *users)] if users else [],
    )


def _table(rows: Iterable[standard.row]) -> standard.table:
    heads = (_("Fact"), _("As of"), _("Source"), _("Used on"))
    header = _cells(*([standard.paragraph("", head)] for head in heads))
    columns = [standard.colspec(colwidth=width) for width in WIDTHS]
    group = standard.tgroup(
        "", *columns, standard.thead("", header), standard.tbody("", *rows), cols=len(WIDTHS)
    )
    return standard.table("", group, classes=["immuno-evidence", "longtable"])


def _cells(*cells: list[standard.paragraph]) -> standard.row:
    return standard.row("", *(standard.entry("", *cell) for cell in cells))
