"""Every warning that the extension gives, and the one function that gives them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx.util import logging

from . import names

if TYPE_CHECKING:
    from docutils.nodes import Node

#: Characters of a text that a message quotes.
LONGEST = 500

logger = logging.getLogger(__name__)


class Problem(StrEnum):
    """What is wrong. ``immuno.<value>`` in ``suppress_warnings`` silences one kind."""

    NAME = "name"
    """A card without a name, or with a name that is too long or holds markup."""
    OPTION = "option"
    """A directive option whose value is not one of those allowed, or far too long."""
    NESTING = "nesting"
    """A ``{grade}`` outside a ``{side-effect}``; directives nested too deep to be read; a file
    that includes itself."""
    UNKNOWN_NAME = "unknown-name"
    """A reference to a concept or side effect that no card defines."""
    DUPLICATE_NAME = "duplicate-name"
    """One name or alias claimed by two cards."""
    UNUSED_CARD = "unused-card"
    """A concept that no page uses."""
    SUMMARY = "summary"
    """A card without a summary, or with one too long for a preview."""
    NO_CALL = "no-call"
    """A side effect that does not say when to call whom."""
    UNKNOWN_PAGE = "unknown-page"
    """A page named in ``:pin:`` or ``:exclude:`` that does not exist."""
    EMPTY_LISTING = "empty-listing"
    """An index, a table or a list that has nothing to show."""
    FRONT_MATTER = "front-matter"
    """A front-matter value that is not allowed, or a misspelt key."""
    EVIDENCE = "evidence"
    """An evidence record that is faulty, cited though it does not exist, or without source."""
    UNCITED = "uncited"
    """A figure in a block of text that cites no evidence."""
    FIGURE = "figure"
    """A figure that is not in the records that its block of text cites."""
    METADATA_ONLY = "metadata-only"
    """A figure on a page for patients or carers that nobody has seen in its source."""
    UNSAFE_LINK = "unsafe-link"
    """A link with an address that would run code in the reader's browser."""
    UNSOURCED = "unsourced"
    """An ``{unsourced}`` marker that gives no reason."""


def warn(
    problem: Problem,
    message: str,
    *args: object,
    location: str | tuple[str | None, int | None] | Node,
) -> None:
    """Warn about *problem* at *location*; *message* takes *args* by ``%``.

    What authors typed is shown on one line and no longer than a message can be.
    """
    shown = [_fit(arg) if isinstance(arg, str) else arg for arg in args]
    logger.warning(message, *shown, type="immuno", subtype=problem.value, location=location)


def _fit(text: str) -> str:
    fits = len(text) <= LONGEST and text.isprintable()
    return text if fits else names.excerpt(text, LONGEST)


def did_you_mean(nearest: str | None) -> str:
    """The tail of a message that names the *nearest* match, or nothing."""
    return f"; did you mean '{nearest}'?" if nearest else ""
