"""The files for other programs, written beside the pages of a good HTML build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from . import llms
from .handbook import handbook
from .published import is_published, keep

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from immuno_sphinx_ext.domain import ImmunoDomain

SCHEMA = Path(__file__).parents[1] / "schema" / "handbook.schema.json"


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write ``handbook.json`` with its schema, and ``llms.txt``."""
    if exception is not None or not is_published(app):
        return
    domain: ImmunoDomain = app.env.domains["immuno"]  # type: ignore[assignment]
    data = json.dumps(handbook(app.builder, domain), ensure_ascii=False, indent=1)
    keep(app, "handbook.json", f"{data}\n")
    keep(app, SCHEMA.name, SCHEMA.read_text("utf-8"))
    keep(app, "llms.txt", llms.index(app))
