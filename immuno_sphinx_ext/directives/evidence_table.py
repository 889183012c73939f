"""``{evidence-table}``: every fact, its source and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immuno_sphinx_ext.nodes import evidence_table

from .base import ImmunoDirective

if TYPE_CHECKING:
    from docutils.nodes import Node


class EvidenceTable(ImmunoDirective):
    """A placeholder for the table of all evidence records."""

    optional_arguments = 0
    has_content = False

    def run(self) -> list[Node]:
        """Return the placeholder."""
        placeholder = evidence_table(docname=self.env.current_document.docname)
        self.set_source_info(placeholder)
        return [placeholder]
