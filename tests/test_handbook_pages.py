"""The handbook's pages: plain words for those who need them."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from immuno_sphinx_ext.reading import PLAIN_READERS

if TYPE_CHECKING:
    from immuno_sphinx_ext.domain import ImmunoDomain


def test_pages_for_patients_and_carers_are_in_plain_words(handbook: ImmunoDomain) -> None:
    grades = {
        docname: page.reading.flesch_kincaid
        for docname, page in handbook.pages.items()
        if PLAIN_READERS.intersection(page.article.audience)
    }
    assert {docname: grade for docname, grade in grades.items() if grade > 8} == {}
    assert median(grades.values()) <= 7


def test_every_page_says_what_it_is_for_whom_and_when_it_was_checked(
    handbook: ImmunoDomain,
) -> None:
    for docname, page in handbook.pages.items():
        article = page.article
        assert all((article.description, article.audience, article.tags, article.reviewed)), docname
