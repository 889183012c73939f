"""``{concept-card}``: the definition of one term."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from immuno_sphinx_ext import names
from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.nodes import ALIASES, SAY, concept_card
from immuno_sphinx_ext.words import kind_words

from .base import ImmunoDirective, text

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


class ConceptCard(ImmunoDirective):
    """The card of one concept; the first paragraph of its body is the summary."""

    option_spec: ClassVar[OptionSpec] = {
        "kind": text,
        "aliases": text,
        "related": text,
        "say": text,
        "class": text,
        "target": text,
        "evidence": text,
    }

    def run(self) -> list[Node]:
        """Return the card, or its body alone where the name is missing."""
        name = self.checked_name()
        body = self.parse_content_to_nodes()
        if not name:
            return body
        kind = self.option_of("kind", self.immuno.kinds)
        card = concept_card(
            name=name,
            kind=kind,
            aliases=list(names.split(self.options.get("aliases"))),
            drug_class=self.option("class"),
            target=self.option("target"),
            evidence=list(names.split(self.options.get("evidence"))),
            classes=["immuno-card"] + ([f"immuno-kind-{names.slug(kind)}"] if kind else []),
        )
        self.set_source_info(card)
        index = self.target(card, "concept", name)
        card += self.heading(name)
        if kind:
            card += self.paragraph(kind_words(kind).capitalize(), css="immuno-kicker")
        card += body
        card += self.facts(
            [
                (_("Say"), self.authored(self.option("say"), css=SAY)),
                (_("Also called"), self.authored(", ".join(card["aliases"]), css=ALIASES)),
                (_("Class"), self.references(names.split(card["drug_class"]), strict=False)),
                (_("Target"), self.references(names.split(card["target"]), strict=False)),
                (_("See also"), self.references(names.split(self.options.get("related")))),
            ]
        )
        card += [*self.sources(), self.users(name)]
        return [index, card]
