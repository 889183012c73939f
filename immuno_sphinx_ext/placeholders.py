"""Placeholders filled with what all pages together say.

They become standard nodes with unresolved references in them, before Sphinx resolves
references: so links come out right in every format.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes as standard
from sphinx.locale import _
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from . import evidence_page, names, nodes
from .collect import block
from .links import card_link, page_link

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from .domain import ImmunoDomain
    from .model import Card
    from .relations import Teaser


class FillPlaceholders(SphinxPostTransform):
    """Put related articles, "Used on" lists and indexes where their placeholders stand."""

    default_priority = ReferencesResolver.default_priority - 2

    def run(self, **kwargs: Any) -> None:
        """Fill all placeholders of the document."""
        domain: ImmunoDomain = self.env.domains["immuno"]  # type: ignore[assignment]
        for related in list(self.document.findall(nodes.related_articles)):
            related.replace_self(_related(related, domain))
        for users in list(self.document.findall(nodes.used_on)):
            users.replace_self(_used_on(users, domain))
        for index in list(self.document.findall(nodes.concept_index)):
            index.replace_self(_index(index, domain))
        for facts in list(self.document.findall(nodes.evidence_table)):
            facts.replace_self(evidence_page.table(facts, domain))


def _related(placeholder: Element, domain: ImmunoDomain) -> list[Node]:
    """The teasers, and below them the hand-picked articles."""
    docname = placeholder["docname"]
    teasers = domain.derived.relations.teasers(docname, block(placeholder))
    items = [_item(teaser, docname) for teaser in teasers]
    listed = [standard.bullet_list("", *items, classes=["immuno-teasers"])] if items else []
    return [*listed, *placeholder.children]


def _item(teaser: Teaser, docname: str) -> standard.list_item:
    """A teaser as a list item of paragraphs."""
    link = page_link(teaser.docname, teaser.title, docname)
    facts = []
    if teaser.audience:
        facts.append(_("For: %s") % ", ".join(_(word) for word in teaser.audience))
    if teaser.minutes:
        facts.append(_("%d min read") % teaser.minutes)
    rows = [
        ("title", link),
        ("text", standard.Text(teaser.description)),
        ("facts", standard.Text(" \u00b7 ".join(facts))),
        ("reason", standard.Text(teaser.reason)),
    ]
    return standard.list_item(
        "",
        *(
            standard.paragraph("", "", content, classes=[f"immuno-teaser-{name}"])
            for name, content in rows
            if content.astext()
        ),
    )


def _used_on(placeholder: Element, domain: ImmunoDomain) -> list[Node]:
    """The pages that use a card, folded on screen, or nothing where none does."""
    docname = placeholder["docname"]
    users = domain.derived.users.get(placeholder["card"], ())
    if not users:
        return []
    title = _("Used on (%d)") % len(users)
    titles = sorted((domain.env.titles[user].astext(), user) for user in users)
    links = [page_link(user, name, docname) for name, user in titles]
    items = [standard.list_item("", standard.paragraph("", "", link)) for link in links]
    folded = nodes.in_depth(
        "",
        standard.title("", title),
        standard.bullet_list("", *items),
        classes=["immuno-used-on"],
        collapsible="closed",
    )
    return [folded]


def _index(placeholder: Element, domain: ImmunoDomain) -> list[Node]:
    """Cards from A to Z: a heading a letter, aliases as see-entries."""
    docname = placeholder["docname"]
    listing = domain.derived.catalogue.listing(placeholder["kind"])
    result: list[Node] = []
    for letter, entries in groupby(listing, key=lambda entry: names.letter(entry[0])):
        items = [_index_item(typed, card, docname) for typed, card in entries]
        result += [
            standard.rubric("", letter, classes=["immuno-letter"]),
            standard.definition_list("", *items, classes=["immuno-index", "simple"]),
        ]
    return result


def _index_item(typed: str, card: Card, docname: str) -> standard.definition_list_item:
    """One entry: a card with its summary, or an alias that sends to its card."""
    if typed != card.name:
        text = standard.paragraph("", _("see") + " ", card_link(card, docname))
        return standard.definition_list_item(
            "", standard.term("", typed), standard.definition("", text)
        )
    return standard.definition_list_item(
        "",
        standard.term("", "", card_link(card, docname)),
        standard.definition("", standard.paragraph("", card.summary)),
    )
