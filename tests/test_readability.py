"""Reading grades: counting syllables, words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_sphinx_ext.readability import Reading, read, syllables

#: As dictionaries divide them.
SYLLABLES = {
    1: (
        "the called stopped times breathe year years month weeks nurse aches tired stool loose "
        "lists watched used heart friend friends real guard skin rash itch wheeze cough pulse "
        "nerves"
    ),
    2: (
        "table doses immune checkpoint cancer treatment steroid steroids symptom needed started "
        "changes causes because breathing people fever liver doctor nurses trial trials create "
        "reading headache drowsy dizzy confused diet patient patients science nation region "
        "million social special partial thyroid hormone hormones virus bowel bowels seizure "
        "safely something sometimes lifelong careful useful severe advice bruises washes matches "
        "rested advised poem going doing being seeing dying drying vaccine vaccines guideline "
        "guidelines figure figures marriage client quiet ancient dial really neon ocean gorgeous "
        "equal language cruel fluid ruin itchy blister blisters jaundice urine syndrome muscle "
        "muscles eyelids swallow able single handled"
    ),
    3: (
        "therapy medicine infection serious hospital colitis reaction tiredness insulin usual "
        "manual area idea video ratio lymphoma adrenal radio studio period various previous "
        "obvious medium calcium severely evidence clinician clinicians physician average "
        "percentage alien efficient audience theory museum nausea nucleus courageous actual "
        "quality annual suicide cytokine possible possibly vehicle"
    ),
    4: (
        "inhibitor inhibitors inflammation emergency pneumonitis hepatitis diarrhoea temperature "
        "diabetes experience usually gradually january artificial bacteria material anaemia "
        "leukaemia myeloma melanoma antibody antibodies biology society variety anxiety "
        "deficiency diagnosis appropriate initiate immediate dialysis reality spontaneous "
        "situation evaluate valuable february prednisolone infliximab"
    ),
    5: ("pituitary biological associated immediately simultaneous individual mycophenolate"),
    6: ("immunotherapy neurotoxicity"),
}
TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


@pytest.mark.parametrize("count", SYLLABLES)
def test_syllables_are_those_of_the_dictionary(count: int) -> None:
    assert {w: n for w in SYLLABLES[count].split() if (n := syllables(w)) != count} == {}


def test_flesch_kincaid_and_smog_are_as_published() -> None:
    reading = Reading(words=100, sentences=10, syllables=130, long_words=3)
    assert reading.flesch_kincaid == pytest.approx(0.39 * 10 + 11.8 * 1.3 - 15.59)
    assert reading.smog == pytest.approx(3.1291 + 1.0430 * 3)  # the root of 3 x 30 / 10
    assert Reading().flesch_kincaid == Reading().smog == 0


def test_a_decimal_or_a_colon_ends_no_sentence_and_a_block_does() -> None:
    assert read(["Call at 37.5 degrees: do it now. Do not wait", "One more"]).sentences == 3
    assert read(["", "...", "\u2014"]) == Reading()


def test_a_possessive_and_an_abbreviation_are_one_word_each() -> None:
    assert read(["Your team's PD-1 test"]).words == 5
    assert syllables("team\u2019s") == syllables("team")


@given(TEXT)
def test_any_text_can_be_read(text: str) -> None:
    reading = read([text])
    assert 0 <= reading.sentences <= reading.words <= reading.syllables
    assert reading.long_words <= reading.words
    assert reading.smog >= 0


@given(TEXT, TEXT)
def test_two_texts_count_what_each_counts(one: str, two: str) -> None:
    assert read([one, two]) == read([one]) + read([two])
