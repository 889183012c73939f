"""``{alert-card}``: a card to fill in, print, cut out and carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from immuno_sphinx_ext import names
from immuno_sphinx_ext.i18n import __
from immuno_sphinx_ext.messages import Problem
from immuno_sphinx_ext.nodes import alert_card, blank, call

from .base import ImmunoDirective, text

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec

#: What stands on paper where a reader may write.
RULE = "_" * 24


class AlertCard(ImmunoDirective):
    """A title, lines to fill in, and in the body what those who find the card must know.

    In HTML a reader may type into the lines. What is typed stays on the page: nothing is
    stored, nothing is sent.
    """

    option_spec: ClassVar[OptionSpec] = {"lines": text}
    example = "I am on immunotherapy"

    def run(self) -> list[nodes.Node]:
        """Return the card: its title, the text, the lines, the calls."""
        title = self.checked_name()
        lines = names.split(self.options.get("lines"))
        if not lines:
            message = __("alert-card: no :lines: to fill in; as in ':lines: My name, My medicine'")
            self.warn(Problem.OPTION, message)
        card = alert_card(classes=["immuno-alert-card"])
        self.set_source_info(card)
        if title:
            card += self.heading(title)
        body = self.parse_content_to_nodes()
        card += [node for node in body if not isinstance(node, call)]
        if lines:
            card += self._lines(lines)
        card += [node for node in body if isinstance(node, call)]
        return [card]

    def _lines(self, labels: tuple[str, ...]) -> nodes.field_list:
        fields = nodes.field_list(classes=["immuno-facts"])
        for label in labels:
            name = nodes.field_name(label, label)
            self.set_source_info(name)
            rule = self.paragraph(blank("", RULE))
            fields += nodes.field("", name, nodes.field_body("", rule))
        return fields
