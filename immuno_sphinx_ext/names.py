"""Names of concepts, side effects and pages: comparing, slugging, listing, guessing.

Pure functions; nothing here knows Sphinx.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A longer name is a sentence in the wrong place.
MAX_NAME = 200
#: A longer value of an option or of front matter belongs in the text.
MAX_VALUE = 10_000
MAX_SLUG = 60

#: Hyphens and quotation marks that word processors put in place of the plain ones.
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u201c\u201d", '"')
)
#: Control characters, formatting such as right-to-left marks, halves of characters.
_UNSEEN = {"Cc", "Cf", "Cs"}
_DASHES = re.compile(r"-{2,}")
_NUMBER = re.compile(r" -?(?=\d+(?: |$))")
_MARKUP = re.compile(
    r"<[A-Za-z/!]"  # HTML
    r"|`|\*\*|\]\("  # code, strong, link
    r"|(?<!\w)[*_](?=\S).*?\S[*_](?!\w)"  # emphasis
    r"|\{[\w:-]+\}"  # a role
)


@lru_cache(maxsize=1 << 16)  # a handbook asks for the same few thousand names again and again
def key(name: str) -> str:
    """The form under which *name* is compared: case, spacing and typography folded.

    A number joins the word before it by a hyphen, so that "interleukin 2" is "interleukin-2".
    An inventory could not hold the space: Sphinx reads "death 1" in one of its lines as the
    type and the priority of an object.

    >>> key("  Programmed‑Death  1") == key("programmed-death-1")
    True
    """
    folded = unicodedata.normalize("NFKC", tidy(name)).translate(_TYPOGRAPHY).casefold()
    composed = unicodedata.normalize("NFKC", folded)  # letters that folding has taken apart
    return _NUMBER.sub("-", _DASHES.sub("-", " ".join(composed.split())))


def tidy(name: str) -> str:
    """*name* as it is shown: on one line, without control characters."""
    kept = (c for c in name if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join("".join(kept).split())


def excerpt(text: str, length: int = MAX_NAME) -> str:
    """*text* for a message: tidy, and cut after *length* characters."""
    shown = tidy(text[: 2 * length])
    return shown if len(text) <= 2 * length and len(shown) <= length else f"{shown[:length]}..."


def slug(name: str) -> str:
    """A lasting lower-case anchor made of ``a-z``, ``0-9`` and ``-``.

    Greek letters are spelt out. What can't be written in ASCII is told apart by a short
    hash, so that two names never share a slug by losing letters.

    >>> slug("Interferon-γ (IFN)")
    'interferon-gamma-ifn'
    """
    lost = False
    letters: list[str] = []
    for char in unicodedata.normalize("NFKD", key(name)):
        if char.isascii() and char.isalnum():
            letters.append(char)
        elif unicodedata.name(char, "").startswith("GREEK SMALL LETTER "):
            letters.append(unicodedata.name(char).split()[3].lower())
        else:
            lost = lost or char.isalpha()
            letters.append("" if unicodedata.combining(char) else "-")
    plain = re.sub(r"-+", "-", "".join(letters)).strip("-")
    if lost or not plain or len(plain) > MAX_SLUG:
        digest = hashlib.sha256(key(name).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        plain = f"{plain[:MAX_SLUG].rstrip('-')}-{digest}".lstrip("-")
    return plain


def letter(name: str) -> str:
    """The letter under which *name* is listed: its first one without accents, or ``#``."""
    first = unicodedata.normalize("NFKD", key(name))[:1].upper()
    return first if first.isalpha() else "#"


def split(text: str | None) -> tuple[str, ...]:
    """The entries of a comma-separated list, tidied, without empty ones or repeats."""
    entries = (tidy(entry) for entry in re.split(r"[,\n]", text or ""))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def has_markup(name: str) -> bool:
    """Whether *name*, which is plain text, seems to be written as Markdown or HTML."""
    return bool(_MARKUP.search(name))


def nearest(name: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of *candidates* that *name* was most likely meant to be, or ``None``.

    Ties go to the candidate that sorts first, so that messages never depend on order.
    """
    by_key = {key(candidate): candidate for candidate in sorted(candidates, reverse=True)}
    wanted = key(name)[:MAX_NAME]
    matches = difflib.get_close_matches(wanted, sorted(by_key), n=5, cutoff=cutoff)
    if not matches:
        return None
    return by_key[min(matches, key=lambda m: (-difflib.SequenceMatcher(a=m, b=wanted).ratio(), m))]
