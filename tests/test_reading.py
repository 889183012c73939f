"""The reading grade of pages: what counts as prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

PAGE = """\
---
audience: patient
---
# A heading of many incomprehensible words

One two three.

- four five
- six `code here` seven

| Internationalisation | Head |
| --- | --- |
| cell | cell |

:::{in-depth}
Incomprehensibly technical paragraph.
:::

::::{side-effect} Rash
:organ: skin
:frequency: extraordinarily frequently
Eight nine.

:::{call} call-now
- ten
:::
::::
"""


def test_prose_counts_and_nothing_else(project: Make) -> None:
    built = project({"index.md": PAGE}).build("reading")
    assert built.warnings == ""
    reading = built.domain.pages["index"].reading
    assert (reading.words, reading.sentences) == (10, 5)


def test_the_report_names_each_page_and_the_median_of_those_for_patients(project: Make) -> None:
    hard = "---\naudience: clinician\norphan: true\n---\n# Hard\n\nIncomprehensible.\n"
    report = project({"index.md": PAGE, "hard.md": hard}).build("reading").read("reading.txt")
    rows = report.splitlines()
    assert rows[1].endswith("hard (clinician)")
    assert rows[2].endswith("index (patient)")
    assert rows[3].startswith("1 pages for patients or carers: median Flesch-Kincaid ")


def test_a_deleted_page_is_not_measured(project: Make) -> None:
    made = project({"index.md": PAGE, "gone.md": "---\norphan: true\n---\n# Gone\n"})
    assert "gone" in made.build("reading").read("reading.txt")
    made.delete("gone.md")
    assert "gone" not in made.build("reading").read("reading.txt")
