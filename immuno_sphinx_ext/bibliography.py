"""The sources of evidence: what to call them and where to find them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pybtex.database import Entry
    from sphinx.environment import BuildEnvironment

    Entries = dict[str, Entry]


def entries(env: BuildEnvironment) -> Entries:
    """The entries of the bibliography by key, as sphinxcontrib-bibtex has read them."""
    return env.domains["cite"].bibdata.data.entries  # type: ignore[attr-defined,no-any-return]


def label(entry: Entry) -> str:
    """A short name of a source: its first author or publisher, and the year."""
    authors = entry.persons.get("author", [])
    names = " ".join(authors[0].prelast_names + authors[0].last_names) if authors else ""
    name = names or entry.fields.get("howpublished") or entry.fields.get("title", "")
    words = re.sub(r"[{}\\]", "", f"{name}, {entry.fields.get('year', '')}")
    return words.strip(", ")


def address(entry: Entry) -> str:
    """The address of a source: free full text or page first, or nothing."""
    fields = entry.fields
    if "url" in fields:
        address = str(fields["url"])
        return address if re.match(r"https?://", address) else ""
    if "doi" in fields:
        return f"https://doi.org/{fields['doi']}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{fields['pubmed']}/" if "pubmed" in fields else ""


def source(env: BuildEnvironment, key: str) -> tuple[str, str]:
    """The short name and the address of the source *key*; the key itself if it is unknown."""
    entry = entries(env).get(key)
    return (label(entry), address(entry)) if entry else (key, "")
