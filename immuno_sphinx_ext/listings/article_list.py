"""Articles of one part, for one audience or with one tag, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immuno_sphinx_ext import names
from immuno_sphinx_ext.teasers import Teaser, teaser_list

if TYPE_CHECKING:
    from docutils.nodes import Node

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import ListingRequest


def gather(domain: ImmunoDomain, request: ListingRequest) -> list[Teaser]:
    """The articles that fit all of ``part``, ``audience`` and ``tag`` that are given.

    Neither the home page nor the page of the list itself is among them.
    """
    part, audience, tag = (request.option(name) for name in ("part", "audience", "tag"))
    chosen = []
    for docname in domain.derived.reading_order:
        article = domain.pages[docname].article
        if docname in {request.docname, domain.env.config.root_doc}:
            continue
        if part and not docname.startswith(f"{part}/"):
            continue
        if audience and audience not in article.audience:
            continue
        if tag and names.key(tag) not in {names.key(other) for other in article.tags}:
            continue
        chosen.append(Teaser.of(domain, docname))
    return chosen


def render(rows: list[Teaser], docname: str) -> list[Node]:
    """The articles as teasers."""
    return teaser_list(rows, docname)
