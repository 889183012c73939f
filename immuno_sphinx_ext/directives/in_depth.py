"""``{in-depth}``: the second reading level."""

from __future__ import annotations

from docutils import nodes

from immuno_sphinx_ext.i18n import _
from immuno_sphinx_ext.nodes import in_depth

from .base import ImmunoDirective


class InDepth(ImmunoDirective):
    """Text for clinicians and students on a page that patients read too.

    A standard admonition that Sphinx folds in HTML; every other format shows it open.
    """

    def run(self) -> list[nodes.Node]:
        """Return the admonition; its title is the argument or "In more depth"."""
        title = _("In more depth")
        if self.argument:
            title = f"{title}: {self.checked_name()}"
        block = in_depth(classes=["immuno-in-depth"], collapsible="closed")
        self.set_source_info(block)
        heading = nodes.title(title, title)
        self.set_source_info(heading)
        block += heading
        block += self.parse_content_to_nodes()
        return [block]
