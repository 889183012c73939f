"""Onsets are read as they are written; a side effect is as urgent as its most urgent call."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from immuno_sphinx_ext.model import Call, Onset, SideEffect, Urgency

UNITS = ("day", "week", "month", "year")
NUMBER = st.integers(0, 10_000)
DASHES = ("-", " - ", "\u2013", " \u2013 ", " to ", "to")


def side_effect(*urgencies: Urgency) -> SideEffect:
    calls = tuple(Call(urgency, ("an item",)) for urgency in urgencies)
    return SideEffect("Rash", (), "", (), "a", 1, "rash", "skin", (), None, "", calls, ())


# Onset


@given(NUMBER, NUMBER, st.sampled_from(UNITS))
def test_an_onset_that_is_written_out_is_read_back(first: int, more: int, unit: str) -> None:
    onset = Onset(first, first + more, unit)
    assert Onset.parse(f"{onset.first}-{onset.last} {onset.unit}s") == onset


@given(NUMBER, NUMBER, st.sampled_from(UNITS), st.sampled_from(DASHES), st.booleans())
def test_an_onset_is_read_in_any_typography(
    first: int, more: int, unit: str, dash: str, shouted: bool
) -> None:
    text = f"  {first}{dash}{first + more}  {unit}"
    assert Onset.parse(text.upper() if shouted else text) == Onset(first, first + more, unit)


@pytest.mark.parametrize("text", ["any time", "Any time", " ANY  TIME "])
def test_any_time_has_no_ends(text: str) -> None:
    onset = Onset.parse(text)
    assert (onset.first, onset.last, onset.days) == (None, None, None)


@given(NUMBER, NUMBER, st.sampled_from(UNITS))
def test_the_smaller_number_comes_first(first: int, last: int, unit: str) -> None:
    assume(first > last)
    text = f"{first}-{last} {unit}s"
    with pytest.raises(ValueError, match=re.escape(text)):
        Onset.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2 weeks", "2-14", "2-14 fortnights", "-2-14 weeks", "2--14 weeks"),
        *("2-14 weeks after", "2.5-3 weeks", "two to three weeks", "anytime", "2-14weeks"),
    ],
)
def test_other_onsets_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Onset.parse(text)


def test_a_number_too_long_to_be_read_is_refused_too() -> None:
    with pytest.raises(ValueError, match="limit"):
        Onset.parse("1-" + "9" * 5000 + " weeks")


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_onsets(text: str) -> None:
    try:
        onset = Onset.parse(text)
    except ValueError:
        return
    assert onset.days is None or onset.days[0] <= onset.days[1]


@given(NUMBER, NUMBER, st.sampled_from(UNITS))
def test_the_ends_in_days_are_in_order(first: int, more: int, unit: str) -> None:
    days = Onset(first, first + more, unit).days
    assert days is not None
    assert first <= days[0] <= days[1]


def test_onsets_of_different_units_compare_in_days() -> None:
    written = ["1-3 days", "1-3 weeks", "1-3 months", "1-3 years"]
    read = [Onset.parse(text).days for text in written]
    assert read == [(1, 3), (7, 21), (30, 90), (365, 1095)]


# Urgency


def test_urgencies_are_ranked_from_the_most_urgent() -> None:
    ranked = sorted(Urgency, key=lambda urgency: urgency.rank)
    assert ranked == ["emergency", "call-now", "tell-team", "self-care"]


@given(st.lists(st.sampled_from(Urgency), min_size=1))
def test_a_side_effect_is_as_urgent_as_its_most_urgent_call(urgencies: list[Urgency]) -> None:
    urgency = side_effect(*urgencies).urgency
    assert urgency in urgencies
    assert urgency is not None
    assert all(urgency.rank <= other.rank for other in urgencies)


def test_a_side_effect_without_calls_has_no_urgency() -> None:
    assert side_effect().urgency is None
