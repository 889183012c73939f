"""``{side-effect}`` and the blocks that stand in it: ``{call}`` and ``{grade}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from immuno_sphinx_ext import names
from immuno_sphinx_ext.i18n import _, __
from immuno_sphinx_ext.messages import Problem
from immuno_sphinx_ext.model import Onset, Urgency
from immuno_sphinx_ext.nodes import ALIASES, call, grade_step, grades, side_effect
from immuno_sphinx_ext.words import call_words, grade_words, onset_words, organ_words, urgency_words

from .base import ImmunoDirective, text

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec


#: Furo takes a definition list with a class for a piece of an API, unless it is simple too.
LADDER = ["immuno-grades", "simple"]


class Call(ImmunoDirective):
    """When to call whom: a list whose items complete the heading. May stand on its own."""

    def run(self) -> list[nodes.Node]:
        """Return the box.

        An unknown urgency is warned about and taken as the nearest one, or else as
        ``call-now``, so that a slip never makes a call look harmless.
        """
        chosen = self.choice("urgency", self.argument, tuple(Urgency))
        urgency = Urgency(chosen) if chosen in tuple(Urgency) else Urgency.CALL_NOW
        box = call(urgency=urgency.value, classes=["immuno-call", f"immuno-{urgency.value}"])
        self.set_source_info(box)
        box += self.heading(call_words(urgency, self.immuno.emergency_numbers), authored=False)
        box += self.parse_content_to_nodes()
        return [box]


class Grade(ImmunoDirective):
    """One step of the grade ladder."""

    def run(self) -> list[nodes.Node]:
        """Return a ladder of one step, which the side effect around it takes in.

        For a grade that does not exist, return the body alone.
        """
        body = self.parse_content_to_nodes()
        if self.argument not in {"1", "2", "3", "4", "5"}:
            self.warn(
                Problem.OPTION,
                __("grade: '%s' is not a grade. Allowed: 1, 2, 3, 4, 5"),
                self.argument,
            )
            return body
        level = int(self.argument)
        term = nodes.term("", grade_words(level), translatable=False)
        step = grade_step("", term, nodes.definition("", *body), level=level)
        step["classes"].append(f"immuno-grade-{level}")
        ladder = grades("", step, classes=LADDER)
        self.set_source_info(ladder)
        return [ladder]


class SideEffect(ImmunoDirective):
    """The callout of one side effect.

    Whatever the author's order, a reader finds the same one: what it is, whom to call (most
    urgent first), the rest of the text, the facts, the grades.
    """

    option_spec: ClassVar[OptionSpec] = {
        "organ": text,
        "therapies": text,
        "onset": text,
        "frequency": text,
        "aliases": text,
        "evidence": text,
    }
    example = "Colitis"

    def run(self) -> list[nodes.Node]:
        """Return the callout, or its body alone where the name is missing."""
        name = self.checked_name()
        body = self.parse_content_to_nodes()
        if not name:
            return body
        organ = self.option_of("organ", self.immuno.organs)
        callout = side_effect(
            name=name,
            organ=organ,
            aliases=list(names.split(self.options.get("aliases"))),
            therapies=list(names.split(self.options.get("therapies"))),
            onset=self._onset(),
            frequency=self.option("frequency"),
            evidence=list(names.split(self.options.get("evidence"))),
            classes=["immuno-side-effect"],
        )
        self.set_source_info(callout)
        index = self.target(callout, "side-effect", name)
        calls = sorted(
            (node for node in body if isinstance(node, call)),
            key=lambda node: Urgency(node["urgency"]).rank,
        )
        ladder = self._ladder(body)
        rest = [node for node in body if not isinstance(node, (call, grades))]
        summary = 1 if rest and isinstance(rest[0], nodes.paragraph) else 0
        callout += self.heading(name)
        callout += self._kicker(organ, calls)
        callout += [*rest[:summary], *calls, *rest[summary:]]
        callout += self.facts(
            [
                (_("Starts"), self._starts(callout["onset"])),
                (_("How often"), self.authored(callout["frequency"])),
                (_("With"), self.references(callout["therapies"])),
                (_("Also called"), self.authored(", ".join(callout["aliases"]), css=ALIASES)),
            ]
        )
        callout += [*ladder, *self.sources(), self.users(name)]
        return [index, callout]

    def _starts(self, onset: str) -> nodes.paragraph | None:
        return self.paragraph(onset_words(Onset.parse(onset))) if onset else None

    def _onset(self) -> str:
        """The onset as typed, warned about and left out of the facts where it can't be read."""
        onset = self.option("onset")
        if onset:
            try:
                Onset.parse(onset)
            except ValueError:
                self.warn(
                    Problem.OPTION,
                    __("side-effect: onset '%s' can't be read. Expected: '2-14 weeks' (days, "
                       "weeks, months or years, the smaller number first) or 'any time'"),
                    onset,
                )  # fmt: skip
                return ""
        return onset

    def _kicker(self, organ: str, calls: list[call]) -> nodes.paragraph:
        """The line below the name: that this is a side effect, where, and how urgent."""
        where = _("Side effect: %s.") % organ_words(organ) if organ else _("Side effect.")
        if not calls:
            return self.paragraph(where, css="immuno-kicker")
        urgency = Urgency(calls[0]["urgency"])
        words = nodes.strong("", urgency_words(urgency) + ".")
        words["classes"] += ["immuno-urgency", f"immuno-{urgency.value}"]
        return self.paragraph(where + " ", words, css="immuno-kicker")

    def _ladder(self, body: list[nodes.Node]) -> list[nodes.Node]:
        """All steps of *body* as one ladder, in order of grade."""
        steps = [s for node in body if isinstance(node, grades) for s in node.findall(grade_step)]
        if not steps:
            return []
        ladder = grades("", *sorted(steps, key=lambda s: s["level"]), classes=LADDER)
        self.set_source_info(ladder)
        return [ladder]
