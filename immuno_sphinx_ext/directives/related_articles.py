"""``{related-articles}``: the pages nearest to this one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from immuno_sphinx_ext import names
from immuno_sphinx_ext.i18n import __
from immuno_sphinx_ext.messages import Problem
from immuno_sphinx_ext.nodes import related_articles

from .base import ImmunoDirective, text

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

MAX_LIMIT = 50


class RelatedArticles(ImmunoDirective):
    """A placeholder for the nearest pages; hand-picked articles may stand in the body."""

    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {"limit": text, "pin": text, "exclude": text}

    def run(self) -> list[Node]:
        """Return the placeholder with the hand-picked articles in it."""
        block = related_articles(
            "",
            *self.parse_content_to_nodes(),
            docname=self.env.current_document.docname,
            limit=self._limit(),
            pin=[self._docname(page) for page in names.split(self.options.get("pin"))],
            exclude=[self._docname(page) for page in names.split(self.options.get("exclude"))],
        )
        self.set_source_info(block)
        return [block]

    def _limit(self) -> int:
        """The number of pages to name: the option, or what ``conf.py`` says."""
        limit = self.option("limit")
        if not limit:
            return self.immuno.related_limit
        if re.fullmatch(r"[0-9]{1,2}", limit) and 1 <= int(limit) <= MAX_LIMIT:
            return int(limit)
        self.warn(
            Problem.OPTION,
            __("related-articles: limit '%s' is not a whole number from 1 to %d"),
            limit[: names.MAX_NAME],
            MAX_LIMIT,
        )
        return self.immuno.related_limit

    def _docname(self, page: str) -> str:
        """The document that *page* names, relative to this one or absolute (``/part/page``)."""
        docname, _ = self.env.relfn2path(page.removesuffix(".md").removesuffix(".rst"))
        return docname
