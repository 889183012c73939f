"""Previews: what a link to a card shows on hover, focus and touch.

They lie in the page itself, one for each card that the page links to: no request, no
server. Made once references are resolved; only HTML has them, and only if a script opens them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as standard

from . import bibliography, nodes
from .i18n import _
from .model import Concept
from .words import kind_words, status_words

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import ImmunoDomain
    from .model import Card, Evidence


def add(app: Sphinx, doctree: document, _docname: str) -> None:
    """Append the previews of all cards that *doctree* links to."""
    if app.builder.format != "html" or app.builder.name == "epub":
        return
    domain: ImmunoDomain = app.env.domains["immuno"]  # type: ignore[assignment]
    found: dict[tuple[str, str], nodes.preview] = {}
    for link in doctree.findall(standard.reference):
        card = domain.derived.catalogue.find(link.get("immuno-card", ""))
        if card is not None and card.summary and (card.docname, card.anchor) not in found:
            found[card.docname, card.anchor] = nodes.preview(
                name=card.name,
                kind=card_words(card),
                summary=card.summary,
                href=link.get("refuri") or f"#{link['refid']}",
            )
    cited: dict[str, nodes.evidence_preview] = {}
    for citation in doctree.findall(nodes.evidence_citation):
        records = [domain.evidence[id_] for id_ in citation["evidence"] if id_ in domain.evidence]
        citation["citation"] = " ".join(record.id for record in records)
        if records and citation["citation"] not in cited:
            cited[citation["citation"]] = nodes.evidence_preview(
                citation=citation["citation"],
                records=[_record(record, app.env) for record in records],
            )
    if found or cited:
        doctree += nodes.previews("", *found.values(), *cited.values())


def _record(record: Evidence, env: BuildEnvironment) -> tuple[str, str, str, str]:
    """What a preview shows of a record: claim, facts, name and address of its source."""
    facts = [record.population, _("As of %s") % record.as_of, status_words(record.status)]
    words = " \u00b7 ".join(fact for fact in facts if fact)
    return record.claim, words, *bibliography.source(env, record.source)


def card_words(card: Card) -> str:
    """What sort of thing *card* is about, in words."""
    if isinstance(card, Concept):
        return kind_words(card.kind).capitalize() if card.kind else _("Concept")
    return _("Side effect")


def shown(card: Card) -> tuple[str, ...]:
    """All that a preview shows of *card*, for fingerprints."""
    return (card.name, card_words(card), card.summary)
