"""Whether readers find their page: their questions, typed in a browser, against the handbook.

``tox -e search-quality`` prints, by kind of question, how often the first and the first three
results hold a page that answers, the mean reciprocal rank (MRR) within ten, and how often there
is no result at all, beside Sphinx's own search on the same pages.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    Search = Callable[[str], list[str]]

REPOSITORY = Path(__file__).parents[2]
DATA = REPOSITORY / "tests" / "data"
KINDS = {"typo", "lay", "brand", "abbrev", "spelling", "question", "exact", "clinician"}
ALL = "all"

#: What Sphinx's search lists, without the excerpts that it would fetch for each.
STOCK = """
(question) => {
  const [, terms, excluded, highlighted, objects] = Search._parseQuery(question);
  const found = Search._performSearch(question, terms, excluded, highlighted, objects);
  return found.reverse().map(([docname]) => docname);
}
"""


@dataclass
class Tally:
    """How one search did on the questions of one kind."""

    ranks: list[int | None] = field(default_factory=list)
    zero: int = 0

    def within(self, most: int) -> float:
        """The share of questions with a hit among the first *most* results."""
        return sum(rank is not None and rank <= most for rank in self.ranks) / len(self.ranks)

    @property
    def mrr(self) -> float:
        """The mean of one divided by the rank of the first hit, within ten."""
        near = [1 / rank for rank in self.ranks if rank is not None and rank <= 10]
        return sum(near) / len(self.ranks)

    def __str__(self) -> str:
        """All measures in one line."""
        empty = self.zero / len(self.ranks)
        return f"{self.within(1):6.3f} {self.within(3):6.3f} {self.mrr:6.3f} {empty:6.3f}"


def topics() -> dict[str, str]:
    return yaml.safe_load((DATA / "topics.yaml").read_text("utf-8"))  # type: ignore[no-any-return]


def queries() -> list[dict[str, Any]]:
    text = (DATA / "search-queries.yaml").read_text("utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]


def wanted(query: dict[str, Any], docnames: set[str]) -> set[str]:
    """The pages that answer *query*, as far as they are written."""
    places = topics()
    return {places[topic] for topic in query["expect"]} & docnames


def measure(search: Search, docnames: set[str]) -> tuple[dict[str, Tally], list[str]]:
    """The measures of *search* by kind, and what did not come first."""
    tallies: dict[str, Tally] = {}
    missed = []
    for query in queries():
        answers = wanted(query, docnames)
        if not answers:
            continue
        results = list(dict.fromkeys(search(query["query"])))
        rank = next((at for at, name in enumerate(results, 1) if name in answers), None)
        for kind in (query["kind"], ALL):
            tally = tallies.setdefault(kind, Tally())
            tally.ranks.append(rank)
            tally.zero += not results
        if rank != 1:
            missed.append(f"  {rank or '-':>3} {query['kind']:9} {query['query']}")
    return tallies, missed


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def docnames() -> set[str]:
    docs = REPOSITORY / "docs"
    return {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}


@pytest.fixture(scope="module")
def ours(handbook: Path, page: Page, docnames: set[str]) -> tuple[dict[str, Tally], list[str]]:
    page.goto((handbook / "search.html").as_uri())
    box = page.locator(".immuno-search-form input")
    status = page.locator(".immuno-search-count")

    def search(question: str) -> list[str]:
        box.fill("")
        page.wait_for_function("(status) => !status.textContent", arg=status.element_handle())
        box.fill(question)
        page.wait_for_function("(status) => status.textContent", arg=status.element_handle())
        links = "links => links.map((link) => link.href)"
        found = page.locator("#search-results a").evaluate_all(links)
        root = handbook.as_uri() + "/"
        return [url.removeprefix(root).partition("#")[0].removesuffix(".html") for url in found]

    return measure(search, docnames)


@pytest.fixture(scope="module")
def stock(
    tmp_path_factory: pytest.TempPathFactory, page: Page, docnames: set[str]
) -> tuple[dict[str, Tally], list[str]]:
    out = tmp_path_factory.mktemp("stock")
    build = [sys.executable, "-m", "sphinx", "-q", "-D", "immuno_search=0", "-c", "."]
    subprocess.run([*build, "docs", str(out)], cwd=REPOSITORY, check=True)
    page.goto((out / "search.html").as_uri())
    page.wait_for_function("Search.hasIndex()")
    return measure(lambda question: page.evaluate(STOCK, question), docnames)


def test_the_query_file_is_of_every_kind_and_knows_every_page(docnames: set[str]) -> None:
    asked = [query["query"] for query in queries()]
    assert len(asked) >= 120
    assert len(set(asked)) == len(asked)
    assert {query["kind"] for query in queries()} == KINDS
    unknown = docnames - set(topics().values()) - {"evidence/index", "reference/data"}
    assert not unknown, "pages that no topic in tests/data/topics.yaml stands for"
    assert {topic for query in queries() for topic in query["expect"]} <= set(topics())


def test_readers_find_their_page(
    ours: tuple[dict[str, Tally], list[str]],
    stock: tuple[dict[str, Tally], list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tallies, missed), (plain, _) = ours, stock
    head = f"{'':10} {'':4} {'@1':>6} {'@3':>6} {'MRR':>6} {'none':>6}"
    lines = [f"{head}   Sphinx: {head.split(maxsplit=0)[0].strip()}"]
    for kind, tally in sorted(tallies.items(), key=lambda item: (item[0] == ALL, item[0])):
        lines.append(f"{kind:10} {len(tally.ranks):4} {tally}           {plain[kind]}")
    with capsys.disabled():
        print("\n" + "\n".join([*lines, "Not the first result:", *missed]))  # noqa: T201
    assert tallies[ALL].within(3) >= 0.95
    assert tallies[ALL].mrr >= 0.85
    assert tallies[ALL].zero == 0
    assert tallies["typo"].within(3) >= tallies["exact"].within(3) - 0.05
    assert tallies["typo"].mrr >= tallies["exact"].mrr - 0.05
