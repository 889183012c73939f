"""A wrong digit fails the build: tried on every page of the handbook itself."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from immuno_sphinx_ext import facts
from immuno_sphinx_ext.config import ImmunoConfig
from immuno_sphinx_ext.factcheck import names_pattern

if TYPE_CHECKING:
    from immuno_sphinx_ext.domain import ImmunoDomain

MUTATIONS = 1000


def test_of_random_wrong_digits_nearly_all_are_caught(handbook: ImmunoDomain) -> None:
    names = names_pattern(handbook, ImmunoConfig.of(handbook.env.config))

    def holds(text: str, known: list[facts.Figure], in_table: bool) -> bool:
        figures = facts.figures(text, names)
        units = facts.implied_units(text, in_table=in_table)
        return all(facts.is_supported(figure, known, units) for figure in figures)

    chances = []
    for page in handbook.pages.values():
        for prose in page.prose:
            known = [n for i in prose.evidence for n in facts.numbers(handbook.evidence[i].text)]
            assert holds(prose.text, known, prose.in_table), prose
            position = 0
            for figure in facts.figures(prose.text, names):
                position = prose.text.index(figure.text, position)
                end = position + len(figure.text)
                digits = (at for at in range(position, end) if prose.text[at].isdigit())
                chances += [(prose.text, at, known, prose.in_table) for at in digits]
                position = end
    rng = random.Random(2026)
    escaped = []
    for text, at, known, in_table in rng.sample(chances, MUTATIONS):
        digit = rng.choice([d for d in "0123456789" if d != text[at]])
        mutated = f"{text[:at]}{digit}{text[at + 1 :]}"
        if holds(mutated, known, in_table):
            escaped.append(f"{text[max(0, at - 25) : at + 15]!r}: {text[at]} -> {digit}")
    caught = MUTATIONS - len(escaped)
    print(f"\n{caught} of {MUTATIONS} wrong digits caught, no false alarm", *escaped, sep="\n  ")  # noqa: T201
    assert caught >= 0.95 * MUTATIONS
