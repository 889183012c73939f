"""The state of the evidence, in one line of the build."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sphinx.locale import __
from sphinx.util import logging

from . import bibliography
from .config import ImmunoConfig

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


def oldest_year(years: int) -> int:
    """The first year that is less than *years* ago."""
    return dt.datetime.now(tz=dt.UTC).year - years


def year(as_of: str) -> int:
    """The latest year that *as_of* names; one that names none is taken as current."""
    found = re.findall(r"\b(?:19|20)\d\d\b", as_of)
    return max((int(text) for text in found), default=9999)
