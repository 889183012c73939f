"""``{concept-index}``: all cards from A to Z."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from immuno_sphinx_ext.nodes import concept_index

from .base import ImmunoDirective, text

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


class ConceptIndex(ImmunoDirective):
    """A placeholder for the index; ``:kind:`` narrows it to concepts of one kind."""

    optional_arguments = 0
    has_content = False
    option_spec: ClassVar[OptionSpec] = {"kind": text}

    def run(self) -> list[Node]:
        """Return the placeholder."""
        placeholder = concept_index(
            docname=self.env.current_document.docname,
            kind=self.option_of("kind", self.immuno.kinds),
        )
        self.set_source_info(placeholder)
        return [placeholder]
