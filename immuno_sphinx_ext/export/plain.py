"""A page as plain text, with the marks of Markdown: headings, lists, tables, sources.

Made from the resolved page, so that names, links and lists are what a reader sees. It knows
standard nodes only; of all others it shows what is in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as standard

from immuno_sphinx_ext import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docutils.nodes import Element, Node, document

    _Render = Callable[[Element, int], Iterator[str]]

#: What is not to be read, or only by a script.
_LEFT_OUT = (standard.Invisible, standard.raw, nodes.previews, nodes.drawing, nodes.blank)


def text_of(page: document) -> str:
    """The whole *page*."""
    return "\n\n".join(_blocks(page, 0)) + "\n"


def _blocks(node: Element, depth: int) -> Iterator[str]:
    """The blocks of text in *node*, which stands *depth* headings deep."""
    number = 0
    for child in node.children:
        if not isinstance(child, standard.Element) or isinstance(child, _LEFT_OUT):
            continue
        if isinstance(child, standard.list_item):
            number += 1
            mark = f"{number}." if isinstance(node, standard.enumerated_list) else "-"
            yield from _hung(f"{mark} ", _blocks(child, depth))
        else:
            yield from _block(child, depth)


def _block(node: Element, depth: int) -> Iterator[str]:
    """The blocks that *node* becomes."""
    for kind, render in _RENDERED.items():
        if isinstance(node, kind):
            return render(node, depth)
    return _blocks(node, depth)


def _section(node: Element, depth: int) -> Iterator[str]:
    return _blocks(node, depth + 1)


def _list(node: Element, depth: int) -> Iterator[str]:
    yield "\n".join(_blocks(node, depth))


def _title(node: Element, depth: int) -> Iterator[str]:
    """A heading where it is that of a section, not of a box."""
    if isinstance(node.parent, standard.section):
        yield f"{'#' * depth} {_line(node)}"
    else:
        yield from _strong(node, depth)


def _strong(node: Element, _depth: int) -> Iterator[str]:
    yield f"**{_line(node)}**"


def _named(node: Element, depth: int) -> Iterator[str]:
    """A field with its name, a footnote with its number."""
    name, *rest = node.children
    mark = f"{_line(name)}: " if isinstance(node, standard.field) else f"[{_line(name)}] "
    return _hung(mark, (block for part in rest for block in _block(part, depth)))  # type: ignore[arg-type]


def _table(node: Element, depth: int) -> Iterator[str]:
    yield "\n".join(
        "| " + " | ".join(" ".join(_blocks(cell, depth)) for cell in row) + " |"  # type: ignore[arg-type]
        for row in node.findall(standard.row)
    )


def _literal(node: Element, _depth: int) -> Iterator[str]:
    yield f"```\n{node.astext()}\n```"


def _image(node: Element, _depth: int) -> Iterator[str]:
    yield from ([f"[{node['alt']}]"] if node.get("alt") else [])


def _text(node: Element, _depth: int) -> Iterator[str]:
    yield from filter(None, [_line(node)])


#: How each kind of node is shown; the first that fits counts.
_RENDERED: Mapping[type[Element] | tuple[type[Element], ...], _Render] = {
    standard.section: _section,
    (standard.bullet_list, standard.enumerated_list): _list,
    standard.title: _title,
    (standard.term, standard.rubric): _strong,
    (standard.field, standard.footnote, standard.citation): _named,
    standard.table: _table,
    standard.literal_block: _literal,
    standard.image: _image,
    standard.TextElement: _text,
}


def _hung(mark: str, blocks: Iterator[str]) -> Iterator[str]:
    """The *blocks* as one, its first line after *mark*, the others below its text."""
    text = "\n".join(blocks)
    if text:
        indent = " " * (2 if mark == "- " else 3)
        yield mark + text.replace("\n", f"\n{indent}")


def _line(node: Node) -> str:
    """The words of *node* on one line."""
    return " ".join("".join(_words(node)).split())


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, standard.Text):
        yield node.astext()
    elif isinstance(node, standard.footnote_reference):
        yield f"[{node.astext()}]"
    elif isinstance(node, standard.image):
        yield node.get("alt", "")
    elif not isinstance(node, _LEFT_OUT):
        for child in node.children:
            yield from _words(child)
        if isinstance(node, standard.reference) and not node.get("internal"):
            address = node.get("refuri", "")
            yield f" <{address}>" if address not in {"", node.astext()} else ""
