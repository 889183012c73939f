"""``{icon-array}``: rates of 100 people as words and as a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from immuno_sphinx_ext import drawings, names
from immuno_sphinx_ext.i18n import _, __
from immuno_sphinx_ext.messages import Problem
from immuno_sphinx_ext.nodes import drawing, icon_array

from .base import ImmunoDirective, text

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec

#: More rows than this can't be compared at a glance.
MAX_ROWS = 3
_ROW = re.compile(r"(\d{1,3})\s+(\S.*)")


class IconArray(ImmunoDirective):
    """A title and up to three rows, each a whole number of 100 and its label."""

    option_spec: ClassVar[OptionSpec] = {"evidence": text}
    example = "Alive after five years, of 100 people"

    def run(self) -> list[nodes.Node]:
        """Return the array, without the rows that can't be read."""
        title = self.checked_name()
        lines = [line.strip() for line in self.content if line.strip()]
        items = [item for line in lines if (item := self._item(line))]
        if not 1 <= len(items) <= MAX_ROWS:
            message = __("icon-array: %d rows; expected 1 to %d, as in '43 Two drugs together'")
            self.warn(Problem.OPTION, message, len(items), MAX_ROWS)
        array = icon_array(
            evidence=list(names.split(self.options.get("evidence"))), classes=["immuno-icon-array"]
        )
        self.set_source_info(array)
        if caption := self.authored(title, css="immuno-caption"):
            array += caption
        if items:
            array += nodes.bullet_list("", *items, classes=["immuno-icon-rows"])
        array += self.sources()
        return [array]

    def _item(self, line: str) -> nodes.list_item | None:
        """One row: the picture, and in words what it shows."""
        match = _ROW.fullmatch(line)
        if match is None or int(match[1]) > drawings.ICONS:
            message = __(
                "icon-array: '%s' can't be read. Expected a whole number from 0 to %d and a label, "
                "as in '43 Two drugs together'"
            )
            self.warn(Problem.OPTION, message, line[: names.MAX_NAME], drawings.ICONS)
            return None
        count = int(match[1])
        label, messages = self.parse_inline(match[2])
        words = _("%d of %d") % (count, drawings.ICONS)
        rate = self.paragraph(nodes.strong("", words))
        row = self.paragraph(*label)
        row.rawsource, row["translatable"] = match[2], True
        picture = drawing(svg=drawings.icon_array(count))
        return nodes.list_item("", picture, rate, row, *messages)
