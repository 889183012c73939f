"""LaTeX: a book in parts, with the links of cards on lines of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .navigation import contents
from .nodes import stands_in

if TYPE_CHECKING:
    from docutils.nodes import Node


class PartsOfTheBook(SphinxPostTransform):
    """One part for each captioned toctree, the home page's own text as its first chapter.

    Sphinx drops the captions and puts all pages into the section that the toctrees stand in. Where
    a project's topmost sections are parts (``latex_toplevel_sectioning = "part"``), it is put
    right.
    """

    default_priority = 480
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Sort what the whole book holds into parts."""
        if self.config.latex_toplevel_sectioning != "part":
            return
        captions = {pages[0]: caption for caption, pages in contents(self.env) if caption}
        home = next(iter(self.document.findall(nodes.section)), None)
        pages = [
            page
            for page in self.document.findall(addnodes.start_of_file)
            if not stands_in(page, (addnodes.start_of_file,))
        ]
        if home is None or not any(page["docname"] in captions for page in pages):
            return
        for page in pages:
            page.parent.remove(page)
        title, *own = home.children
        home.children = [title]
        heading = captions.get(pages[0]["docname"])
        part = _section(nodes.title("", heading) if heading else title.deepcopy(), "part-0")
        part += _section(title.deepcopy(), "part-0-home", *own)
        home += part
        for number, page in enumerate(pages):
            if number and page["docname"] in captions:
                part = _section(nodes.title("", captions[page["docname"]]), f"part-{number}")
                home += part
            part += page


class LinesOfCards(SphinxPostTransform):
    """The link of a card of sphinx-design on a line of its own; LaTeX ran it into the next card."""

    default_priority = 500
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Make a paragraph of each link that is alone in a part of a card."""
        for link in list(self.document.findall(nodes.reference)):
            holder = link.parent
            alone = len(holder) == 1 and isinstance(holder.parent, nodes.container)
            if alone and not isinstance(holder, nodes.paragraph):
                holder.parent.replace(holder, nodes.paragraph("", "", link.deepcopy()))


def _section(title: Node, name: str, *content: Node) -> nodes.section:
    return nodes.section("", title, *content, ids=[name])
