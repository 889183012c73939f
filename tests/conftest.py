"""Fixtures: a small project to write, build, change and build again."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from .support import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from immuno_sphinx_ext.domain import ImmunoDomain

# How long an example takes depends on what else the machine does.
hypothesis.settings.register_profile("no-clock", deadline=None)
hypothesis.settings.load_profile("no-clock")

REPOSITORY = Path(__file__).parents[1]
ROOTS = Path(__file__).parent / "roots"


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Make a project: ``project({"index.md": "..."})`` or ``project(root="contract")``."""

    def make(files: dict[str, str] | None = None, *, root: str = "minimal") -> Project:
        made = Project(tmp_path / f"project{len(list(tmp_path.iterdir()))}", ROOTS / root)
        made.write(files or {})
        return made

    return make


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> ImmunoDomain:
    """The handbook itself, read without a warning."""
    out, warnings = tmp_path_factory.mktemp("handbook"), StringIO()
    docs, doctrees = REPOSITORY / "docs", out / "doctrees"
    with patch_docutils(REPOSITORY), docutils_namespace():
        app = Sphinx(docs, REPOSITORY, out, doctrees, "dummy", status=None, warning=warnings)
        app.build()
    assert warnings.getvalue() == ""
    return app.env.domains["immuno"]  # type: ignore[return-value]
