"""Front matter is checked value by value: a wrong one is named, the others are kept."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from immuno_sphinx_ext import names
from immuno_sphinx_ext.frontmatter import AUDIENCES, FOREIGN, KEYS, Fault, parse
from immuno_sphinx_ext.model import Article

TEXT = st.text(max_size=40)
WORD = st.text(alphabet="abcxyz\u00e9 -", min_size=1, max_size=8).map(names.tidy).filter(bool)
#: What YAML can read, at any depth.
SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), TEXT, st.dates(), st.datetimes()
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=5,
)
#: What Sphinx makes of it: text, lists and mappings as JSON.
AS_TEXT = st.one_of(TEXT, VALUES.map(lambda value: json.dumps(value, default=str)))
#: The text of our keys, of keys like them and of any others.
KEY = st.one_of(st.sampled_from((*KEYS, "desciption", "tag", "wordcount", "title")), TEXT)

#: Right values as Sphinx hands them on, and what they say.
RIGHT: dict[str, tuple[str, object]] = {
    "description": ("A page  about\nmice.", "A page about mice."),
    "audience": ('["patient", "Carer"]', ("patient", "carer")),
    "tags": ('["gut", "liver", "gut"]', ("gut", "liver")),
    "reviewed": ("2026-01-31", "2026-01-31"),
    "countries": ('["UK", "NO"]', ("UK", "NO")),
    "related": ("False", False),
}
#: For each key wrong values, and what is said about them.
ONE_OF = f"Allowed: {', '.join(AUDIENCES)}"
A_DATE = "is not a date. Expected YYYY-MM-DD, as in 2026-11-24"
A_COUNTRY = "is not a country code. Expected two capitals, as in UK, US, NO"
A_LIST = "expected a list, as in [one, two]"
NOT_TEXT = "is not text: YAML reads it otherwise; quote it"
WRONG = [
    ("description", '["a", "b"]', "expected one sentence of text"),
    ("description", '{"a": "b"}', "expected one sentence of text"),
    ("audience", "nurses", f"unknown audience 'nurses'. {ONE_OF}"),
    (
        "audience",
        '["patients"]',
        f"unknown audience 'patients'; did you mean 'patient'? {ONE_OF}",
    ),
    ("audience", "{}", A_LIST),
    ("tags", '{"a": 1}', A_LIST),
    ("tags", "[2026]", f"2026 {NOT_TEXT}"),
    ("tags", '[["a"]]', f'["a"] {NOT_TEXT}'),
    ("reviewed", "soon", f"'soon' {A_DATE}"),
    ("reviewed", "2026-02-30", f"'2026-02-30' {A_DATE}"),
    ("reviewed", "31.1.2026", f"'31.1.2026' {A_DATE}"),
    ("reviewed", "2026-1-31", f"'2026-1-31' {A_DATE}"),
    ("reviewed", "20260131", f"'20260131' {A_DATE}"),
    ("reviewed", "2026-01-31T12:00:00", f"'2026-01-31T12:00:00' {A_DATE}"),
    ("countries", "[false]", f"false {NOT_TEXT}"),
    ("countries", "False", f"'False' {A_COUNTRY}"),
    ("countries", "uk", f"'uk' {A_COUNTRY}"),
    ("countries", "Norway", f"'Norway' {A_COUNTRY}"),
    ("related", "maybe", "'maybe' is neither true nor false"),
    ("related", "[]", "'[]' is neither true nor false"),
]


@pytest.mark.parametrize("key", KEYS)
def test_a_right_value_is_read(key: str) -> None:
    text, meaning = RIGHT[key]
    article, faults = parse({key: text})
    assert faults == []
    assert getattr(article, key) == meaning


@pytest.mark.parametrize(("key", "text", "message"), WRONG)
def test_a_wrong_value_is_named_and_the_others_are_kept(key: str, text: str, message: str) -> None:
    article, faults = parse({name: right for name, (right, _) in RIGHT.items()} | {key: text})
    assert faults == [Fault(key, message)]
    for name, (_, meaning) in RIGHT.items():
        assert getattr(article, name) == (getattr(Article(), name) if name == key else meaning)


@given(
    st.lists(st.sampled_from(AUDIENCES), unique=True),
    st.lists(WORD.filter(lambda word: word not in AUDIENCES), unique=True),
    st.randoms(),
)
def test_each_wrong_audience_is_named_and_the_right_ones_stay(
    right: list[str], wrong: list[str], random: Any
) -> None:
    mixed = random.sample([*right, *wrong], len(right) + len(wrong))
    article, faults = parse({"audience": json.dumps(mixed)})
    assert article.audience == tuple(word for word in mixed if word in right)
    assert [fault.key for fault in faults] == ["audience"] * len(wrong)
    named = [fault.message for fault in faults]
    expected = [word for word in mixed if word in wrong]
    assert all(f"'{word}'" in message for word, message in zip(expected, named, strict=True))


@given(st.lists(st.one_of(WORD, st.booleans(), st.integers(), st.none()), max_size=6))
def test_each_tag_that_is_no_text_is_named_and_the_others_stay(tags: list[Any]) -> None:
    article, faults = parse({"tags": json.dumps(tags)})
    assert article.tags == tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str)))
    assert len(faults) == sum(not isinstance(tag, str) for tag in tags)


@given(st.dates())
def test_every_date_of_the_calendar_is_read(date: dt.date) -> None:
    assert parse({"reviewed": date.isoformat()}) == (Article(reviewed=date.isoformat()), [])


@given(st.dictionaries(KEY.filter(lambda key: key != "wordcount"), AS_TEXT))
def test_no_front_matter_that_sphinx_hands_on_is_fatal(metadata: dict[str, str]) -> None:
    article, faults = parse(metadata)
    assert all(fault.key in metadata and fault.message for fault in faults)
    assert set(article.audience) <= set(AUDIENCES)


def test_brackets_without_end_are_not_fatal() -> None:
    article, _ = parse({"tags": "[" * 2000, "description": "Kept."})
    assert article.description == "Kept."


@given(st.dictionaries(KEY, VALUES))
@example({"tags": [dt.date(2026, 1, 31)]})
@example({"wordcount": {"minutes": None}})
@example({"wordcount": {"minutes": "many"}})
def test_no_value_at_all_is_fatal(metadata: dict[str, Any]) -> None:
    article, faults = parse(metadata)
    assert all(fault.key in metadata and fault.message for fault in faults)
    assert isinstance(article, Article)


@given(st.dictionaries(st.sampled_from(KEYS), AS_TEXT), st.sampled_from(KEYS))
def test_what_is_said_about_a_key_does_not_depend_on_the_others(
    metadata: dict[str, str], key: str
) -> None:
    own = {key: metadata[key]} if key in metadata else {}
    alone, alone_faults = parse(own)
    article, faults = parse(metadata)
    assert getattr(article, key) == getattr(alone, key)
    assert [fault for fault in faults if fault.key == key] == alone_faults


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("desciption", "description"),
        ("Audience", "audience"),
        ("tag", "tags"),
        ("review", "reviewed"),
        ("country", "countries"),
        ("relatd", "related"),
    ],
)
def test_a_misspelt_key_is_named_with_the_one_that_was_meant(key: str, meant: str) -> None:
    _, faults = parse({key: "x"})
    assert faults == [Fault(key, f"unknown key; did you mean '{meant}'?")]


@pytest.mark.parametrize(
    "key",
    [
        *FOREIGN,
        *("orphan", "nocomments", "no-search", "html_theme.sidebar_secondary.remove", "og:title"),
        *("sd_hide_title", "substitutions", "layout", "wordcount", "abstract", "translator"),
    ],
)
def test_keys_of_others_pass(key: str) -> None:
    assert parse({key: "x"}) == (Article(), [])


@pytest.mark.parametrize(
    ("wordcount", "minutes"), [({"words": 20, "minutes": 0}, 1), ({"minutes": 7}, 7), ("x", None)]
)
def test_the_reading_time_is_at_least_a_minute(wordcount: object, minutes: int | None) -> None:
    assert parse({"wordcount": wordcount})[0].minutes == minutes


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_is_left_empty_counts_as_not_written(key: str) -> None:
    # MyST hands an empty value on as "null".
    assert parse({key: "null"}) == parse({key: ""}) == (Article(), [])


def test_a_page_without_front_matter_has_no_faults() -> None:
    assert parse({}) == (Article(), [])
