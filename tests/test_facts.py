"""Numbers in prose against evidence: the pure rules, and what a build says."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from immuno_sphinx_ext import facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

NAMES = facts.names_pattern(["PD-1", "CD19", "COVID-19", "24-hour line", "112", "911", "T cell"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 in 100 people", ["12"]),
        ("3 to 13 in every 1,000 people", ["3", "13"]),
        ("6-8 weeks, or 6\u20138", ["6", "8", "6", "8"]),
        ("20,128 people and 0.85 (0.71-0.99)", ["20,128", "0.85", "0.71", "0.99"]),
        ("37.5 \u00b0C on 27 December 2024.", ["37.5", "27", "2024"]),
        ("PD-1, anti-PD-1, CD19 and COVID-19", []),
        ("PD-2 and CD20", ["2", "20"]),
        ("call the 24-hour line, 112 or 911", []),
        ("within 24 hours, 113", ["24", "113"]),
        ("grade 3 to 4, Grades 1-2 and grade 3 or worse", []),
        ("the 2nd and the 21st", []),
        ("Of 100 people 200 in 100", ["200"]),
        ("100 people", ["100"]),
        ("no numerals, only five words", []),
    ],
)
def test_figures_are_what_is_left_when_names_are_gone(text: str, found: list[str]) -> None:
    assert [figure.text for figure in facts.figures(text, NAMES)] == found


@pytest.mark.parametrize(
    ("text", "record", "supported"),
    [
        ("9 in 100", "9.47%", True),
        ("10 in 100", "9.47%", False),
        ("9.5%", "9.47%", True),
        ("9.4%", "9.47%", False),
        ("0.85", "0.845", True),
        ("about 20,000 people", "20,128 people", True),
        ("about 21,000 people", "20,128 people", False),
        ("3 in 1,000", "0.3%", True),
        ("4 in 1,000", "0.3%", False),
        ("5 years", "five years after starting", True),
        ("2024", "2024-12-27", True),
        ("12.0", "12", True),
        ("067", "CheckMate 067", True),
    ],
)
def test_a_figure_may_be_rounded_to_what_is_written(
    text: str, record: str, supported: bool
) -> None:
    figure, units = facts.figures(text)[0], facts.implied_units(text, in_table=False)
    assert facts.is_supported(figure, facts.numbers(record), units) is supported


@pytest.mark.parametrize(
    ("text", "record", "supported"),
    [
        ("6-8 weeks", "6 to 8 weeks; grade 7", True),
        ("7-8 weeks", "6 to 8 weeks; grade 7", False),
        ("4 to 6 stools", "4-6 extra a day, 9%", True),
        ("4 to 9 stools", "4-6 extra a day, 9%", False),
        ("Of 100 people 9 were ill", "9%", True),
        ("9 were ill", "9%", False),
        ("5 days", "5 cases", True),
        ("5 days", "5 cases, 3 days", False),
        ("5 days", "5 doses", False),
        ("5 hours", "5 h", True),
        ("1", "0.62", False),
    ],
)
def test_a_figure_keeps_its_unit(text: str, record: str, supported: bool) -> None:
    units = facts.implied_units(text, in_table=False)
    found = [facts.is_supported(f, facts.numbers(record), units) for f in facts.figures(text)]
    assert all(found) is supported


def test_in_a_table_the_heads_name_the_unit() -> None:
    (figure,) = facts.figures("9")
    units = facts.implied_units("9", in_table=True)
    assert facts.is_supported(figure, facts.numbers("9.47% or 5 weeks"), units)


@given(st.decimals(1, 10000, places=3), st.integers(0, 3))
def test_a_number_supports_itself_in_any_precision(number: Decimal, places: int) -> None:
    (written,) = facts.figures(f"{number:.{places}f}")
    known = facts.numbers(str(number))
    if abs(number - written.value) < min(Decimal(10) ** -places / 2, number / 10):
        assert facts.is_supported(written, known, None)
    step = Decimal(10) ** (written.rounded_zeros or -places)
    assert not facts.is_supported(written, facts.numbers(str(written.value + step)), None)


@given(st.text(max_size=80))
@example("1" * 5000)
@example("007 and 7")
def test_any_text_supports_itself(text: str) -> None:
    for figure in facts.figures(text):
        assert facts.is_supported(figure, facts.numbers(text), None)


# What a build says

EVIDENCE = """\
- id: ex-a
  topic: A
  claim: Of 100 people 12.4% were ill within five weeks (2020).
  as_of: 2020
  source: smith2020colitis
  checked: [https://example.org/]
  status: {status}
"""


def build(make: Make, body: str, *, audience: str = "patient", status: str = "verified") -> str:
    """The warnings about a page with *body*."""
    page = f"---\norphan: true\naudience: {audience}\n---\n# Page 7\n\n{body}\n"
    files = {"page.md": page, "evidence/a.yaml": EVIDENCE.format(status=status)}
    built = make(files, root="contract").build(suppress_warnings=["immuno.unused-card"])
    return built.warnings


@pytest.mark.parametrize(
    "body",
    [
        "Ill were 12 in 100 within 5 weeks.{evidence}`ex-a`",
        "- Ill were 12.4%.{evidence}`ex-a`\n- No figure.",
        "| Who | Ill |\n| --- | --- |\n| People{evidence}`ex-a` | 12 |",
        ":::{concept-card} Card\n:evidence: ex-a\nIll were 12%.\n:::",
        "{unsourced}`7 days <an example>` and `code 7`.",
        "## Heading 7\n\nGrade 3, PD-1, 112.",
    ],
)
def test_a_supported_figure_is_left_in_peace(project: Make, body: str) -> None:
    assert build(project, body) == ""


@pytest.mark.parametrize(
    ("body", "warning"),
    [
        (
            "Ill were 13 in 100.{evidence}`ex-a`",
            (
                "page.md:7: WARNING: the figure '13' is not in the records cited here (ex-a), "
                "which have 12.4, 5, 2020 [immuno.figure]\n"
            ),
        ),
        (
            "Text.\n\n- Ill were 12 in 100.",
            (
                "page.md:9: WARNING: the figure '12' has no source: cite a record with {evidence}, "
                "in 'Ill were 12 in 100.' [immuno.uncited]\n"
            ),
        ),
        (
            "| Who | Ill |\n| --- | --- |\n| People{evidence}`ex-a` | 13 |",
            (
                "page.md:7: WARNING: the figure '13' is not in the records cited here (ex-a), "
                "which have 12.4, 5, 2020 [immuno.figure]\n"
            ),
        ),
        (
            "::::{side-effect} Fever\n:frequency: 13 in 100\n:evidence: ex-a\nHot.\n\n"
            ":::{call} call-now\n- you are hot\n:::\n::::",
            (
                "page.md:7: WARNING: the figure '13' is not in the records cited here (ex-a), "
                "which have 12.4, 5, 2020 [immuno.figure]\n"
            ),
        ),
        (
            "{unsourced}`7 days`",
            (
                "page.md:7: WARNING: unsourced: '7 days' gives no reason; write it as "
                "7 days <the reason> [immuno.unsourced]\n"
            ),
        ),
    ],
)
def test_an_unsupported_figure_is_named(project: Make, body: str, warning: str) -> None:
    assert build(project, body) == warning


def test_a_figure_that_nobody_saw_stays_off_pages_for_patients(project: Make) -> None:
    body = "Ill were 12 in 100.{evidence}`ex-a`"
    assert build(project, body, status="metadata-only") == (
        "page.md:7: WARNING: the figure '12' was not seen in its source (ex-a): metadata-only "
        "[immuno.metadata-only]\n"
    )
    assert build(project, body, status="metadata-only", audience="clinician") == ""


def test_pages_for_contributors_and_handbooks_without_evidence_are_not_asked(project: Make) -> None:
    assert build(project, "It takes 15 minutes.", audience="contributor") == ""
    assert project({"index.md": "# Home\n\nIt takes 15 minutes.\n"}).build().warnings == ""


def test_a_corrected_record_names_the_pages_that_still_say_the_old_figure(project: Make) -> None:
    page = "---\norphan: true\n---\n# Page\n\nIll were 12%.{evidence}`ex-a`\n"
    files = {"page.md": page, "evidence/a.yaml": EVIDENCE.format(status="verified")}
    made = project(files, root="contract")
    assert made.build().warnings == ""
    made.write({"evidence/a.yaml": EVIDENCE.format(status="verified").replace("12.4", "15.1")})
    assert "page.md:6: WARNING: the figure '12' is not in the records" in made.build().warnings
