"""``llms.txt``, and the text of each page beside its HTML: the handbook for those that read plain.

See llmstxt.org for the form of the list.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.navigation import contents

from .plain import text_of
from .published import is_published, keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import document
    from sphinx.application import Sphinx

    from immuno_sphinx_ext.domain import ImmunoDomain


def name_of(docname: str) -> str:
    """The file that holds the text of page *docname*."""
    return f"{docname}.txt"


def write_page(app: Sphinx, doctree: document, docname: str) -> None:
    """Write the text of a page that is about to be written as HTML."""
    if is_published(app):
        keep(app, name_of(docname), text_of(doctree))


def index(app: Sphinx) -> str:
    """The text of ``llms.txt``: every page by part, with its description and its text."""
    domain: ImmunoDomain = app.env.domains["immuno"]  # type: ignore[assignment]
    about = domain.pages[app.config.root_doc].article.description
    lines = [f"# {app.config.project}", *(["", f"> {about}"] if about else [])]
    for caption, docnames in groupby(domain.derived.reading_order, key=_captions(app)):
        lines += ["", *([f"## {caption}", ""] if caption else [])]
        lines += [_entry(app, domain, docname) for docname in docnames]
    return "\n".join(lines) + "\n"


def _captions(app: Sphinx) -> Callable[[str], str]:
    """Under which caption of the home page's contents a page stands, asked in reading order."""
    first = {name: caption for caption, pages in contents(app.env) for name in pages}
    listed = {name for names in app.env.toctree_includes.values() for name in names}
    current = ""

    def caption(docname: str) -> str:
        nonlocal current
        if docname in listed:
            current = first.get(docname, current)
            return current
        return "" if docname == app.config.root_doc else _("More")

    return caption


def _entry(app: Sphinx, domain: ImmunoDomain, docname: str) -> str:
    base = app.config.html_baseurl
    address = f"{base.rstrip('/')}/{name_of(docname)}" if base else name_of(docname)
    about = domain.pages[docname].article.description
    title = domain.env.titles[docname].astext()
    return f"- [{title}]({address})" + (f": {about}" if about else "")
