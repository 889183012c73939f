"""Previews: what a link to a card shows on hover, focus and touch.

They lie in the page itself, one for each card that the page links to: no request, no
server. Made once references are resolved; only HTML has them, and only if a script opens them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as standard
from sphinx.locale import _

from . import nodes
from .model import Concept

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

    from .domain import ImmunoDomain
    from .model import Card


def add(app: Sphinx, doctree: document, _docname: str) -> None:
    """Append the previews of all cards that *doctree* links to."""
    if app.builder.format != "html" or app.builder.name == "epub":
        return
    domain: ImmunoDomain = app.env.domains["immuno"]  # type: ignore[assignment]
    found: dict[str, nodes.preview] = {}
    for link in doctree.findall(standard.reference):
        card = domain.catalogue.find(link.get("immuno-card", ""))
        if card is not None and card.summary and card.name not in found:
            found[card.name] = nodes.preview(
                name=card.name,
                kind=kind_words(card),
                summary=card.summary,
                href=link.get("refuri") or f"#{link['refid']}",
            )
    if found:
        doctree += nodes.previews("", *found.values())


def kind_words(card: Card) -> str:
    """What sort of thing *card* is about, in words."""
    if isinstance(card, Concept):
        return _(card.kind).capitalize() if card.kind else _("Concept")
    return _("Side effect")


def shown(card: Card) -> tuple[str, ...]:
    """All that a preview shows of *card*, for fingerprints."""
    return (card.name, kind_words(card), card.summary)
