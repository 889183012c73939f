"""What a page says about itself in its front matter, checked.

Pure. Sphinx hands front matter on as text: lists and mappings as JSON, ``true`` as "True".
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import names
from .i18n import __
from .messages import did_you_mean
from .model import Article

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = ("description", "audience", "tags", "reviewed", "countries", "related")
AUDIENCES = ("patient", "carer", "student", "clinician", "contributor")
#: Keys that Sphinx, docutils or MyST read: never taken for a misspelling of ours.
FOREIGN = (
    "title",
    "authors",
    "author",
    "date",
    "status",
    "version",
    "revision",
    "myst",
    "tocdepth",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with *key*."""

    key: str
    message: str


def parse(metadata: Mapping[str, Any]) -> tuple[Article, list[Fault]]:
    """The article that *metadata* describes, and what is wrong with it.

    A wrong value is left out; everything else is kept.
    """
    reader = _Reader(metadata)
    article = Article(
        description=reader.text("description"),
        audience=reader.audience(),
        tags=reader.words("tags"),
        reviewed=reader.date("reviewed"),
        countries=reader.countries(),
        related=reader.flag("related"),
        minutes=_minutes(metadata.get("wordcount")),
    )
    reader.misspelt()
    return article, reader.faults


def _minutes(wordcount: object) -> int | None:
    """MyST's reading time, at least a minute."""
    minutes = wordcount.get("minutes") if isinstance(wordcount, dict) else None
    return max(1, minutes) if isinstance(minutes, int) else None


class _Reader:
    """Reads one value after the other and collects the faults."""

    def __init__(self, metadata: Mapping[str, Any]) -> None:
        self.metadata = metadata
        self.faults: list[Fault] = []

    def fault(self, key: str, message: str) -> None:
        self.faults.append(Fault(key, message))

    def value(self, key: str) -> Any:
        """The value of *key* with its JSON undone; ``None`` where it is left out or empty."""
        value = self.metadata.get(key)
        if isinstance(value, str) and value in {"", "null"}:  # "null" is MyST's for empty
            return None
        if isinstance(value, str) and len(value) > names.MAX_VALUE:
            message = __("%d characters, at most %d are allowed: it is left out")
            self.fault(key, message % (len(value), names.MAX_VALUE))
            return None
        if isinstance(value, str) and value.startswith(("[", "{")):
            try:
                return json.loads(value)
            except (ValueError, RecursionError):
                return value
        return value

    def text(self, key: str) -> str:
        value = self.value(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault(key, __("expected one sentence of text"))
            return ""
        return names.tidy(value)

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words; one word alone is a list of one."""
        value = self.value(key)
        entries = names.split(value) if isinstance(value, str) else value
        if entries is None:
            return ()
        if not isinstance(entries, (list, tuple)):
            self.fault(key, __("expected a list, as in [one, two]"))
            return ()
        good = [names.tidy(entry) for entry in entries if isinstance(entry, str)]
        for entry in entries:
            if not isinstance(entry, str):
                self.fault(
                    key,
                    __("%s is not text: YAML reads it otherwise; quote it")
                    % names.excerpt(json.dumps(entry, default=str)),
                )
        return tuple(dict.fromkeys(word for word in good if word))

    def audience(self) -> tuple[str, ...]:
        known = []
        for word in self.words("audience"):
            if word.lower() in AUDIENCES:
                known.append(word.lower())
                continue
            nearest = did_you_mean(names.nearest(word, AUDIENCES)) or "."
            self.fault(
                "audience",
                __("unknown audience '%s'%s Allowed: %s")
                % (names.excerpt(word), nearest, ", ".join(AUDIENCES)),
            )
        return tuple(known)

    def countries(self) -> tuple[str, ...]:
        good = []
        for word in self.words("countries"):
            if re.fullmatch(r"[A-Z]{2}", word):
                good.append(word)
            else:
                self.fault(
                    "countries",
                    __("'%s' is not a country code. Expected two capitals, as in UK, US, NO")
                    % names.excerpt(word),
                )
        return tuple(good)

    def date(self, key: str) -> str:
        value = self.text(key)
        if not value:
            return ""
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            pass  # such as 2026-02-30
        self.fault(
            key,
            __("'%s' is not a date. Expected YYYY-MM-DD, as in 2026-11-24") % names.excerpt(value),
        )
        return ""

    def flag(self, key: str) -> bool:
        value = self.value(key)
        value = "true" if value is None else str(value).strip().lower()
        if value not in {"true", "false"}:
            self.fault(key, __("'%s' is neither true nor false") % names.excerpt(value))
        return value != "false"

    def misspelt(self) -> None:
        """Find keys that are close to one of ours and nobody else's."""
        for key in sorted(self.metadata):
            if key in KEYS or key in FOREIGN or key == "wordcount":
                continue
            near = names.nearest(key, KEYS, cutoff=0.75)
            if near:
                self.fault(key, __("unknown key%s") % did_you_mean(near))
