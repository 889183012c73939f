"""Front matter and foot of each page, once it is read."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes as standard

from . import collect, frontmatter, nodes
from .config import ImmunoConfig
from .freshness import day_words
from .i18n import _, __, translated
from .messages import Problem, warn
from .sources import page_body, sources_section

_BARE_DATE = re.compile(
    r"(\A---\n(?:(?!---).*\n)*?reviewed:[ \t]*)(\d{4}-\d{2}-\d{2})(?=[ \t]*(?:#.*)?\n)"
)

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

    from .domain import ImmunoDomain
    from .model import Article


def read(app: Sphinx, doctree: document) -> None:
    """Check the front matter of a page; give it its meta description and its foot."""
    env = app.env
    docname = env.current_document.docname
    domain: ImmunoDomain = env.domains["immuno"]  # type: ignore[assignment]
    options = ImmunoConfig.of(app.config)
    article, faults = frontmatter.parse(env.metadata[docname])
    for fault in faults:
        message = __("front matter, %s: %s")
        warn(Problem.FRONT_MATTER, message, fault.key, fault.message, location=(docname, None))
    page = domain.page(docname)
    article = replace(article, description=translated(env, docname, article.description))
    page.article = article
    # Not in the domain's process_doc: MyST makes references of [text](#name) after it.
    page.uses += collect.uses(doctree)
    page.links += collect.links(env, docname, doctree)
    page.targets += collect.targets(doctree)
    _describe(doctree, article)
    _name_own_line(doctree, options)
    if article.reviewed:
        body = page_body(doctree)
        title = body.first_child_matching_class(standard.title)
        body.insert(0 if title is None else title + 1, nodes.overdue(docname=docname))
        sources_section(doctree).append(_status(article, options, app.config.language))
    if article.related and options.related_articles and not page.blocks:
        placeholder = nodes.related_articles(
            docname=docname, limit=options.related_limit, pin=[], exclude=[]
        )
        page_body(doctree).append(_related(doctree, placeholder))
        page.blocks.append(collect.block(placeholder))


def quote_dates(_app: Sphinx, _docname: str, source: list[str]) -> None:
    """Quote a bare date of front matter, before YAML reads it.

    YAML would refuse a date that the calendar does not have, such as 2026-02-30, and MyST
    would then drop the whole front matter; as text it is warned about by its key.
    """
    source[0] = _BARE_DATE.sub(r"\1'\2'", source[0], count=1)


def _describe(doctree: document, article: Article) -> None:
    """The description as the page's meta description, unless the page sets its own."""
    own = (meta.get("name") for meta in doctree.findall(standard.meta))
    if article.description and "description" not in own:
        meta = standard.meta("", name="description", content=article.description)
        meta.source, meta.line = doctree.source or "", 1
        doctree.insert(0, meta)


def _name_own_line(doctree: document, options: ImmunoConfig) -> None:
    """Above the first call of a page: the reader's own line, then the emergency number."""
    for call in doctree.findall(nodes.call):
        if isinstance(call.parent, nodes.alert_card):
            continue
        words = _("Your team's 24-hour line is on your alert card. In an emergency, call %s.")
        text = words % options.emergency_numbers
        line = standard.paragraph(text, text, classes=["immuno-own-line"])
        line.source, line.line = call.source, call.line
        call.parent.insert(call.parent.index(call), line)
        return


def _status(article: Article, options: ImmunoConfig, language: str) -> standard.paragraph:
    """When the page was checked, and by whom it was not."""
    shown = day_words(dt.date.fromisoformat(article.reviewed), language)
    text = _("Checked against sources on %s") % shown
    if options.review_note:
        text = f"{text}; {options.review_note}"
    return standard.paragraph("", text + ".", classes=["immuno-status"])


def _related(doctree: document, placeholder: nodes.related_articles) -> standard.section:
    """The section of related articles that every page ends with."""
    title = _("Related articles")
    section = standard.section(
        "",
        standard.title(title, title),
        placeholder,
        names=["related-articles"],
        classes=["immuno-related"],
    )
    doctree.note_implicit_target(section, section)
    return section
