"""Whether facts and pages are still fresh."""

from __future__ import annotations

import datetime as dt
import os
import re
from calendar import monthrange
from typing import TYPE_CHECKING

from sphinx.util import logging
from sphinx.util.i18n import format_date

from . import bibliography
from .config import ImmunoConfig
from .i18n import __

if TYPE_CHECKING:
    from .domain import ImmunoDomain

logger = logging.getLogger(__name__)


def report(domain: ImmunoDomain) -> None:
    """Say how many records are old, unused, without a link, or not seen in their source.

    A line and no warnings: an old trial is still a trial, and a fact may wait for its page.
    What would mislead a reader, such as an unseen figure on a patient's page, is a warning.
    """
    records = domain.evidence.values()
    if not records:
        return
    years = ImmunoConfig.of(domain.env.config).evidence_years
    logger.info(
        __(
            "evidence: %d records; cited by no page: %d; from before %d: %d; "
            "source without a link: %d; figure not seen in its source: %d"
        ),
        len(records),
        sum(record.id not in domain.derived.citing for record in records),
        oldest_year(years),
        sum(year(record.as_of) < oldest_year(years) for record in records),
        sum(not bibliography.source(domain.env, record.source)[1] for record in records),
        sum(record.status != "verified" for record in records),
    )


def today() -> dt.date:
    """The day of the build; ``SOURCE_DATE_EPOCH`` sets it for builds that are to be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(tz=dt.UTC)
    return now.date()


def oldest_year(years: int) -> int:
    """The first year that is less than *years* ago."""
    return today().year - years


def year(as_of: str) -> int:
    """The latest year that *as_of* names; one that names none is taken as current."""
    found = re.findall(r"\b(?:19|20)\d\d\b", as_of)
    return max((int(text) for text in found), default=9999)


def due(reviewed: dt.date, months: int) -> dt.date:
    """The day *months* after *reviewed*, or the last day of that month."""
    years, month = divmod(reviewed.month - 1 + months, 12)
    year_, month_ = reviewed.year + years, month + 1
    return dt.date(year_, month_, min(reviewed.day, monthrange(year_, month_)[1]))


def overdue_since(domain: ImmunoDomain, docname: str) -> str:
    """Since when page *docname* is due for review, in words; empty where it is not."""
    reviewed = domain.pages[docname].article.reviewed
    config = domain.env.config
    if not reviewed:
        return ""
    day = due(dt.date.fromisoformat(reviewed), ImmunoConfig.of(config).review_months)
    return day_words(day, config.language) if day < today() else ""


def day_words(day: dt.date, language: str) -> str:
    """*day* in the words of *language*."""
    moment = dt.datetime.combine(day, dt.time(), dt.UTC)
    return format_date("%d %B %Y", date=moment, language=language).lstrip("0")
