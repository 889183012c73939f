"""Evidence records: read from YAML, cited through sphinxcontrib-bibtex.

A record names its source by a key of the bibliography. A citation is a footnote of the
page; ``transforms.py`` gathers the footnotes under "Sources" at its foot.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from docutils import nodes
from sphinx.locale import __
from sphinxcontrib.bibtex.foot_roles import FootCiteRole

from . import names
from .config import ImmunoConfig
from .messages import Problem, did_you_mean, warn
from .model import Evidence
from .nodes import evidence_citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.parsers.rst.states import Inliner
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import ImmunoDomain

#: libyaml's loader reads 5,000 records in a tenth of the time, where PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Read the evidence files that changed; return the pages that cite a changed record."""
    domain: ImmunoDomain = env.domains["immuno"]  # type: ignore[assignment]
    folder = Path(app.srcdir, ImmunoConfig.of(app.config).evidence_dir)
    files = {
        str(path.relative_to(app.srcdir)): path.stat().st_mtime_ns
        for path in sorted(folder.glob("**/*.yaml"))
    }
    if files == domain.evidence_files:
        return []
    records: dict[str, Evidence] = {}
    for name in files:
        records |= dict(_records(Path(app.srcdir, name)))
    return domain.replace_evidence(files, records)


def _records(path: Path) -> Iterator[tuple[str, Evidence]]:
    """The records of one file by id; what can't be used is warned about and left out."""
    text = ""
    try:
        text = path.read_text("utf-8")
        entries = yaml.load(text, Loader=_Loader) or []  # noqa: S506 - it is the safe one
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1 if mark else 1}"
        reason = getattr(error, "problem", None) or str(error)
        warn(Problem.EVIDENCE, __("not a readable YAML file: %s"), reason, location=place)
        return
    if not isinstance(entries, list):
        warn(Problem.EVIDENCE, __("expected a list of records"), location=f"{path}:1")
        return
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not entry.get("id") or not entry.get("source"):
            message = __("record %d has no id or no source")
            place = f"{path}:{_line_of(text, number)}"
            warn(Problem.EVIDENCE, message, number, location=place)
            continue
        texts = {
            key: str(entry.get(key) or "")
            for key in ("id", "claim", "as_of", "source", "status", "note")
        }
        yield texts["id"], Evidence(**texts)


def _line_of(text: str, number: int) -> int:
    """The line on which record *number* begins, both counted from 1."""
    starts = [line for line, row in enumerate(text.splitlines(), 1) if row.startswith("-")]
    return starts[number - 1] if number <= len(starts) else 1


def cite(
    env: BuildEnvironment,
    ids: Sequence[str],
    inliner: Inliner,
    lineno: int,
    location: str,
) -> list[nodes.Node]:
    """Footnote references to the sources of the records *ids*.

    An id that no record has is warned about and shown in brackets.
    """
    domain: ImmunoDomain = env.domains["immuno"]  # type: ignore[assignment]
    citation = evidence_citation(evidence=list(ids))
    sources: list[str] = []
    for id_ in ids:
        record = domain.evidence.get(id_)
        if record is None:
            nearest = names.nearest(id_, domain.evidence)
            message = __("no evidence record has the id '%s'%s")
            warn(Problem.EVIDENCE, message, id_, did_you_mean(nearest), location=location)
            citation += nodes.Text(f"[{id_}]")
        elif record.source not in sources:
            sources.append(record.source)
    if sources:
        for bibfile in env.domains["cite"].bibdata.bibfiles:  # type: ignore[attr-defined]
            env.note_dependency(str(bibfile))
        keys = ",".join(sources)
        references, _ = FootCiteRole()("footcite:p", keys, keys, lineno, inliner)
        citation += references
    return [citation]
