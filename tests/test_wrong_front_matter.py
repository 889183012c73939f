"""Wrong front matter and evidence files give one clear warning, and the page stays whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_wrong_input import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

AUDIENCES = "Allowed: patient, carer, student, clinician, contributor"
A_DATE = "is not a date. Expected YYYY-MM-DD, as in 2026-11-24"

# Front matter

#: Each wrong line and what is said about it. The second half can't be written in
#: reStructuredText, whose fields are text.
FRONT_MATTER = {
    "reviewed: soon": f"reviewed: 'soon' {A_DATE}",
    "reviewed: 2026-1-31": f"reviewed: '2026-1-31' {A_DATE}",
    "reviewed: 2026-02-30": f"reviewed: '2026-02-30' {A_DATE}",
    "audience: patient, nurses": f"audience: unknown audience 'nurses'. {AUDIENCES}",
    "audience: patients": (
        f"audience: unknown audience 'patients'; did you mean 'patient'? {AUDIENCES}"
    ),
    "countries: Norway": (
        "countries: 'Norway' is not a country code. Expected two capitals, as in UK, US, NO"
    ),
    "related: maybe": "related: 'maybe' is neither true nor false",
    "desciption: A page.": "desciption: unknown key; did you mean 'description'?",
}
FRONT_MATTER_OF_MYST = {
    "reviewed: 2026-02-30": (
        "reviewed: '2026-02-30' is not a date. Expected YYYY-MM-DD, as in 2026-11-24"
    ),
    "countries: [NO, UK]": "countries: false is not text: YAML reads it otherwise; quote it",
    "tags: [gut, 2026]": "tags: 2026 is not text: YAML reads it otherwise; quote it",
    "description: [A, page.]": "description: expected one sentence of text",
    "tags: {a: b}": "tags: expected a list, as in [one, two]",
    "audience: [patient, nurses]": f"audience: unknown audience 'nurses'. {AUDIENCES}",
}


@pytest.mark.parametrize(
    ("syntax", "line"),
    [("md", line) for line in FRONT_MATTER | FRONT_MATTER_OF_MYST]
    + [("rst", line) for line in FRONT_MATTER],  # whose fields are always text
)
def test_wrong_front_matter_gives_one_warning_and_the_page_is_whole(
    project: Make, syntax: str, line: str
) -> None:
    page = {
        "md": f"---\n{line}\n---\n# Page\n\nThe rest of the page.\n",
        "rst": f":{line}\n\nPage\n====\n\nThe rest of the page.\n",
    }[syntax]
    built = project({f"index.{syntax}": page}).build()
    said = (FRONT_MATTER | FRONT_MATTER_OF_MYST)[line]
    assert built.warnings == (
        f"index.{syntax}: WARNING: front matter, {said} [immuno.front-matter]\n"
    )
    assert "The rest of the page." in text_of(built)


@pytest.mark.parametrize("key", ["description", "audience", "tags", "reviewed", "countries"])
def test_a_key_that_is_left_empty_is_not_shown_as_null(project: Make, key: str) -> None:
    page = f"---\n{key}:\norphan: true\n---\n# Page\n\nThe rest of the page.\n"
    built = project({"index.md": page, "other.md": page}).build()
    assert built.warnings == ""
    assert "null" not in built.read("other.html")
    assert "null" not in built.read("index.html")
