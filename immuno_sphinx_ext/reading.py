"""The reading grade of every page: ``sphinx-build -b reading``."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from docutils import nodes as standard
from sphinx.builders.dummy import DummyBuilder
from sphinx.util import logging

from . import nodes, readability
from .collect import spoken
from .i18n import __

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import document

    from .domain import ImmunoDomain

logger = logging.getLogger(__name__)

#: Pages for them are held to plain words.
PLAIN_READERS = {"patient", "carer"}
#: Blocks that are no prose for all readers of a page.
_LEFT_OUT = (
    nodes.in_depth,
    nodes.related_articles,
    standard.table,
    standard.field_list,
    standard.footnote,
)
_LEFT_OUT_CLASSES = {"immuno-kicker", "immuno-box-sources", "immuno-status"}
_SILENT = (nodes.evidence_citation, standard.literal, standard.footnote_reference)


def measure(document: document) -> readability.Reading:
    """The counts of a page's prose.

    Left out are headings, tables, citations, code, the facts of cards and the second reading
    level. An item of a list counts as a sentence.
    """
    return readability.read(_blocks(document))


def _blocks(document: document) -> Iterator[str]:
    for node in document.findall(standard.paragraph):
        if not _LEFT_OUT_CLASSES.intersection(node["classes"]) and not nodes.stands_in(
            node, _LEFT_OUT
        ):
            yield "".join(spoken(node, _SILENT))


class ReadingBuilder(DummyBuilder):
    """Writes ``reading.txt``: words, Flesch-Kincaid and SMOG grade of each page."""

    name = "reading"
    epilog = __("The reading grades are in %(outdir)s/reading.txt.")

    def finish(self) -> None:
        """Write the table, and the medians of the pages for patients and carers."""
        domain: ImmunoDomain = self.env.domains["immuno"]  # type: ignore[assignment]
        rows = [f"{'words':>6} {'FK':>5} {'SMOG':>5}  page"]
        plain = []
        for docname, page in sorted(domain.pages.items()):
            reading = page.reading
            readers = ", ".join(page.article.audience)
            grades = f"{reading.flesch_kincaid:5.1f} {reading.smog:5.1f}"
            rows.append(f"{reading.words:6} {grades}  {docname} ({readers})")
            if PLAIN_READERS.intersection(page.article.audience):
                plain.append(reading)
        if plain:
            grade = median(reading.flesch_kincaid for reading in plain)
            smog = median(reading.smog for reading in plain)
            rows.append(
                f"{len(plain)} pages for patients or carers: "
                f"median Flesch-Kincaid {grade:.1f}, median SMOG {smog:.1f}"
            )
        Path(self.outdir, "reading.txt").write_text("\n".join(rows) + "\n", "utf-8")
        logger.info("\n".join(rows))
