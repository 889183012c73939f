"""Every sentence of the article that the handbook starts from has its pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parents[1]
TOPICS: dict[str, str] = yaml.safe_load((REPOSITORY / "tests/data/topics.yaml").read_text("utf-8"))
SENTENCES: dict[str, Any] = yaml.safe_load(
    (REPOSITORY / "tests/data/source-article.yaml").read_text("utf-8")
)


def page(topic: str) -> str:
    """The text of the page on *topic*, as it is written."""
    return (REPOSITORY / "docs" / f"{TOPICS[topic]}.md").read_text("utf-8")


def test_no_sentence_is_left_out() -> None:
    assert list(SENTENCES) == [f"S{number}" for number in range(1, 37)]


@pytest.mark.parametrize("number", SENTENCES)
def test_each_sentence_has_its_pages(number: str) -> None:
    for topic, word in SENTENCES[number]["topics"].items():
        assert word.casefold() in page(topic).casefold(), topic


@pytest.mark.parametrize("number", [n for n, s in SENTENCES.items() if s.get("weak")])
def test_what_claims_too_much_is_corrected_in_the_open(number: str) -> None:
    pages = [page(topic) for topic in SENTENCES[number]["topics"]]
    assert any("What you may have read" in text for text in pages)
