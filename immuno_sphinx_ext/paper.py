"""LaTeX: a book in parts, with the links of cards on lines of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from docutils.nodes import Element, Node


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
        captions = self._captions()
        home = next(iter(self.document.findall(nodes.section)), None)
        pages = [page for page in self.document.findall(addnodes.start_of_file) if _is_top(page)]
        if home is None or not any(page["docname"] in captions for page in pages):
            return
        for page in pages:
            page.parent.remove(page)
        title, *own = home.children
        home.children = [title]
        part = _section(title.deepcopy(), "part-0")
        part += _section(title.deepcopy(), "part-0-home", *own)
        home += part
        for number, page in enumerate(pages):
            caption = captions.get(page["docname"])
            if caption and number:
                part = _section(nodes.title("", caption), f"part-{number}")
                home += part
            elif caption:
                part.replace(part[0], nodes.title("", caption))
            part += page

    def _captions(self) -> dict[str, str]:
        """The caption of each toctree of the home page, by the first page in it."""
        root = self.env.get_doctree(self.config.root_doc)
        return {
            toctree["includefiles"][0]: toctree["caption"]
            for toctree in root.findall(addnodes.toctree)
            if toctree["caption"] and toctree["includefiles"]
        }


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


def _is_top(page: Element) -> bool:
    """Whether no other page of the book holds *page*."""
    parent = page.parent
    while parent is not None and not isinstance(parent, addnodes.start_of_file):
        parent = parent.parent
    return parent is None


def _section(title: Node, name: str, *content: Node) -> nodes.section:
    return nodes.section("", title, *content, ids=[name])
