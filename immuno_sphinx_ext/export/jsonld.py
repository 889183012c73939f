"""What a page is and defines, in the words of schema.org (version 30.0), as a block of data.

No reviewer is named: a handbook can't know of one. A script of this type is data; browsers run
none of it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from immuno_sphinx_ext import names
from immuno_sphinx_ext.model import Concept

from .published import is_published

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from immuno_sphinx_ext.domain import ImmunoDomain, Page
    from immuno_sphinx_ext.model import Card


def add(
    app: Sphinx, docname: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Put the data of page *docname* into its head."""
    domain: ImmunoDomain = app.env.domains["immuno"]  # type: ignore[assignment]
    page = domain.pages.get(docname)
    if page is None or not is_published(app):
        return
    address = context.get("pageurl") or ""
    title = domain.env.titles[docname].astext()
    graph = [
        _page(page, title, address, app.config),
        *(_card(card, address, app.config) for card in page.cards),
    ]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph})
    # Within a script nothing but its end tag is read as HTML.
    block = data.replace("<", "\\u003c")
    context["metatags"] += f'\n<script type="application/ld+json">{block}</script>\n'


def _page(page: Page, title: str, address: str, config: Config) -> dict[str, Any]:
    article = page.article
    readers = [reader for reader in article.audience if reader != "contributor"]
    facts = {
        "name": title,
        "url": address,
        "description": article.description,
        "inLanguage": config.language,
        "keywords": list(article.tags),
        "isPartOf": {"@type": "WebSite", "name": config.project},
        "lastReviewed": article.reviewed,
    }
    if not readers:
        return _known({"@type": "WebPage", **facts})
    audience = [{"@type": "MedicalAudience", "audienceType": r.capitalize()} for r in readers]
    return _known({"@type": "MedicalWebPage", **facts, "medicalAudience": audience})


def _card(card: Card, address: str, config: Config) -> dict[str, Any]:
    """A medicine, another term, or a side effect."""
    facts = {
        "name": card.name,
        "alternateName": list(card.aliases),
        "description": card.summary,
        "url": f"{address}#{card.anchor}",
    }
    if not isinstance(card, Concept):
        return _known({"@type": "MedicalCondition", **facts})
    if card.kind == "medicine":
        classes = [{"@type": "DrugClass", "name": name} for name in names.split(card.drug_class)]
        return _known({"@type": "Drug", **facts, "drugClass": classes})
    terms = {"@type": "DefinedTermSet", "name": config.project}
    return _known({"@type": "DefinedTerm", **facts, "inDefinedTermSet": terms})


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    """The *facts* that are known."""
    return {name: value for name, value in facts.items() if value}
