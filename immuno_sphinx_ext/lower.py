"""Our boxes as standard nodes, for the formats whose writers need it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes as standard
from sphinx.transforms.post_transforms import SphinxPostTransform

from . import nodes

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx

BOXES = (nodes.concept_card, nodes.side_effect, nodes.call, nodes.alert_card, nodes.in_depth)


class LowerBoxes(SphinxPostTransform):
    """Boxes as admonitions with a target before them.

    Sphinx's writers for LaTeX, Texinfo and man pages forget the anchor of an admonition.
    """

    default_priority = 500
    formats: tuple[str, ...] = ("man", "texinfo")

    def run(self, **kwargs: Any) -> None:
        """Lower the whole document."""
        for section in list(self.document.findall(nodes.sources)):
            _drop_if_bare(section)
        boxes = [node for node in self.document.findall(standard.admonition) if _is_ours(node)]
        for box in reversed(boxes):
            place = box.parent.index(box)
            anchors = [standard.target("", "", ids=box["ids"])] if box["ids"] else []
            box.parent[place : place + 1] = [*anchors, self.lowered(box)]

    def lowered(self, box: Element) -> Element:
        """The standard node in place of *box*."""
        title = standard.title("", "", *box.children[0].children)
        return standard.admonition("", title, *box[1:], classes=box["classes"])


class LowerBoxesToLatex(LowerBoxes):
    """The same, but the second reading level, where tables stand, is no box.

    LaTeX can't break a table inside a box: its rows ran off the paper.
    """

    formats = ("latex",)

    def lowered(self, box: Element) -> Element:
        """The standard node in place of *box*."""
        if not isinstance(box, nodes.in_depth):
            return super().lowered(box)
        heading = standard.rubric("", "", *box.children[0].children)
        return standard.container("", heading, *box[1:])


class LowerBoxesToText(LowerBoxes):
    """Boxes as definitions: the text writer runs an admonition's paragraphs together."""

    formats = ("text",)

    def lowered(self, box: Element) -> Element:
        """The standard node in place of *box*."""
        term = standard.term("", "", *box.children[0].children)
        item = standard.definition_list_item("", term, standard.definition("", *box[1:]))
        return standard.definition_list("", item, classes=box["classes"])


class TablesOnPaper(SphinxPostTransform):
    """Our tables in the widths that they ask for, and all tables breaking between pages.

    LaTeX would make all columns of ours equal; Sphinx lets only those of 30 rows break.
    """

    default_priority = 510  # once boxes are lowered
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Mark the tables of the whole document."""
        for table in self.document.findall(standard.table):
            if any(name.startswith("immuno-") for name in table["classes"]):
                table["classes"].append("colwidths-given")
            if not nodes.stands_in(table, (standard.Admonition,)):
                table["classes"].append("longtable")


def drop_drawings(app: Sphinx, doctree: standard.document, _docname: str) -> None:
    """Take the drawings out of everything but HTML; the words beside them say the same.

    An EPUB would have to declare each page that holds a drawing, which Sphinx can't do.
    """
    if app.builder.format != "html" or app.builder.name == "epub":
        for drawing in list(doctree.findall(nodes.drawing)):
            drawing.parent.remove(drawing)


def _is_ours(node: Element) -> bool:
    return isinstance(node, BOXES)


def _drop_if_bare(section: Element) -> None:
    """These formats gather footnotes elsewhere: take away a heading with nothing below it."""
    if all(isinstance(child, (standard.title, standard.footnote)) for child in section):
        place = section.parent.index(section)
        section.parent[place : place + 1] = section[1:]
