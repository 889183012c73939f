"""The search in HTML: its scripts on every page, its own page, its index."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from immuno_sphinx_ext.config import ImmunoConfig
from immuno_sphinx_ext.i18n import _

from . import index

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from immuno_sphinx_ext.domain import ImmunoDomain

STATIC = Path(__file__).parent / "static"
#: The builders that write a search page.
SEARCHED = {"html", "dirhtml"}


def is_on(app: Sphinx) -> bool:
    """Whether this build has a search page, and it is ours."""
    return ImmunoConfig.of(app.config).search and app.builder.name in SEARCHED


def add_static(app: Sphinx) -> None:
    """Ship the scripts. All but the first are loaded when somebody searches."""
    if is_on(app):
        app.config.html_static_path.append(str(STATIC))
        app.add_js_file("immuno-search.js", loading_method="defer")


def replace_page(
    app: Sphinx, _page: str, template: str, context: dict[str, Any], _doctree: object
) -> str | None:
    """Make the search page a page like any other, without the scripts of Sphinx's search."""
    if template != "search.html" or not is_on(app):
        return None
    context["title"] = _("Search")
    context["body"] = body(context)
    noindex = '<meta name="robots" content="noindex">'
    context["metatags"] = context.get("metatags", "") + noindex
    return "page.html"


def body(context: dict[str, Any]) -> str:
    """The content of the search page: a field, the results, the way on without a script."""
    title, label = escape(_("Search")), escape(_("Search for"))
    way_on = ""
    if context["hasdoc"]("genindex"):
        address = escape(context["pathto"]("genindex"))
        words = escape(_("Index from A to Z"))
        way_on = f'<p class="immuno-search-index"><a href="{address}">{words}</a></p>\n'
    # The script takes this sentence away, unless it can't load what it needs.
    without = escape(_("The search needs JavaScript. The index lists every term."))
    return (
        f'<section id="search">\n<h1>{title}</h1>\n'
        '<form class="immuno-search-form" method="get" role="search">\n'
        f'<label>{label} <input type="search" name="q" autocomplete="off" spellcheck="false">'
        f'</label>\n<button type="submit">{title}</button>\n</form>\n'
        f'<div id="search-results"><p>{without}</p></div>\n'
        f"{way_on}</section>\n"
    )


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Write the index of a good build."""
    if exception is None and is_on(app):
        domain: ImmunoDomain = app.env.domains["immuno"]  # type: ignore[assignment]
        index.write(app.builder, domain)


def setup_search(app: Sphinx) -> None:
    """Register the search; it sleeps unless ``immuno_search`` is set."""
    app.connect("builder-inited", add_static)
    app.connect("html-page-context", replace_page)
    app.connect("build-finished", finish)
