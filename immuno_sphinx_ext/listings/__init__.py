"""What is made from the whole handbook: indexes, tables, charts, lists of articles.

A listing gathers plain rows once all pages are read, and renders nothing but these rows. The
fingerprint of a page covers the rows, so that what a listing shows can't change without its
page being written again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from . import (
    article_list,
    concept_index,
    evidence_table,
    grade_table,
    medicine_table,
    onset_chart,
    side_effect_table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import ListingRequest


class Listing(Protocol):
    """What the module of each listing has."""

    def gather(self, domain: ImmunoDomain, request: ListingRequest) -> list[Any]:
        """All that the listing shows, as plain data."""

    def render(self, rows: list[Any], docname: str) -> list[Node]:
        """The *rows* as nodes on page *docname*, with links not yet resolved."""


#: Each listing by the name of its directive.
LISTINGS: Mapping[str, Listing] = {
    "article-list": article_list,
    "concept-index": concept_index,
    "evidence-table": evidence_table,
    "grade-table": grade_table,
    "medicine-table": medicine_table,
    "onset-chart": onset_chart,
    "side-effect-table": side_effect_table,
}


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Any]:
    """What the listing that *request* asks for shows, gathered once a build."""
    known = domain.derived.gathered
    if request not in known:
        known[request] = LISTINGS[request.listing].gather(domain, request)
    return known[request]


def render(domain: ImmunoDomain, request: ListingRequest) -> list[Node]:
    """The listing that *request* asks for."""
    return LISTINGS[request.listing].render(gather(domain, request), request.docname)
