"""Teasers: how one page is shown on another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes as standard

from .i18n import _
from .links import page_link
from .words import reader_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .domain import ImmunoDomain


@dataclass(frozen=True, slots=True)
class Teaser:
    """All that is shown of page *docname*; *reason* says why, where that is not plain."""

    docname: str
    title: str
    description: str
    audience: tuple[str, ...]
    minutes: int | None
    reason: str

    @classmethod
    def of(cls, domain: ImmunoDomain, docname: str, reason: str = "") -> Teaser:
        """The teaser of page *docname*."""
        article = domain.pages[docname].article
        title = domain.env.titles[docname].astext()
        return cls(docname, title, article.description, article.audience, article.minutes, reason)


def teaser_list(teasers: Iterable[Teaser], docname: str) -> list[standard.Node]:
    """The *teasers* as a list on page *docname*; nothing where there are none."""
    items = [_item(teaser, docname) for teaser in teasers]
    return [standard.bullet_list("", *items, classes=["immuno-teasers"])] if items else []


def _item(teaser: Teaser, docname: str) -> standard.list_item:
    """A teaser as a list item of paragraphs."""
    facts = []
    if teaser.audience:
        facts.append(_("For: %s") % ", ".join(reader_words(word) for word in teaser.audience))
    if teaser.minutes:
        facts.append(_("%d min read") % teaser.minutes)
    rows = [
        ("title", page_link(teaser.docname, teaser.title, docname)),
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
