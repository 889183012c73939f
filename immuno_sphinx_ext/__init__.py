"""A Sphinx extension for handbooks: concept cards, side-effect callouts, related articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    addresses,
    config,
    ebook,
    endnotes,
    evidence,
    guard,
    i18n,
    indexing,
    lower,
    navigation,
    page,
    paper,
    placeholders,
    policy,
    previews,
    reading,
    reread,
    rewrite,
    searchindex,
    sources,
)
from .domain import ImmunoDomain, warn_unknown_name
from .export import files, jsonld, llms
from .html import setup_html
from .search.page import setup_search
from .version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    app.setup_extension("sphinxcontrib.bibtex")
    config.register(app)
    i18n.register(app)

    app.add_domain(ImmunoDomain)
    for name, directive in ImmunoDomain.directives.items():
        app.add_directive(name, directive)
    for name, role in ImmunoDomain.roles.items():
        app.add_role(name, role)

    app.add_builder(reading.ReadingBuilder)
    setup_html(app)
    setup_search(app)
    app.add_transform(indexing.IndexCards)
    app.add_transform(sources.GatherSources)
    app.add_post_transform(placeholders.FillPlaceholders)
    app.add_post_transform(lower.LowerBoxes)
    app.add_post_transform(lower.LowerBoxesToLatex)
    app.add_post_transform(lower.LowerBoxesToText)
    app.add_post_transform(endnotes.ListSources)
    app.add_post_transform(lower.TablesOnPaper)
    app.add_post_transform(ebook.OpenFolds)
    app.add_post_transform(paper.PartsOfTheBook)
    app.add_post_transform(paper.LinesOfCards)
    app.add_post_transform(addresses.DisarmLinks)

    app.connect("config-inited", config.check)
    app.connect("config-inited", default_bibliography)
    app.connect("builder-inited", rewrite.begin)
    app.connect("env-get-outdated", evidence.load)
    app.connect("env-get-outdated", reread.outdated)
    app.connect("env-before-read-docs", guard.check_encoding)
    app.connect("env-before-read-docs", reread.begin, priority=900)
    app.connect("source-read", guard.check_depth)
    app.connect("include-read", guard.check_inclusion)
    app.connect("source-read", page.quote_dates)
    app.connect("doctree-read", page.read)
    app.connect("doctree-read", rewrite.note_content, priority=900)
    app.connect("doctree-resolved", previews.add)
    app.connect("doctree-resolved", rewrite.note_written)
    app.connect("doctree-resolved", lower.drop_drawings)
    app.connect("doctree-resolved", llms.write_page, priority=900)
    app.connect("html-page-context", jsonld.add)
    app.connect("env-get-updated", navigation.drop_old_numbers)
    app.connect("env-get-updated", rewrite.outdated)
    app.connect("env-check-consistency", reread.saved)
    app.connect("write-started", rewrite.prepare)
    app.connect("warn-missing-reference", warn_unknown_name)
    app.connect("build-finished", files.write)
    app.connect("build-finished", ebook.date_entries)
    app.connect("build-finished", policy.write, priority=900)
    app.connect("build-finished", searchindex.mend)
    app.connect("build-finished", rewrite.finish)

    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def default_bibliography(_app: Sphinx, config: Config) -> None:
    """Let a project without citations leave ``bibtex_bibfiles`` out."""
    if config.bibtex_bibfiles is None:
        config.bibtex_bibfiles = []
