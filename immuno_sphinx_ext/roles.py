"""The roles: ``{concept}`` and ``{side-effect}`` link to cards, ``{evidence}`` cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as standard
from sphinx.roles import XRefRole
from sphinx.util.docutils import ReferenceRole, SphinxRole

from . import names, nodes
from .evidence import cite
from .i18n import __
from .messages import Problem, warn

if TYPE_CHECKING:
    from docutils.nodes import Element, Node, system_message
    from sphinx.environment import BuildEnvironment


class CardRole(XRefRole):
    """A reference to a card by its name or any alias, in any case."""

    def __init__(self, objtype: str) -> None:
        """*objtype* is ``concept`` or ``side-effect``."""
        super().__init__(innernodeclass=standard.inline, warn_dangling=True)
        self.objtype = objtype

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Claim the reference for our domain, also where the role is used by its bare name.

        The target is folded, because other projects find it in our inventory that way.
        """
        refnode["refdomain"] = "immuno"
        refnode["reftype"] = self.objtype
        refnode["typed"] = names.tidy(target)
        return title, names.key(target)


class UnsourcedRole(ReferenceRole):
    """Words whose number needs no source: ``{unsourced}`five minutes <an example>```.

    The reason stands in angle brackets, for those who read the source of the page.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the words; warn where the reason is missing."""
        if not self.has_explicit_title:
            message = __("unsourced: '%s' gives no reason; write it as %s <the reason>")
            warn(Problem.UNSOURCED, message, self.text, self.text, location=self.get_location())
        node = nodes.unsourced(self.rawtext, self.title, reason=self.target)
        self.set_source_info(node)
        return [node], []


class EvidenceRole(SphinxRole):
    """A citation of one or more evidence records, by their ids."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return footnote references to the sources of the records."""
        ids = names.split(self.text)
        return cite(self.env, ids, self.inliner, self.lineno, self.get_location()), []
