"""All evidence records with their sources, a table for each topic."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes as standard

from immuno_sphinx_ext import bibliography
from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.links import page_link, with_commas
from immuno_sphinx_ext.words import status_words

from .tables import row, table

if TYPE_CHECKING:
    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import ListingRequest

WIDTHS = (52, 9, 19, 20)


@dataclass(frozen=True, slots=True)
class Row:
    """One record, with the pages that use it by docname and title."""

    topic: str
    id: str
    claim: str
    as_of: str
    status: str
    source: str
    address: str
    users: tuple[tuple[str, str], ...]


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Row]:
    """Each record, by topic in the order of the alphabet."""
    titles = domain.env.titles
    return [
        Row(
            record.topic,
            record.id,
            record.claim,
            record.as_of,
            record.status,
            *bibliography.source(domain.env, record.source),
            tuple((user, titles[user].astext()) for user in domain.derived.citing.get(id_, ())),
        )
        for id_, record in sorted(domain.evidence.items(), key=lambda r: r[1].topic.casefold())
    ]


def render(rows: list[Row], docname: str) -> list[Node]:
    """A heading and a table for each topic."""
    heads = (_("Fact"), _("As of"), _("Source"), _("Used on"))
    result: list[Node] = []
    for topic, group in groupby(rows, key=lambda row: row.topic):
        body = [_row(record, docname) for record in group]
        result += [
            standard.rubric("", topic, classes=["immuno-letter"]),
            table(heads, WIDTHS, body, classes=["immuno-evidence"]),
        ]
    return result


def _row(record: Row, docname: str) -> standard.row:
    link = standard.reference("", record.source, refuri=record.address, internal=False)
    source: Node = link if record.address else standard.Text(record.source)
    users = with_commas(page_link(user, title, docname) for user, title in record.users)
    claim = standard.paragraph("", record.claim)
    claim["ids"].append(f"evidence-{record.id}")
    return row(
        [claim, standard.paragraph("", "", standard.literal("", record.id))],
        [standard.paragraph("", record.as_of)],
        [
            standard.paragraph("", "", source),
            standard.paragraph("", status_words(record.status)),
        ],
        [standard.paragraph("", "", *users)] if users else [],
    )
