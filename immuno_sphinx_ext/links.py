"""Unresolved links to pages and cards, for placeholders to be filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as standard
from sphinx import addnodes

from . import names

if TYPE_CHECKING:
    from .model import Card


def page_link(docname: str, title: str, refdoc: str) -> addnodes.pending_xref:
    """A link from page *refdoc* to page *docname*."""
    return addnodes.pending_xref(
        "",
        standard.inline("", title),
        refdoc=refdoc,
        refdomain="std",
        reftype="doc",
        reftarget=f"/{docname}",
        refexplicit=True,
        refwarn=True,
    )


def card_link(card: Card, refdoc: str) -> addnodes.pending_xref:
    """A link without a preview: what that would show stands beside it."""
    return addnodes.pending_xref(
        "",
        standard.inline("", card.name),
        refdoc=refdoc,
        refdomain="immuno",
        reftype="concept",
        reftarget=names.key(card.name),
        refexplicit=True,
        refwarn=True,
        unpreviewed=True,
    )
