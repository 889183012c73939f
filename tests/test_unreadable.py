"""What would end a build with a traceback, or never end it, is left out with a warning."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import SphinxError

from immuno_sphinx_ext import records
from immuno_sphinx_ext.guard import DEEPEST

from .test_wrong_input import EVIDENCE, RECORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

PAGE = {"md": "# Page\n\n", "rst": "Page\n====\n\n"}


# Pages


@pytest.mark.parametrize("syntax", ["md", "rst"])
def test_a_page_that_is_no_utf8_stops_the_build_with_its_name_and_line(
    project: Make, syntax: str
) -> None:
    made = project({"index.md": "# Home\n", "good.md": "---\norphan: true\n---\n# Good\n"})
    (made.path / f"bad.{syntax}").write_bytes(PAGE[syntax].encode() + b"Text \xff\n")
    line = len(PAGE[syntax].split("\n"))
    said = rf"bad\.{syntax}:{line}: the page is no UTF-8 text \(0xff, invalid start byte\); save"
    with pytest.raises(SphinxError, match=said):
        made.build()
    made.write({f"bad.{syntax}": ":orphan:\n\n" * (syntax == "rst") + PAGE[syntax] + "Text.\n"})
    assert "Text." in made.build().read("bad.html")


@pytest.mark.parametrize("inner", ["# Page\n", "# Page\n\n```{include} part.md\n```\n"])
@pytest.mark.parametrize("around", ["", ":::{concept-card} A\n"])
def test_a_page_that_includes_itself_is_built_without_that(
    project: Make, inner: str, around: str
) -> None:
    end = ":::\n" if around else ""
    names = {True: "part.md", False: "index.md"}
    other = names["part" in inner]
    text = f"# Page\n\n{around}A card.\n\n```{{include}} {other}\n```\n{end}\nThe rest.\n"
    built = project({"index.md": text, "part.md": f"---\norphan: true\n---\n{text}"}).build()
    assert f"the inclusion of {other} is left out: the file includes itself" in built.warnings
    assert "The rest." in built.read("index.html")


def test_a_file_may_be_included_again_and_again(project: Make) -> None:
    part = {
        "_part.md": "A part. {concept}`a`\n\n```{include} _more.md\n```\n",
        "_more.md": "More.\n",
    }
    include = "```{include} _part.md\n```\n\n"
    page = "# Page\n\n:::{concept-card} A\nA card.\n:::\n\n" + include * 30
    built = project(part | {"index.md": page}).build(exclude_patterns=["_*"])
    assert built.warnings == ""
    assert built.read("index.html").count("More.") == 30


def nested(syntax: str, name: str, depth: int) -> str:
    """*depth* blocks one in the other, a sentence in each."""
    if syntax == "rst":
        rows = [f"{'   ' * n}.. {name}:: N\n\n{'   ' * (n + 1)}Level {n}.\n" for n in range(depth)]
        return PAGE["rst"] + "\n".join(rows) + "\nThe rest.\n"
    text = ""
    for n in reversed(range(depth)):
        fence = ":" * (3 + depth - n)
        text = f"{fence}{{{name}}} N\nLevel {n}.\n\n{text}\n{fence}\n"
    return PAGE["md"] + text + "\nThe rest.\n"


@pytest.mark.parametrize(("builder", "ending"), [("html", "html"), ("text", "txt")])
def test_directives_nested_too_deep_are_left_out(project: Make, builder: str, ending: str) -> None:
    pages = {
        f"{name}-{depth}-{syntax}": (syntax, name, depth)
        for name in ("concept-card", "side-effect", "in-depth", "admonition")
        for depth in (DEEPEST, 100, 400)
        for syntax in ("md", "rst")
    }
    files = {f"{page}.{made[0]}": nested(*made) for page, made in pages.items()}
    silent = ["immuno.duplicate-name", "immuno.unused-card", "immuno.no-call", "toc.not_included"]
    built = project(files | {"index.md": "# Home\n"}).build(builder, suppress_warnings=silent)
    expected = []
    for page, (syntax, name, depth) in pages.items():
        if depth > DEEPEST:
            said = f"directives are nested {depth} deep: what lies deeper than {DEEPEST}"
            line = nested(syntax, name, depth).split(f"Level {DEEPEST}.")[0].count("\n")
            line -= syntax == "rst"  # an empty line below the directive
            place = f"{page}.{syntax}:{line}"
            expected.append(f"{place}: WARNING: {said} is left out [immuno.nesting]")
        text = built.read(f"{page}.{ending}")
        assert f"Level {DEEPEST - 1}." in text
        assert f"Level {DEEPEST}." not in text
        assert "The rest." in text
    assert sorted(built.warnings.splitlines()) == sorted(expected)


def test_many_blocks_beside_each_other_are_not_nested(project: Make) -> None:
    blocks = ":::{in-depth}\nText.\n:::\n\n```{note}\nText.\n```\n\n```python\n:::{x}\n```\n\n" * 60
    built = project({"index.md": f"# Page\n\n{blocks}"}).build()
    assert built.warnings == ""


# YAML

LEVELS = "abcdefghij"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{inner}'] * 10)}]\n"
    for inner, name in itertools.pairwise(LEVELS)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name}\n  <<: [{','.join([f'*{inner}'] * 10)}]\n"
    for inner, name in itertools.pairwise(LEVELS)
)


def in_list(text: str) -> str:
    return "- " + text.replace("\n", "\n  ")


WITHOUT_END = "not a readable YAML file: its aliases unfold without end"
#: Files of evidence, what is said of each, and whether its other record is still read.
FILES = {
    "bomb": (in_list(BOMB), WITHOUT_END, False),
    "bomb in figures": (in_list("figures:\n  " + BOMB.replace("\n", "\n  ")), WITHOUT_END, False),
    "bomb of merges": (in_list(MERGES), WITHOUT_END, False),
    "list that holds itself": ("- &a [*a]\n", WITHOUT_END, False),
    "mapping that holds itself": ("- &a {id: x, figures: *a}\n", WITHOUT_END, False),
    "large text by many aliases": (
        f"- topic: &a {'x' * 9_000}\n  checked: [{','.join(['*a'] * 300)}]\n", WITHOUT_END, False
    ),
    "3,000 brackets": (f"- {'[' * 3000}{']' * 3000}\n", "not a readable YAML file", False),
    "150 brackets": (f"- {'[' * 150}{']' * 150}\n", "is not of type 'object'", True),
    "a date that is none": ("- as_of: 2026-02-30\n", "not a readable record: day is out", True),
    "a number that is none": ("- as_of: !!int abc\n", "not a readable record: invalid", True),
    "a number of 5,000 digits": (f"- as_of: {'9' * 5000}\n", "not a readable record", True),
    "a time that is none": ("- as_of: !!timestamp abc\n", "not a readable record", True),
    "code": (
        "- as_of: !!python/object/apply:os.system ['touch immuno-canary']\n",
        "not a readable record: could not determine a constructor for the tag", True,
    ),
    "an object": ("- !!python/object:os.system {}\n", "not a readable record", True),
    "a key that is a list": ("- {[a]: 3}\n", "not a readable record: found unhashable key", True),
    "an endless number": ("- {as_of: .inf}\n", "record no. 2", True),
    "a zero byte": ("- a: \0\n", "not a readable YAML file: unacceptable character", False),
    "half a character": ('- a: "\\ud800"\n', "not a readable YAML file: found invalid", False),
    "a tab": ("- a:\n\t- b\n", "not a readable YAML file", False),
    "no list": ("a: b\n", "expected a list of records", False),
    "a megabyte": (RECORD.replace("A rule.", "x" * 1_000_000), "is too long", True),
    "two documents": ("- a\n---\n- b\n", "not a readable YAML file: but found another", False),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_of_evidence_is_warned_about_at_once(project: Make, name: str) -> None:
    text, said, rest = FILES[name]
    page = {"index.md": "# Page\n\nCalled. {evidence}`ex-rules`\n"}
    first = "" if name == "no list" else RECORD
    made = project(page | EVIDENCE | {"evidence/x.yaml": first + text})
    begun = time.monotonic()
    built = made.build(bibtex_bibfiles=["references.bib"])
    assert time.monotonic() - begun < 10
    assert said in built.warnings
    assert ("no evidence record has the id 'ex-rules'" not in built.warnings) is rest
    for line in built.warnings.splitlines():
        assert "[immuno.evidence]" in line
        assert len(line) < 2_000
    assert not list(made.path.rglob("immuno-canary"))


@pytest.mark.parametrize(
    "text", ["- a: &x [1, 2]\n  b: *x\n- {<<: {a: 1}, b: 2}\n", "", "# none\n"]
)
def test_a_few_aliases_are_fine(text: str) -> None:
    found = [entry for _, entry in records.read(text)]
    assert found == ([{"a": [1, 2], "b": [1, 2]}, {"a": 1, "b": 2}] if "a" in text else [])


def test_each_record_knows_its_line() -> None:
    assert list(records.read("# x\n- a\n\n-\n  b: 2026-13-01\n- c\n"))[::2] == [(2, "a"), (6, "c")]


def test_what_is_no_file_is_no_evidence(project: Make) -> None:
    made = project({"index.md": "# Page\n", "evidence/folder.yaml/readme.txt": ""} | EVIDENCE)
    (made.path / "evidence" / "bad.yaml").write_bytes(b"- a: \xff\n")
    warnings = made.build(bibtex_bibfiles=["references.bib"]).warnings
    assert warnings.startswith("evidence/bad.yaml:1: WARNING: not a readable YAML file: 'utf-8'")
    assert warnings.count("\n") == 1


@pytest.mark.parametrize(
    "front",
    [BOMB, f"{BOMB}tags: *j\n", "tags: &a [*a]\n", f"tags: {'[' * 3000}{']' * 3000}\n",
     'description: "a \\ud800 b"\ntags: ["\\ud800"]\n', "description: !!python/name:os.system x\n"],
)  # fmt: skip
def test_hostile_front_matter_does_no_harm(project: Make, front: str) -> None:
    begun = time.monotonic()
    built = project({"index.md": f"---\n{front}---\n# Page\n\nThe rest.\n"}).build()
    assert time.monotonic() - begun < 10
    assert "The rest." in built.read("index.html")
