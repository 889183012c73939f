"""Names are compared, slugged, listed and guessed the way a reader takes them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from immuno_sphinx_ext import names

if TYPE_CHECKING:
    from random import Random

TEXT = st.text(max_size=80)
#: Letters of which names in a handbook are made; their capitals fold back to them.
LETTERS = "abcxyz\u00e9\u00fc\u00f1\u00df\u03b1\u03b2\u03b3\u03ba\u03c3"
WORD = st.text(alphabet=LETTERS + "19", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=5)
NAMES = st.text(alphabet="abAB\u00e9\u03b3 1-\u2011'.", min_size=1, max_size=12).filter(names.tidy)
SPACES = st.text(alphabet=" \t\n\u00a0\u2003\u202f", min_size=1, max_size=3)
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
APOSTROPHES = "'\u2018\u2019\uff07"


# Comparing


@given(TEXT)
@example("\u00df\u0301")  # folds to two letters, of which the second then takes the accent
@example("\u03aa\u0301")  # a capital whose small letter exists with the accent in one piece
@example("death  -1 2")
def test_a_folded_name_folds_to_itself(name: str) -> None:
    assert names.key(names.key(name)) == names.key(name)


@given(WORDS)
def test_case_does_not_matter(words: list[str]) -> None:
    name = " ".join(words)
    assert names.key(name.upper()) == names.key(name.title()) == names.key(name)


@given(WORDS, st.data())
def test_spacing_does_not_matter(words: list[str], data: st.DataObject) -> None:
    spaced = "".join(data.draw(SPACES) + word for word in words) + data.draw(SPACES)
    assert names.key(spaced) == names.key(" ".join(words))


@given(WORDS, st.data())
def test_the_kind_of_hyphen_does_not_matter(words: list[str], data: st.DataObject) -> None:
    typed = words[0] + "".join(data.draw(st.sampled_from(HYPHENS)) + word for word in words[1:])
    assert names.key(typed) == names.key("-".join(words))


@given(WORDS, st.sampled_from(APOSTROPHES))
def test_the_kind_of_apostrophe_does_not_matter(words: list[str], apostrophe: str) -> None:
    assert names.key(apostrophe.join(words)) == names.key("'".join(words))


@given(WORD, st.sampled_from("\u00ad\u200b\u200d\u202e\u2060\ufeff\x07"), WORD)
def test_invisible_characters_do_not_matter(start: str, invisible: str, end: str) -> None:
    assert names.key(start + invisible + end) == names.key(start + end)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Programmed\u2011Death  1", "programmed-death-1"),
        ("interleukin 2", "Interleukin-2"),
        ("Crohn\u2019s disease", "crohn's DISEASE"),
        ("T\u00a0cell", "t cell"),
        ("\ufb01brosis", "Fibrosis"),  # the ligature of a copied PDF
        ("INF-\u0393", "inf-\u03b3"),
        # What Sphinx's smart quotes make of the name in a card's heading.
        ('"Don\'t eat me" signal', "\u201cDon\u2019t eat me\u201d signal"),
    ],
)
def test_names_a_reader_takes_for_one_are_one(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PD-1", "PD-L1"),
        ("T cell", "T cells"),
        ("CD4+", "CD4"),
        ("IL-1\u03b1", "IL-1\u03b2"),
        ("PD1", "PD-1"),
    ],
)
def test_names_a_reader_tells_apart_stay_apart(one: str, other: str) -> None:
    assert names.key(one) != names.key(other)


@given(TEXT)
def test_a_tidy_name_is_one_line_without_control_characters(name: str) -> None:
    tidy = names.tidy(name)
    assert not {unicodedata.category(c) for c in tidy} & {"Cc", "Cf", "Zl", "Zp"}
    assert tidy == tidy.strip()
    assert "  " not in tidy
    assert names.tidy(tidy) == tidy


# Anchors


@given(st.one_of(TEXT, st.text(min_size=60, max_size=300)))
def test_a_slug_is_a_short_plain_anchor(name: str) -> None:
    slug = names.slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 75
    assert names.slug(name) == slug


@given(WORDS, SPACES)
def test_names_that_compare_alike_have_one_slug(words: list[str], space: str) -> None:
    assert names.slug(space.join(words).upper()) == names.slug(" ".join(words))


@given(st.text(alphabet="abc", min_size=80, max_size=90), st.sampled_from("xyz"))
def test_long_names_that_differ_at_the_end_have_two_slugs(name: str, end: str) -> None:
    assert names.slug(name + end) != names.slug(name)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("T cell", "t-cell"),
        ("PD-1", "pd-1"),
        ("Interferon-\u03b3 (IFN)", "interferon-gamma-ifn"),
        ("\u03b14\u03b27", "alpha4beta7"),
        ("M\u00e9ni\u00e8re\u2019s", "meniere-s"),
        ("  CAR\u2011T  ", "car-t"),
    ],
)
def test_a_slug_can_be_read(name: str, slug: str) -> None:
    assert names.slug(name) == slug


def test_names_that_ascii_can_not_write_have_slugs_of_their_own() -> None:
    odd = ["\u65e5\u672c", "\u4e2d\u56fd", "\u2205", "", "+", "\u0441\u043e\u043d"]
    assert len({names.slug(name) for name in odd}) == len(odd)


# Lists


@given(st.text(alphabet="aA ,\n\t\u200b\u202e1-", max_size=60))
def test_a_list_has_no_empty_and_no_repeated_entries(text: str) -> None:
    entries = names.split(text)
    assert all(entries)
    assert len(set(entries)) == len(entries)
    assert all(names.tidy(entry) == entry and "," not in entry for entry in entries)


def test_a_list_keeps_its_order_on_one_line_or_many() -> None:
    assert names.split(" PD1 ,programmed  death 1,\n,PD1\nCD279,") == (
        "PD1",
        "programmed death 1",
        "CD279",
    )
    assert names.split(None) == names.split("") == names.split(" , ") == ()


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("PD-1", "P"),
        ("\u00e9tude", "E"),
        ("\u03b3\u03b4 T cell", "\u0393"),
        ("5-FU", "#"),
        ("", "#"),
        ("\u00df-carotene", "S"),
    ],
)
def test_a_name_is_listed_under_its_letter(name: str, letter: str) -> None:
    assert names.letter(name) == letter


# Markup


@pytest.mark.parametrize(
    "name",
    [
        *("<b>X</b>", "<!-- x -->", "</p>", "**X**", "*X*", "_X_", "`X`", "[X](y)"),
        *("{concept}`X`", "a {sub}`2`", "{x}", "<script>alert(1)</script>"),
    ],
)
def test_markup_in_a_name_is_noticed(name: str) -> None:
    assert names.has_markup(name)


@pytest.mark.parametrize(
    "name",
    [
        *("T cell", "PD-1", "HLA-B*57:01", "HLA-A*02:01 and HLA-B*57:01", "snake_case_name"),
        *("< 5 years", "a > b", "CD4+", "R&D", "50 %", "[18F]FDG", "5 * 3 * 2"),
    ],
)
def test_a_plain_name_passes(name: str) -> None:
    assert not names.has_markup(name)


# Guessing


@given(NAMES, st.lists(NAMES, max_size=8), st.randoms())
def test_the_guess_does_not_depend_on_the_order_of_candidates(
    name: str, candidates: list[str], random: Random
) -> None:
    shuffled = random.sample(candidates, len(candidates))
    guess = names.nearest(name, candidates)
    assert names.nearest(name, shuffled) == guess
    assert guess is None or guess in candidates


@given(NAMES, st.lists(NAMES, max_size=8))
def test_a_name_in_other_typography_is_guessed_first(name: str, others: list[str]) -> None:
    guess = names.nearest(name.upper(), [name, *others])
    assert guess is not None
    assert names.key(guess) == names.key(name)


def test_of_two_equally_near_names_the_first_of_the_alphabet_is_guessed() -> None:
    assert names.nearest("skon", ["skin", "skan"]) == "skan"


def test_what_is_like_nothing_is_not_guessed() -> None:
    assert names.nearest("zzzzz", ["skin", "gut"]) is None
    assert names.nearest("skin", []) is None
    assert names.nearest("x" * 5000, ["skin"]) is None
