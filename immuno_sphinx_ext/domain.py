"""The ``immuno`` domain: the only place that holds state.

What a document contributes is one `Page`, so that a document that is re-read or deleted
takes all of it along. Everything else is derived from the pages once all are read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes as standard
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from . import collect, consistency, factcheck, freshness, nodes, reading
from .config import ImmunoConfig
from .derived import Derived
from .directives.alert_card import AlertCard
from .directives.concept_card import ConceptCard
from .directives.icon_array import IconArray
from .directives.in_depth import InDepth
from .directives.listings import (
    ArticleList,
    ConceptIndex,
    EvidenceTable,
    GradeTable,
    MedicineTable,
    OnsetChart,
    SideEffectTable,
)
from .directives.related_articles import RelatedArticles
from .directives.side_effect import Call, Grade, SideEffect
from .i18n import _, __
from .messages import Problem, did_you_mean, warn
from .model import Article, Card, Evidence, ListingRequest, Prose, RelatedBlock
from .readability import Reading
from .roles import CardRole, EvidenceRole, UnsourcedRole
from .search.text import Section, sections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx import addnodes
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .links import CardPlace


@dataclass
class Page:
    """All that one document contributes to the handbook."""

    article: Article = field(default_factory=Article)
    cards: list[Card] = field(default_factory=list)
    #: Names that its roles, links and options use, as far as they may be names of cards.
    uses: list[str] = field(default_factory=list)
    #: Documents that it links to.
    links: list[str] = field(default_factory=list)
    #: Labels, objects or pages that it refers to by name, as far as they are no cards.
    targets: list[str] = field(default_factory=list)
    #: Ids of the evidence records that it cites.
    evidence: list[str] = field(default_factory=list)
    #: Its blocks of text that hold numerals.
    prose: list[Prose] = field(default_factory=list)
    blocks: list[RelatedBlock] = field(default_factory=list)
    #: The listings that it shows.
    listings: list[ListingRequest] = field(default_factory=list)
    #: A fingerprint of what it says itself.
    content: str = ""
    #: How much there is to read, and how hard it is.
    reading: Reading = field(default_factory=Reading)
    #: Its text for the search; none where that is off.
    sections: list[Section] = field(default_factory=list)


class ImmunoDomain(Domain):
    """Concepts and side effects, which share one name space, and the pages around them."""

    name = "immuno"
    label = "Immunotherapy handbook"
    # Either role finds either kind, here and from other projects.
    object_types: ClassVar[dict[str, ObjType]] = {
        "concept": ObjType(_("concept"), "concept", "side-effect"),
        "side-effect": ObjType(_("side effect"), "side-effect", "concept"),
    }
    directives: ClassVar[dict[str, Any]] = {
        "concept-card": ConceptCard,
        "side-effect": SideEffect,
        "call": Call,
        "grade": Grade,
        "alert-card": AlertCard,
        "icon-array": IconArray,
        "in-depth": InDepth,
        "related-articles": RelatedArticles,
        "article-list": ArticleList,
        "concept-index": ConceptIndex,
        "evidence-table": EvidenceTable,
        "grade-table": GradeTable,
        "medicine-table": MedicineTable,
        "onset-chart": OnsetChart,
        "side-effect-table": SideEffectTable,
    }
    roles: ClassVar[dict[str, Any]] = {
        "concept": CardRole("concept"),
        "side-effect": CardRole("side-effect"),
        "evidence": EvidenceRole(),
        "unsourced": UnsourcedRole(),
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "pages": {},
        "stamps": {},
        "evidence": {},
        "evidence_files": {},
    }
    data_version = 11

    _derived: Derived | None = None

    def setup(self) -> None:
        """Set up what lasts one build and is never saved."""
        super().setup()
        #: The documents that this build writes.
        self.written: set[str] = set()

    # What is noted

    @property
    def pages(self) -> dict[str, Page]:
        """What each document contributes."""
        return self.data["pages"]  # type: ignore[no-any-return]

    @property
    def evidence(self) -> dict[str, Evidence]:
        """All evidence records by id."""
        return self.data["evidence"]  # type: ignore[no-any-return]

    @property
    def evidence_files(self) -> dict[str, int]:
        """The evidence files that were read, with the time of their last change."""
        return self.data["evidence_files"]  # type: ignore[no-any-return]

    def page(self, docname: str) -> Page:
        """The page of *docname*, to be written to while that document is read."""
        self._forget_derived()
        return self.pages.setdefault(docname, Page())

    def replace_evidence(self, files: dict[str, int], records: dict[str, Evidence]) -> list[str]:
        """Take in all *records*, read from *files*; return the pages that cite a changed one."""
        old = self.evidence
        changed = {id_ for id_ in old.keys() | records.keys() if old.get(id_) != records.get(id_)}
        self._forget_derived()
        self.data["evidence"] = records
        self.data["evidence_files"] = files
        return [name for name, page in self.pages.items() if changed.intersection(page.evidence)]

    def replace_stamps(self, stamps: dict[str, tuple[int, int]]) -> set[str]:
        """Note date and size of each page's file; return the pages where they have changed."""
        old = self.data["stamps"]
        self.data["stamps"] = stamps
        return {name for name in old.keys() & stamps.keys() if old[name] != stamps[name]}

    def process_doc(self, env: BuildEnvironment, docname: str, document: standard.document) -> None:
        """Note what *document*, read and translated, defines and uses."""
        consistency.check_nesting(document)
        page = self.page(docname)
        page.cards += collect.cards(docname, document)
        page.evidence += collect.evidence(document)
        page.prose += collect.prose(document)
        page.blocks += collect.blocks(document)
        page.reading = reading.measure(document)
        page.listings += [node["request"] for node in document.findall(nodes.listing)]
        if ImmunoConfig.of(env.config).search:
            page.sections += sections(document)

    def clear_doc(self, docname: str) -> None:
        """Forget all that *docname* contributed."""
        self.pages.pop(docname, None)
        self._forget_derived()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process read."""
        pages = otherdata["pages"]
        self.pages.update({name: pages[name] for name in docnames if name in pages})
        self._forget_derived()

    # What is derived

    def _forget_derived(self) -> None:
        self._derived = None

    @property
    def derived(self) -> Derived:
        """What all pages together say. Ask for it once all are read."""
        if self._derived is None:
            self._derived = Derived(self)
        return self._derived

    # What Sphinx asks

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> standard.reference | None:
        """A link to the card that has *target* as a name, or ``None``."""
        place: CardPlace | None = node.get("place")
        card = place or self.derived.catalogue.find(target)
        if card is None:
            return None
        if node.get("named"):
            contnode = standard.inline("", card.name)
        reference = make_refnode(builder, fromdocname, card.docname, card.anchor, contnode)
        if place is None:
            reference["classes"].append("immuno-ref")
            # As it is named here: another card may keep its own name.
            reference["immuno-card"] = target
        return reference

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> list[tuple[str, standard.reference]]:
        """The same for ``{any}`` and for Markdown links such as ``[text](#name)``."""
        reference = self.resolve_xref(env, fromdocname, builder, "any", target, node, contnode)
        card = self.derived.catalogue.find(target)
        return [(f"immuno:{collect.objtype(card)}", reference)] if reference and card else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Each name and alias as an object, folded as intersphinx has to look it up."""
        for folded, typed, card in self.derived.catalogue.entries():
            shown = typed if typed == card.name else f"{typed} ({card.name})"
            yield folded, shown, collect.objtype(card), card.docname, card.anchor, 1

    def check_consistency(self) -> None:
        """Warn about what is wrong between pages, and about figures without a source."""
        consistency.check(self)
        factcheck.check(self)
        freshness.report(self)


def warn_unknown_name(app: Any, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Warn in our own words about a reference to a name that no card has."""
    if not isinstance(domain, ImmunoDomain):
        return None
    typed = node.get("typed", node["reftarget"])
    nearest = did_you_mean(domain.derived.catalogue.nearest(typed))
    warn(Problem.UNKNOWN_NAME, __("no card has the name '%s'%s"), typed, nearest, location=node)
    return True
