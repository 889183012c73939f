"""Facts are cited by id, and each page lists its sources."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

RECORD = """\
- id: ex-new
  topic: New
  claim: {claim}
  as_of: 2020
  source: {source}
  checked: [https://example.org/]
  status: verified
"""


def test_a_page_lists_each_source_once_under_sources(project: Make) -> None:
    html = project(root="contract").build().read("index.html")
    assert html.count("Colitis in a made-up trial") == 1
    assert html.count("Rules &amp; regulations") == 1
    sources = html.index('id="sources"')
    assert sources < html.index("Colitis in a made-up trial")
    assert '<a class="reference internal" href="#sources">Sources</a>' in html


def test_sources_stand_between_the_text_and_the_related_articles(project: Make) -> None:
    html = project(root="contract").build().read("part/nested.html")
    order = ['id="an-index"', 'id="sources"', "Rules &amp; regulations", 'id="related-articles"']
    assert [html.index(mark) for mark in order] == sorted(html.index(mark) for mark in order)
    assert '<hr class="footnotes' not in html


def test_a_page_without_citations_has_no_sources(project: Make) -> None:
    assert 'id="sources"' not in project(root="contract").build().read("part/lonely.html")


def test_the_foot_says_when_the_page_was_checked(project: Make) -> None:
    made = project(root="contract")
    said = "Checked against sources on 31 January 2026; not yet reviewed by a clinician."
    assert said in made.build().read("index.html").replace("\n", " ")
    assert "January 2026; read by two nurses." in made.build(
        immuno_review_note="read by two nurses"
    ).read("index.html").replace("\n", " ")


def test_the_build_says_what_state_the_evidence_is_in(project: Make) -> None:
    old = (
        "- id: ex-old\n  topic: Old\n  claim: Old.\n  as_of: 1999 to 2001\n"
        "  source: nolink\n  checked: [seen in print]\n  status: metadata-only\n"
    )
    made = project({"evidence/old.yaml": old}, root="contract")
    bib = (made.path / "references.bib").read_text("utf-8")
    made.write({"references.bib": bib + "@misc{nolink,\n  title = {{Old}},\n}\n"})
    assert (
        "evidence: 3 records; cited by no page: 1; from before 2020: 1; source without a link: 1; "
        "figure not seen in its source: 1"
    ) in re.sub(r"before \d+: \d", "before 2020: 1", made.build().status)


def test_the_schema_is_published(project: Make) -> None:
    outdir = project(root="contract").build().outdir
    schema = json.loads((outdir / "_static" / "evidence.schema.json").read_text("utf-8"))
    assert schema["title"] == "Evidence records"


def test_a_citation_shows_its_facts(project: Make) -> None:
    html = project(root="contract").build().read("part/nested.html")
    found = re.search(
        r'data-citation="ex-rules"><div class="immuno-preview-text">(.*?)</div>', html
    )
    assert found
    assert found[1] == (
        "<p>The made-up agency says to call.</p><p><span>As of 2021 \u00b7 seen in the source"
        '</span><br><a href="https://example.org/rules">Source: The Example Agency, 2021</a></p>'
    )


def test_the_table_of_evidence_says_where_each_fact_is_used(project: Make) -> None:
    text = project(root="contract").build("text").read("part/facts.txt")
    assert "ex-colitis-rate" in text
    assert "The Example" in text
    for title in ("Contract", "Nested", "Plain"):
        assert title in text


def test_a_project_without_bibliography_needs_no_setting(project: Make) -> None:
    assert project({"index.md": "# Home\n"}).build().warnings == ""


def test_a_changed_record_rewrites_the_pages_that_cite_it(project: Make) -> None:
    made = project(
        {
            "evidence/new.yaml": RECORD.format(claim="Old.", source="agency2021rules"),
            "citing.md": "---\norphan: true\n---\n# Citing\n\nFact.{evidence}`ex-new`\n",
        },
        root="contract",
    )
    assert "Rules" in made.build().read("citing.html")
    made.write({"evidence/new.yaml": RECORD.format(claim="Old.", source="smith2020colitis")})
    built = made.build()
    assert built.warnings == ""
    assert "Colitis in a made-up trial" in built.read("citing.html")
    assert built.written == {"citing", "part/facts"}


def test_a_record_that_vanishes_is_missed(project: Make) -> None:
    made = project(
        {
            "evidence/new.yaml": RECORD.format(claim="Old.", source="agency2021rules"),
            "citing.md": "---\norphan: true\n---\n# Citing\n\nFact.{evidence}`ex-new`\n",
        },
        root="contract",
    )
    made.build()
    made.delete("evidence/new.yaml")
    assert made.build().warnings == (
        "citing.md:6: WARNING: no evidence record has the id 'ex-new' [immuno.evidence]\n"
    )


def test_a_changed_bibliography_reaches_the_page(project: Make) -> None:
    made = project(root="contract")
    made.build()
    bib = (made.path / "references.bib").read_text("utf-8")
    changed = bib.replace("made-up trial", "famous trial").replace("{2020}", "{2022}")
    made.write({"references.bib": changed})
    built = made.build()
    assert "Colitis in a famous trial" in built.read("index.html")
    assert "Smith, 2022" in built.read("part/facts.html")


FAULTLESS = """\
- id: ex-a
  topic: A
  claim: A claim.
  as_of: 2020
  source: smith2020colitis
  checked: [https://example.org/]
  status: verified
"""

FAULTY = {
    "- id: a\n- id: ]\n": "2: WARNING: not a readable YAML file: ",
    "id: x\nsource: y\n": "1: WARNING: expected a list of records",
    f"{FAULTLESS}- text\n": "8: WARNING: record no. 2: 'text' is not of type 'object'",
    FAULTLESS.replace("  topic: A\n", ""): (
        "1: WARNING: record 'ex-a': 'topic' is a required property"
    ),
    FAULTLESS.replace("verified", "certain"): (
        "1: WARNING: record 'ex-a', status: 'certain' is not one of ['verified', 'metadata-only']"
    ),
    FAULTLESS.replace("[https://example.org/]", "[]"): (
        "1: WARNING: record 'ex-a', checked: [] should be non-empty"
    ),
    FAULTLESS + "  figure: 3\n": (
        "1: WARNING: record 'ex-a': Additional properties are not allowed ('figure' was unexpected)"
    ),
    FAULTLESS.replace("smith2020colitis", "smith2020colitus"): (
        "1: WARNING: record 'ex-a', source: no bibliography entry has the key "
        "'smith2020colitus'; did you mean 'smith2020colitis'?"
    ),
    FAULTLESS + FAULTLESS: "8: WARNING: record 'ex-a' stands already at evidence/x.yaml:1",
}


@pytest.mark.parametrize("yaml", FAULTY)
def test_a_faulty_evidence_file_is_named_with_record_and_key(project: Make, yaml: str) -> None:
    made = project({"evidence/x.yaml": yaml}, root="contract")
    warnings = made.build(suppress_warnings=["immuno.unused-card"]).warnings
    assert warnings.startswith(f"evidence/x.yaml:{FAULTY[yaml]}")
    assert warnings.endswith("[immuno.evidence]\n")
    assert warnings.count("WARNING") == 1
