"""Directives for what is made from the whole handbook: indexes, tables, charts, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from immuno_sphinx_ext.frontmatter import AUDIENCES
from immuno_sphinx_ext.model import ListingRequest
from immuno_sphinx_ext.nodes import listing

from .base import ImmunoDirective, text

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


class Listing(ImmunoDirective):
    """A placeholder, filled by the module of ``listings`` that has the directive's name."""

    optional_arguments = 0
    has_content = False

    def run(self) -> list[Node]:
        """Return the placeholder."""
        options = tuple((name, value) for name, value in self.request().items() if value)
        name = self.name.removeprefix("immuno:")
        docname = self.env.current_document.docname
        placeholder = listing(request=ListingRequest(name, docname, options, self.lineno))
        self.set_source_info(placeholder)
        return [placeholder]

    def request(self) -> dict[str, str]:
        """The options, checked."""
        return {}


class ConceptIndex(Listing):
    """All cards from A to Z; ``:kind:`` narrows it to concepts of one kind."""

    option_spec: ClassVar[OptionSpec] = {"kind": text}

    def request(self) -> dict[str, str]:
        """The options, checked."""
        return {"kind": self.option_of("kind", self.immuno.kinds)}


class EvidenceTable(Listing):
    """Every fact, its source and where it is used."""


class GradeTable(Listing):
    """The grade ladders of all side effects, or of those of one ``:organ:``."""

    option_spec: ClassVar[OptionSpec] = {"organ": text}

    def request(self) -> dict[str, str]:
        """The options, checked."""
        return {"organ": self.option_of("organ", self.immuno.organs)}


class MedicineTable(Listing):
    """All cards of kind medicine; in HTML with sorting and filters."""


class SideEffectTable(Listing):
    """All side effects; in HTML with sorting and filters."""


class OnsetChart(Listing):
    """When side effects start."""


class ArticleList(Listing):
    """The articles of one ``:part:`` (a folder), for one ``:audience:`` or with one ``:tag:``."""

    option_spec: ClassVar[OptionSpec] = {"part": text, "audience": text, "tag": text}

    def request(self) -> dict[str, str]:
        """The options, checked."""
        return {
            "part": self.option("part").strip("/"),
            "audience": self.option_of("audience", AUDIENCES),
            "tag": self.option("tag"),
        }
