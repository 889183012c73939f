"""EPUB: the parts of sphinx-design that its readers can't work, and the dates in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .offline import source_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What opens and closes on screen, by the name that sphinx-design gives it.
FOLDED = {"tab-set", "tab-item", "tab-content", "dropdown"}


class OpenFolds(SphinxPostTransform):
    """Tabs and dropdowns one below the other, each part under its title.

    Their buttons and icons are no XHTML: a strict reader refuses the whole page, in others the
    style sheet hides all tabs but one. This runs before the transforms of sphinx-design,
    which then find nothing to do.
    """

    default_priority = 190
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Open all that is folded in the document."""
        for part in self.document.findall(nodes.container):
            if part.get("design_component") not in FOLDED:
                continue
            del part["design_component"]
            part["classes"] = []
            for title in part.children:
                if isinstance(title, nodes.rubric):
                    title["classes"] = [c for c in title["classes"] if not c.startswith("sd-")]


def date_entries(app: Sphinx, exception: Exception | None) -> None:
    """Give each entry of the EPUB the date that ``SOURCE_DATE_EPOCH`` names.

    Sphinx leaves there the time at which it wrote each file, so that no two books were the same.
    """
    date = source_date()
    if exception is not None or date is None or app.builder.name != "epub":
        return
    book = app.outdir / f"{app.config.epub_basename}.epub"
    with ZipFile(book) as archive:
        entries = [(info, archive.read(info)) for info in archive.infolist()]
    with ZipFile(book, "w") as archive:
        for info, content in entries:
            info.date_time = date
            archive.writestr(info, content)
