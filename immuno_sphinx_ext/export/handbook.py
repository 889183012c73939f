"""``handbook.json``: all that the handbook knows, for programs that build on it.

Described by ``schema/handbook.schema.json``, which is published beside it. Addresses are
relative to the file's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from immuno_sphinx_ext import bibliography, names
from immuno_sphinx_ext.config import ImmunoConfig
from immuno_sphinx_ext.model import Concept, SideEffect
from immuno_sphinx_ext.words import call_words, grade_words, onset_words

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from immuno_sphinx_ext.domain import ImmunoDomain
    from immuno_sphinx_ext.model import Card

#: Raised when a reader of an older file would no longer understand the new one.
FORMAT = 1


def handbook(builder: Builder, domain: ImmunoDomain) -> dict[str, Any]:
    """The whole handbook as plain data, every list in a fixed order."""
    config = domain.env.config
    cards = sorted(domain.derived.catalogue.cards, key=lambda card: names.slug(card.name))
    return {
        "$schema": "handbook.schema.json",
        "format": FORMAT,
        "title": config.project,
        "version": config.release,
        "language": config.language,
        "articles": [_article(builder, domain, docname) for docname in sorted(domain.pages)],
        "concepts": [_concept(builder, domain, c) for c in cards if isinstance(c, Concept)],
        "side_effects": [_effect(builder, domain, c) for c in cards if isinstance(c, SideEffect)],
        "evidence": [_record(domain, id_) for id_ in sorted(domain.evidence)],
        "relations": list(_relations(domain)),
    }


def _article(builder: Builder, domain: ImmunoDomain, docname: str) -> dict[str, Any]:
    page = domain.pages[docname]
    article = page.article
    return {
        "page": docname,
        "url": builder.get_target_uri(docname),
        "title": domain.env.titles[docname].astext(),
        "description": article.description,
        "audience": list(article.audience),
        "tags": list(article.tags),
        "countries": list(article.countries),
        "reviewed": article.reviewed or None,
        "minutes": article.minutes,
        "cards": [card.name for card in page.cards],
        "evidence": sorted(set(page.evidence)),
    }


def _card(builder: Builder, domain: ImmunoDomain, card: Card) -> dict[str, Any]:
    """What concepts and side effects share."""
    return {
        "name": card.name,
        "aliases": list(card.aliases),
        "summary": card.summary,
        "page": card.docname,
        "url": f"{builder.get_target_uri(card.docname)}#{card.anchor}",
        "evidence": list(card.evidence),
        "used_on": list(domain.derived.users.get(card.name, ())),
    }


def _concept(builder: Builder, domain: ImmunoDomain, card: Concept) -> dict[str, Any]:
    return _card(builder, domain, card) | {
        "kind": card.kind or None,
        "say": card.say or None,
        "classes": _names(domain, names.split(card.drug_class)),
        "targets": _names(domain, names.split(card.target)),
    }


def _effect(builder: Builder, domain: ImmunoDomain, effect: SideEffect) -> dict[str, Any]:
    numbers = ImmunoConfig.of(domain.env.config).emergency_numbers
    onset = effect.onset
    return _card(builder, domain, effect) | {
        "organ": effect.organ or None,
        "therapies": _names(domain, effect.therapies),
        "frequency": effect.frequency or None,
        "onset": onset
        and {
            "first": onset.first,
            "last": onset.last,
            "unit": onset.unit or None,
            "words": onset_words(onset),
        },
        "urgency": effect.urgency,
        "calls": [
            {
                "urgency": call.urgency,
                "heading": call_words(call.urgency, numbers),
                "items": list(call.items),
            }
            for call in sorted(effect.calls, key=lambda call: call.urgency.rank)
        ],
        "grades": [
            {"grade": grade.level, "heading": grade_words(grade.level), "text": grade.text}
            for grade in sorted(effect.grades, key=lambda grade: grade.level)
        ],
    }


def _names(domain: ImmunoDomain, typed: tuple[str, ...]) -> list[str]:
    """The names of the cards that are meant; where there is none, the name as typed."""
    found = ((name, domain.derived.catalogue.find(name)) for name in typed)
    return [card.name if card else name for name, card in found]


def _record(domain: ImmunoDomain, id_: str) -> dict[str, Any]:
    record = domain.evidence[id_]
    label, address = bibliography.source(domain.env, record.source)
    return {
        "id": id_,
        "topic": record.topic,
        "claim": record.claim,
        "figures": dict(record.figures),
        "population": record.population,
        "as_of": record.as_of,
        "status": record.status,
        "note": record.note,
        "source": {"key": record.source, "label": label, "url": address or None},
        "used_on": list(dict.fromkeys(domain.derived.citing.get(id_, ()))),
    }


def _relations(domain: ImmunoDomain) -> list[dict[str, str]]:
    """Each article that a page relates to, and why; no reason where the page's author chose it."""
    return [
        {"from": docname, "to": teaser.docname, "reason": teaser.reason}
        for docname, page in sorted(domain.pages.items())
        for block in page.blocks
        for teaser in domain.derived.relations.teasers(docname, block)
    ]
