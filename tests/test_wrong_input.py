"""A wrong directive or role gives one clear warning, in either syntax; the page stays whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import html5lib
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Built, Project

    Make = Callable[..., Project]

KINDS = "Allowed: cell, molecule, process, therapy, medicine, disease, test, practice"
ORGANS = (
    "Allowed: skin, gut, liver, lung, glands, heart, nerves, muscles, joints, kidney, blood, "
    "eyes, whole-body, infusion"
)
URGENCIES = "Allowed: emergency, call-now, tell-team, self-care"
ONSET = (
    "can't be read. Expected: '2-14 weeks' (days, weeks, months or years, the smaller number "
    "first) or 'any time'"
)
MARKUP = "a name is plain text; its markup is shown as typed:"
LIMIT = "is not a whole number from 1 to 50"
RECORD = """\
- id: ex-rules
  topic: Rules
  claim: A rule.
  as_of: 2020
  source: agency2021rules
  checked: [https://example.org/]
  status: verified
"""
EVIDENCE = {
    "evidence/x.yaml": RECORD,
    "references.bib": "@misc{agency2021rules, title={Rules}, author={{Agency}}, year={2021}}\n",
}
#: So that an index of cells has something to show.
CELL = """\
---
orphan: true
---
# Cells

:::{concept-card} Quux
:kind: cell
A cell, see {concept}`quux`.
:::
"""


@dataclass
class Block:
    """A directive, to be written in either syntax with the same lines."""

    name: str
    argument: str = ""
    options: dict[str, str] = field(default_factory=dict)
    body: str = "Kept body."
    inner: Block | None = None

    def myst(self, fence: str = "::::") -> str:
        options = [f":{name}: {value}" for name, value in self.options.items()]
        inner = ["", self.inner.myst(fence[:-1])] if self.inner else []
        head = f"{fence}{{{self.name}}} {self.argument}"
        return "\n".join([head, *options, "", self.body, *inner, fence])

    def rst(self) -> str:
        options = [f":{name}: {value}" for name, value in self.options.items()]
        inner = ["", self.inner.rst()] if self.inner else []
        content = "\n".join([*options, "", rst_roles(self.body), *inner])
        indented = re.sub("(?m)^(?=.)", "   ", content)
        return f".. {self.name}:: {rst_roles(self.argument)}\n{indented}"


def rst_roles(text: str) -> str:
    return re.sub(r"\{([\w-]+)\}(?=`)", r":\1:", text)


def card(name: str = "Xylophone", **options: str) -> Block:
    return Block("concept-card", name, options)


def callout(name: str = "Rash", inner: Block | None = None, **options: str) -> Block:
    return Block("side-effect", name, options, inner=inner)


def in_callout(name: str, argument: str) -> Block:
    return callout(inner=Block(name, argument, body="- Kept item."))


def related(**options: str) -> Block:
    return Block("related-articles", "", options)


class Mistake(NamedTuple):
    """A wrong source from line 4 on (a block in a block begins on line 8) and what comes of it."""

    source: Block | str
    #: Line, message and type of the warning.
    warning: str
    kept: str = "Kept body."


MISTAKES = {
    "unknown organ": Mistake(
        callout(organ="guts"),
        f"4: side-effect: unknown organ 'guts'; did you mean 'gut'? {ORGANS} [option]",
    ),
    "unknown organ like none": Mistake(
        callout(organ="zzzzz"),
        f"4: side-effect: unknown organ 'zzzzz'. {ORGANS} [option]",
    ),
    "unknown kind": Mistake(
        card(kind="cel"),
        f"4: concept-card: unknown kind 'cel'; did you mean 'cell'? {KINDS} [option]",
    ),
    "unknown kind of an index": Mistake(
        Block("concept-index", "", {"kind": "cells"}, body=""),
        f"4: concept-index: unknown kind 'cells'; did you mean 'cell'? {KINDS} [option]",
        "",
    ),
    "grade 6": Mistake(
        in_callout("grade", "6"),
        "8: grade: '6' is not a grade. Allowed: 1, 2, 3, 4, 5 [option]",
        "Kept item.",
    ),
    "grade without number": Mistake(
        in_callout("grade", ""),
        "8: grade: '' is not a grade. Allowed: 1, 2, 3, 4, 5 [option]",
        "Kept item.",
    ),
    "grade outside": Mistake(
        Block("grade", "2"),
        "4: a {grade} stands in a {side-effect}: move it there [nesting]",
        "Grade 2: moderate Kept body.",
    ),
    "urgency misspelt": Mistake(
        in_callout("call", "emergancy"),
        f"8: call: unknown urgency 'emergancy'; did you mean 'emergency'? {URGENCIES} [option]",
        "Kept item.",
    ),
    "urgency missing": Mistake(
        in_callout("call", ""),
        f"8: call: unknown urgency ''. {URGENCIES} [option]",
        "Kept item.",
    ),
    "onset in words": Mistake(
        callout(onset="soon"),
        f"4: side-effect: onset 'soon' {ONSET} [option]",
    ),
    "onset backwards": Mistake(
        callout(onset="14-2 weeks"),
        f"4: side-effect: onset '14-2 weeks' {ONSET} [option]",
    ),
    "card without name": Mistake(
        card("", kind="cell"),
        "4: concept-card: a name is missing; write it after the directive, as in "
        "{concept-card} T cell [name]",
    ),
    "side effect without name": Mistake(
        callout("", organ="skin"),
        "4: side-effect: a name is missing; write it after the directive, as in "
        "{side-effect} Colitis [name]",
    ),
    "name of 249 characters": Mistake(
        card(" ".join(["long"] * 50)),
        "4: concept-card: the name has 249 characters, at most 200 are allowed: "
        "'long long long long long long long long ...' [name]",
    ),
    "HTML in a name": Mistake(card("<b>X</b>"), f"4: concept-card: {MARKUP} '<b>X</b>' [name]"),
    "bold name": Mistake(callout("**X**"), f"4: side-effect: {MARKUP} '**X**' [name]"),
    "role in a name": Mistake(
        card("{concept}`x`"),
        f"4: concept-card: {MARKUP} '{{concept}}`x`' [name]",
    ),
    "unknown page in pin": Mistake(
        related(pin="indes"),
        "4: related-articles: there is no page 'indes'; did you mean 'index'? [unknown-page]",
    ),
    "unknown page in exclude": Mistake(
        related(exclude="inde"),
        "4: related-articles: there is no page 'inde'; did you mean 'index'? [unknown-page]",
    ),
    "page like none": Mistake(
        related(pin="/nowhere/at/all"),
        "4: related-articles: there is no page 'nowhere/at/all' [unknown-page]",
    ),
    "limit 0": Mistake(related(limit="0"), f"4: related-articles: limit '0' {LIMIT} [option]"),
    "limit in words": Mistake(
        related(limit="many"), f"4: related-articles: limit 'many' {LIMIT} [option]"
    ),
    "limit of 5000 digits": Mistake(
        related(limit="9" * 5000),
        f"4: related-articles: limit '{'9' * 200}' {LIMIT} [option]",
    ),
    "unknown evidence in a role": Mistake(
        "Kept body. {evidence}`ex-rule`",
        "4: no evidence record has the id 'ex-rule'; did you mean 'ex-rules'? [evidence]",
    ),
    "unknown evidence in an option": Mistake(
        callout(evidence="ex-rule"),
        "4: no evidence record has the id 'ex-rule'; did you mean 'ex-rules'? [evidence]",
    ),
    "evidence like none": Mistake(
        "Kept body. {evidence}`zzzzz`",
        "4: no evidence record has the id 'zzzzz' [evidence]",
        "Kept body. [zzzzz]",
    ),
    "unknown concept": Mistake(
        "A {concept}`nobody` here.",
        "4: no card has the name 'nobody' [unknown-name]",
        "A nobody here.",
    ),
    "unknown side effect": Mistake(
        "A {side-effect}`word <nobody>` here.",
        "4: no card has the name 'nobody' [unknown-name]",
        "A word here.",
    ),
    "unknown related concept": Mistake(
        card(related="xylofone"),
        "4: no card has the name 'xylofone'; did you mean 'Xylophone'? [unknown-name]",
    ),
    "unknown therapy": Mistake(
        callout(therapies="nobody"),
        "4: no card has the name 'nobody' [unknown-name]",
    ),
}


def text_of(built: Built) -> str:
    document = html5lib.parse(built.read("index.html"), namespaceHTMLElements=False)
    return " ".join(" ".join(document.itertext()).split())


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("syntax", ["md", "rst"])
def test_a_mistake_gives_one_warning_and_the_page_is_whole(
    project: Make, syntax: str, mistake: str
) -> None:
    source, warning, kept = MISTAKES[mistake]
    if syntax == "md":
        text = source.myst() if isinstance(source, Block) else source
        page = f"# Page\n\n\n{text}\n\nThe rest of the page.\n"
    else:
        text = source.rst() if isinstance(source, Block) else rst_roles(source)
        page = f"Page\n====\n\n{text}\n\nThe rest of the page.\n"
        warning = rst_roles(warning)
    files = {f"index.{syntax}": page, "cells.md": CELL}
    built = project(files | EVIDENCE).build(bibtex_bibfiles=["references.bib"])
    line, _, said = warning.partition(": ")
    message, _, kind = said.rpartition(" [")
    assert built.warnings == f"index.{syntax}:{line}: WARNING: {message} [immuno.{kind}\n"
    assert kept in text_of(built)
    assert "The rest of the page." in text_of(built)
