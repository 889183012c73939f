"""Wrong input gives one clear warning and leaves the rest of the page whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Built, Project

    Make = Callable[..., Project]

KINDS = "cell, molecule, process, therapy, medicine, disease, test, practice"
ORGANS = (
    "skin, gut, liver, lung, glands, heart, nerves, muscles, joints, kidney, blood, eyes, "
    "whole-body, infusion"
)
URGENCIES = "emergency, call-now, tell-team, self-care"
ONSET = (
    "can't be read. Expected: '2-14 weeks' (days, weeks, months or years, the smaller number "
    "first) or 'any time'"
)


def card(name: str, option: str = ":kind: cell") -> str:
    return f":::{{concept-card}} {name}\n{option}\nKept body.\n:::"


def callout(option: str, inner: str = "", name: str = "Rash") -> str:
    return f"::::{{side-effect}} {name}\n{option}\nKept body.\n{inner}\n::::"


#: For each mistake: the source (from line 3 of the page) and the warning, without its file.
MISTAKES = {
    "unknown kind": (
        card("X", ":kind: cel"),
        f"3: concept-card: unknown kind 'cel'; did you mean 'cell'? Allowed: {KINDS} [option]",
    ),
    "unknown kind, like none": (
        card("X", ":kind: zzzzz"),
        f"3: concept-card: unknown kind 'zzzzz'. Allowed: {KINDS} [option]",
    ),
    "unknown organ": (
        callout(":organ: guts"),
        f"3: side-effect: unknown organ 'guts'; did you mean 'gut'? Allowed: {ORGANS} [option]",
    ),
    "onset in words": (callout(":onset: soon"), f"3: side-effect: onset 'soon' {ONSET} [option]"),
    "onset backwards": (
        callout(":onset: 14-2 weeks"),
        f"3: side-effect: onset '14-2 weeks' {ONSET} [option]",
    ),
    "grade 6": (
        callout("", ":::{grade} 6\nKept step.\n:::"),
        "6: grade: '6' is not a grade. Allowed: 1, 2, 3, 4, 5 [option]",
    ),
    "grade without a number": (
        callout("", ":::{grade}\nKept step.\n:::"),
        "6: grade: '' is not a grade. Allowed: 1, 2, 3, 4, 5 [option]",
    ),
    "urgency misspelt": (
        callout("", ":::{call} emergencie\n- kept item\n:::"),
        "6: call: unknown urgency 'emergencie'; did you mean 'emergency'? "
        f"Allowed: {URGENCIES} [option]",
    ),
    "urgency missing": (
        callout("", ":::{call}\n- kept item\n:::"),
        f"6: call: unknown urgency ''. Allowed: {URGENCIES} [option]",
    ),
    "grade on its own": (
        ":::{grade} 2\nKept step.\n:::",
        "3: a {grade} stands in a {side-effect}: move it there [nesting]",
    ),
    "empty name": (
        card(""),
        "3: concept-card: a name is missing; write it after the directive, as in "
        "{concept-card} T cell [name]",
    ),
    "empty name of a side effect": (
        callout(":organ: skin", name=""),
        "3: side-effect: a name is missing; write it after the directive, as in "
        "{side-effect} Colitis [name]",
    ),
    "name too long": (
        card("long " * 50),
        "3: concept-card: the name has 249 characters, at most 200 are allowed: "
        "'long long long long long long long long ...' [name]",
    ),
    "HTML in a name": (
        card("<b>X</b>"),
        "3: concept-card: a name is plain text; its markup is shown as typed: '<b>X</b>' [name]",
    ),
    "emphasis in a name": (
        card("**X**"),
        "3: concept-card: a name is plain text; its markup is shown as typed: '**X**' [name]",
    ),
    "role in a name": (
        callout(":organ: skin", name="{concept}`x`"),
        "3: side-effect: a name is plain text; its markup is shown as typed: '{concept}`x`' [name]",
    ),
    "unknown page pinned": (
        ":::{related-articles}\n:pin: indes\n- Kept body.\n:::",
        "3: related-articles: there is no page 'indes'; did you mean 'index'? [unknown-page]",
    ),
    "unknown page excluded": (
        ":::{related-articles}\n:exclude: nowhere/at/all\n- Kept body.\n:::",
        "3: related-articles: there is no page 'nowhere/at/all' [unknown-page]",
    ),
    "limit 0": (
        ":::{related-articles}\n:limit: 0\n- Kept body.\n:::",
        "3: related-articles: limit '0' is not a whole number from 1 to 50 [option]",
    ),
    "limit in words": (
        ":::{related-articles}\n:limit: many\n- Kept body.\n:::",
        "3: related-articles: limit 'many' is not a whole number from 1 to 50 [option]",
    ),
    "index of an unknown kind": (
        ":::{concept-index}\n:kind: cells\n:::",
        f"3: concept-index: unknown kind 'cells'; did you mean 'cell'? Allowed: {KINDS} [option]",
    ),
    "unknown concept": ("{concept}`nobody`", "3: no card has the name 'nobody' [unknown-name]"),
    "unknown related concept": (
        card("Xylophone", ":related: xylofone"),
        "3: no card has the name 'xylofone'; did you mean 'Xylophone'? [unknown-name]",
    ),
    "unknown therapy": (
        callout(":therapies: nothing"),
        "3: no card has the name 'nothing' [unknown-name]",
    ),
    "unknown evidence": (
        "Kept body.{evidence}`no-such`",
        "3: no evidence record has the id 'no-such' [evidence]",
    ),
    "unknown evidence in an option": (
        callout(":evidence: no-such"),
        "3: no evidence record has the id 'no-such' [evidence]",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_gives_one_warning_and_the_page_is_whole(project: Make, mistake: str) -> None:
    source, warning = MISTAKES[mistake]
    text = f"# Page\n\n{source}\n\nThe rest of the page.\n"
    built = project({"index.md": text}).build()
    line, _, rest = warning.partition(": ")
    message, _, kind = rest.rpartition(" [")
    assert built.warnings == f"index.md:{line}: WARNING: {message} [immuno.{kind}\n"
    page = built.read("index.html")
    assert "The rest of the page." in page
    for kept in ("Kept body.", "Kept step.", "kept item", "nobody"):
        assert (kept in text) <= (kept in page)


FRONT_MATTER = {
    "reviewed: soon": "reviewed: 'soon' is not a date. Expected YYYY-MM-DD, as in 2026-11-24",
    "reviewed: '2026-02-30'": (
        "reviewed: '2026-02-30' is not a date. Expected YYYY-MM-DD, as in 2026-11-24"
    ),
    "audience: [patient, nurses]": (
        "audience: unknown audience 'nurses'. Allowed: patient, carer, student, clinician, "
        "contributor"
    ),
    "audience: patients": (
        "audience: unknown audience 'patients'; did you mean 'patient'? Allowed: patient, carer, "
        "student, clinician, contributor"
    ),
    "countries: [NO, UK]": "countries: false is not text: YAML reads it otherwise; quote it",
    "countries: [Norway]": (
        "countries: 'Norway' is not a country code. Expected two capitals, as in UK, US, NO"
    ),
    "related: maybe": "related: 'maybe' is neither true nor false",
    "desciption: X": "desciption: unknown key; did you mean 'description'?",
    "tag: [x]": "tag: unknown key; did you mean 'tags'?",
    "description: [a, b]": "description: expected one sentence of text",
    "tags: {a: b}": "tags: expected a list, as in [one, two]",
}


@pytest.mark.parametrize("line", FRONT_MATTER)
def test_wrong_front_matter_names_file_and_key(project: Make, line: str) -> None:
    built = project({"index.md": f"---\n{line}\n---\n# Page\n\nThe rest.\n"}).build()
    expected = f"front matter, {FRONT_MATTER[line]} [immuno.front-matter]\n"
    assert built.warnings == f"index.md: WARNING: {expected}"
    assert "The rest." in built.read("index.html")


def test_other_keys_of_front_matter_pass(project: Make) -> None:
    keys = "title: X\nauthor: Y\ndate: 2026-01-01\norphan: true\nmyst: {}\nlayout: wide\n"
    assert project({"index.md": f"---\n{keys}---\n# Page\n"}).build().warnings == ""


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("- id: a\n- id: ]\n", "2: WARNING: not a readable YAML file: "),
        ("id: x\nsource: y\n", "1: WARNING: expected a list of records"),
        ("\n- claim: x\n", "2: WARNING: record 1 has no id or no source"),
        ("- id: a\n  source: b\n- text\n", "3: WARNING: record 2 has no id or no source"),
    ],
)
def test_a_faulty_evidence_file_is_named(project: Make, yaml: str, message: str) -> None:
    built = project({"index.md": "# Page\n\nThe rest.\n", "evidence/x.yaml": yaml}).build()
    assert built.warnings.startswith(f"evidence/x.yaml:{message}")
    assert built.warnings.endswith("[immuno.evidence]\n")
    assert built.warnings.count("WARNING") == 1
    assert "The rest." in built.read("index.html")


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "]]><!-- --><svg onload=alert(1)>",
    "%s %d %(x)s {0}",
    "\u202eright to left\u202c",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_from_an_option_or_argument_is_live(project: Make, text: str) -> None:
    options = {
        "concept-card": "kind aliases related say class target evidence",
        "side-effect": "organ therapies onset frequency aliases evidence",
        "related-articles": "limit pin exclude",
        "concept-index": "kind",
    }
    blocks = [
        f":::{{{name}}}{f' Name {number}' if 'card' in name or 'effect' in name else ''}\n"
        f":{option}: {text}\nBody.\n:::"
        for name, names in options.items()
        for number, option in enumerate(names.split())
    ]
    blocks += [f":::{{{name}}} {text}\nBody.\n:::" for name in ("concept-card", "call", "grade")]
    blocks += [f":::{{in-depth}} {text}\nBody.\n:::", f"{{evidence}}`{text}` {{concept}}`{text}`"]
    quoted = text.replace("'", "''")
    front = "".join(f"{key}: '{quoted}'\n" for key in ("description", "tags", "audience"))
    page = f"---\n{front}---\n# Page\n\n" + "\n\n".join(blocks) + "\n\nA [link](b.md).\n"
    made = project(
        {"index.md": page, "b.md": f"---\n{front}orphan: true\n---\n# B\n\n[h](index.md)\n"}
    )
    built = made.build()
    assert "Traceback" not in built.warnings
    for name in ("index.html", "b.html", "genindex.html"):
        _assert_nothing_live(built, name)


def _assert_nothing_live(built: Built, name: str) -> None:
    document = html5lib.parse(built.read(name), namespaceHTMLElements=False)
    for element in document.iter():
        assert element.tag not in {"img", "svg"}, name
        assert element.tag != "script" or "alert" not in "".join(element.itertext()), name
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on"), name
            if attribute in {"href", "src", "action", "formaction"}:
                assert not value.strip().lower().startswith("javascript:"), name
