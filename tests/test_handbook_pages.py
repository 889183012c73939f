"""The handbook's pages: plain words for those who need them."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import yaml

from immuno_sphinx_ext.reading import PLAIN_READERS

if TYPE_CHECKING:
    from immuno_sphinx_ext.domain import ImmunoDomain

RELATED = Path(__file__).parent / "data" / "related-handbook.yaml"
FIRST = 4


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


def test_each_page_names_first_what_its_reader_would_pick(handbook: ImmunoDomain) -> None:
    expected: dict[str, list[str]] = yaml.safe_load(RELATED.read_text("utf-8"))
    lost = {}
    for docname, wanted in expected.items():
        (block,) = handbook.pages[docname].blocks
        teasers = handbook.derived.relations.teasers(docname, block)
        shown = [teaser.docname for teaser in teasers][:FIRST]
        lost[docname] = [other for other in wanted if other not in shown]
    assert {docname: others for docname, others in lost.items() if others} == {}


def test_every_page_with_related_articles_has_an_expectation(handbook: ImmunoDomain) -> None:
    expected = yaml.safe_load(RELATED.read_text("utf-8"))
    home = handbook.env.config.root_doc
    with_related = {docname for docname, page in handbook.pages.items() if page.blocks}
    assert with_related - {home} == expected.keys()
