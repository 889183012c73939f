"""The words of the interface, and what stands outside a page's text, in the language of the build.

Messages are found by the name of the catalogue, ``immuno``: those that ship with the extension
are in its folder ``locale``; a project may add its own with ``app.add_message_catalog``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation
from sphinx.locale import init as init_locale
from sphinx.util.i18n import docname_to_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CATALOGUE = "immuno"
LOCALE = Path(__file__).parent / "locale"

#: Words on pages.
_ = get_translation(CATALOGUE)
#: Words on the console.
__ = get_translation(CATALOGUE, "console")


def register(app: Sphinx) -> None:
    """Load the catalogue of the build's language, where there is one."""
    app.add_message_catalog(CATALOGUE, str(LOCALE))


def translated(env: BuildEnvironment, docname: str, text: str) -> str:
    """*text*, which is no node of page *docname*, by the catalogue of that page."""
    if not text:
        return ""
    folders = [str(env.srcdir / folder) for folder in env.config.locale_dirs]
    domain = docname_to_domain(docname, env.config.gettext_compact)
    catalogue, found = init_locale(folders, env.config.language, domain)
    return catalogue.gettext(text) if found else text
