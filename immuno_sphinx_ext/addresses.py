"""Links whose address would run code in the reader's browser, disarmed on every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .i18n import __
from .messages import Problem, warn

if TYPE_CHECKING:
    from docutils.nodes import Element

_UNSAFE = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/", re.IGNORECASE)


def is_unsafe(address: str) -> bool:
    """Whether a browser takes *address* for code or for a page of its own.

    Browsers pass over blanks and control characters in front of a scheme and within it.
    """
    return bool(_UNSAFE.match(_bare(address)))


def _bare(address: str) -> str:
    return "".join(char for char in address if " " < char != "\x7f")


class DisarmLinks(SphinxPostTransform):
    """Leave the text of an unsafe link, without the link, and warn.

    Markdown refuses such addresses in its own links. They come in by reStructuredText and by
    the options of other extensions, such as ``:link:`` of sphinx-design or ``:target:`` of a
    figure; this runs once all of those have become links, in every format.
    """

    default_priority = 700  # after all references are resolved, before linkcheck gathers them

    def run(self, **kwargs: Any) -> None:
        """Disarm all links and pictures of the document."""
        for link in list(self.document.findall(nodes.reference)):
            if is_unsafe(link.get("refuri", "")):
                self.leave_out(link, link["refuri"], link.children)
        for picture in list(self.document.findall(nodes.image)):
            address = picture.get("uri", "")
            if is_unsafe(address) and not _PICTURE.match(_bare(address)):
                words: list[nodes.Node] = [nodes.Text(picture.get("alt", ""))]
                if not isinstance(picture.parent, nodes.TextElement):
                    words = [nodes.paragraph("", "", *words)]
                self.leave_out(picture, address, words)

    def leave_out(self, node: Element, address: str, words: list[nodes.Node]) -> None:
        """Put *words* in the place of *node*."""
        message = __("'%s' is no address for a link: the link is left out, its text stays")
        warn(Problem.UNSAFE_LINK, message, address, location=_placed(node))
        node.replace_self(words)


def _placed(node: Element) -> Element:
    """*node*, or the nearest element in it or around it that knows its line."""
    for inner in node.findall(nodes.Element):
        if inner.line is not None:
            return inner
    placed = node
    while placed.line is None and placed.parent is not None:
        placed = placed.parent
    return placed
