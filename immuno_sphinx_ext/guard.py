"""Sources that would end the build with a traceback, told of before they are read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from .i18n import __
from .messages import Problem, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Directives in directives: of 24 Sphinx can make no text, of 90 Python no page at all.
DEEPEST = 20
_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(:{3,}|`{3,}|~{3,})(.*)")
_DIRECTIVE = re.compile(r"( *)\.\. (?:\|[^|]+\| +)?[\w:+.-]+::(?:\s|$)")
#: Without one of these nothing begins.
_MARKS = (":::", "```", "~~~", ".. ")
_INCLUDE = re.compile(r"^[\s>]*(?::{3,}|`{3,}|~{3,})\{include\}[ \t]+(.+)$", re.MULTILINE)


def check_encoding(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Stop where a page is not text in the encoding of sources, and say which and where.

    Sphinx stops there too, but names neither the page nor the line.
    """
    for docname in docnames:
        path = env.doc2path(docname)
        data = Path(path).read_bytes()
        try:
            data.decode(app.config.source_encoding)
        except UnicodeDecodeError as error:
            encoding = app.config.source_encoding.removesuffix("-sig").upper()
            line = data[: error.start].count(b"\n") + 1
            message = __("%s:%d: the page is no %s text (0x%02x, %s); save it as %s")
            fault = (path, line, encoding, data[error.start], error.reason, encoding)
            raise SphinxError(message % fault) from error


def check_depth(app: Sphinx, docname: str, source: list[str]) -> None:
    """Leave out what lies deeper in directives than can be read."""
    source[0] = _shallow(source[0], str(app.env.doc2path(docname)))


def check_inclusion(app: Sphinx, path: Path, docname: str, source: list[str]) -> None:
    """Leave out a Markdown file that includes itself; docutils sees to reStructuredText."""
    if path.suffix == ".rst":
        return
    own = Path(app.srcdir, path).resolve()
    folder = Path(app.env.doc2path(docname)).parent  # all inclusions start from the page
    if own in _included(app, folder, source[0]):
        message = __("the inclusion of %s is left out: the file includes itself")
        warn(Problem.NESTING, message, str(path), location=f"{own}:1")
        source[0] = ""


def _included(app: Sphinx, folder: Path, text: str) -> set[Path]:
    """The files that *text* includes, and those that they include."""
    found: set[Path] = set()
    texts = [text]
    while texts:
        for name in _INCLUDE.findall(texts.pop()):
            below = Path(app.srcdir, name[1:]) if name.startswith("/") else folder / name
            path = below.resolve()
            if path not in found and path.is_file():
                found.add(path)
                texts.append(path.read_text(app.config.source_encoding, "replace"))
    return found


def _shallow(text: str, path: str) -> str:
    """*text* with empty lines in place of what lies too deep."""
    if sum(text.count(mark) for mark in _MARKS) <= DEEPEST:
        return text
    rows = text.split("\n")
    depths = [max(pair) for pair in zip(_fences(rows), _directives(rows), strict=True)]
    if max(depths) <= DEEPEST:
        return text
    line = next(number for number, depth in enumerate(depths, 1) if depth > DEEPEST)
    message = __("directives are nested %d deep: what lies deeper than %d is left out")
    warn(Problem.NESTING, message, max(depths), DEEPEST, location=f"{path}:{line}")
    kept = zip(rows, depths, strict=True)
    return "\n".join("" if depth > DEEPEST else row for row, depth in kept)


def _fences(rows: list[str]) -> list[int]:
    """For each line the number of fences that it stands in, its own among them."""
    fences: list[str] = []
    depths = []
    for row in rows:
        depth = len(fences)
        match = _FENCE.match(row)
        if match and match[2].strip():
            fences.append(match[1])
            depth += 1
        elif match:
            # A parser looks for the end of the outermost fence first.
            ended = [n for n, fence in enumerate(fences) if match[1].startswith(fence)]
            if ended:
                del fences[ended[0] :]
                depth = ended[0] + 1
            else:
                fences.append(match[1])
        depths.append(depth)
    return depths


def _directives(rows: list[str]) -> list[int]:
    """For each line the number of rST directives that it stands in, its own among them."""
    indents: list[int] = []
    depths = []
    for row in rows:
        if row.strip():
            indent = len(row) - len(row.lstrip())
            while indents and indents[-1] >= indent:
                indents.pop()
            if _DIRECTIVE.match(row):
                indents.append(indent)
        depths.append(len(indents))
    return depths
