"""Placeholders filled with what all pages together say.

They become standard nodes with unresolved references in them, before Sphinx resolves
references: so links come out right in every format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes as standard
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from . import freshness, listings, nodes
from .collect import block
from .i18n import _
from .links import page_link
from .teasers import teaser_list

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from .domain import ImmunoDomain


class FillPlaceholders(SphinxPostTransform):
    """Put what is made from the whole handbook where its placeholders stand."""

    default_priority = ReferencesResolver.default_priority - 2

    def run(self, **kwargs: Any) -> None:
        """Fill all placeholders of the document."""
        domain: ImmunoDomain = self.env.domains["immuno"]  # type: ignore[assignment]
        for related in list(self.document.findall(nodes.related_articles)):
            related.replace_self(_related(related, domain))
        for users in list(self.document.findall(nodes.used_on)):
            users.replace_self(_used_on(users, domain))
        for listing in list(self.document.findall(nodes.listing)):
            listing.replace_self(listings.render(domain, listing["request"]))
        for banner in list(self.document.findall(nodes.overdue)):
            banner.replace_self(_banner(banner, domain))


def _related(placeholder: Element, domain: ImmunoDomain) -> list[Node]:
    """The teasers, and below them the hand-picked articles; a line where there are none.

    The table of contents of the page names their heading already, so it can't go.
    """
    docname = placeholder["docname"]
    teasers = domain.derived.relations.teasers(docname, block(placeholder))
    content = [*teaser_list(teasers, docname), *placeholder.children]
    nothing = _("No other article shares a subject with this one.")
    return content or [standard.paragraph("", nothing)]


def _used_on(placeholder: Element, domain: ImmunoDomain) -> list[Node]:
    """The pages that use a card, folded on screen, or nothing where none does."""
    docname = placeholder["docname"]
    card = domain.derived.catalogue.find(placeholder["card"])
    users = domain.derived.users.get(card.name, ()) if card else ()
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


def _banner(placeholder: Element, domain: ImmunoDomain) -> list[Node]:
    """A banner on a page that is due for review, or nothing."""
    since = freshness.overdue_since(domain, placeholder["docname"])
    if not since:
        return []
    text = _("This page was due for a new check against its sources on %s. Ask your team.") % since
    return [standard.note("", standard.paragraph("", text), classes=["immuno-overdue"])]
