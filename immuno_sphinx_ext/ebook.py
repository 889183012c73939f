"""EPUB: the parts of sphinx-design that its readers can't work."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

#: What opens and closes on screen, by the name that sphinx-design gives it.
FOLDED = {"tab-set", "tab-item", "tab-content", "dropdown"}


class OpenFolds(SphinxPostTransform):
    """Tabs and dropdowns one below the other, each part under its title.

    Their buttons and icons are no XHTML: a strict reader refuses the whole page, in others the
    style sheet hides all tabs but one. This runs before the transforms of sphinx-design,
    which then find nothing to do.
    """

    default_priority = 190
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Open all that is folded in the document."""
        for part in self.document.findall(nodes.container):
            if part.get("design_component") not in FOLDED:
                continue
            del part["design_component"]
            part["classes"] = []
            for title in part.children:
                if isinstance(title, nodes.rubric):
                    title["classes"] = [c for c in title["classes"] if not c.startswith("sd-")]
