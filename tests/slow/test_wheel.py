"""The package works without the handbook: installed from its wheel, in five lines."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAGE = "Home\n====\n\n.. concept-card:: T cell\n\n   A cell.\n\nA :concept:`t cell`.\n"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(out), str(REPOSITORY)]
    subprocess.run(command, check=True, capture_output=True)
    return out


def test_wheel_and_sdist_hold_what_they_need(dist: Path) -> None:
    (wheel,), (sdist,) = dist.glob("*.whl"), dist.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
    with tarfile.open(sdist) as tar:
        in_sdist = {name.partition("/")[2] for name in tar.getnames()}
    search = ("immuno-search.js", "minisearch.js", "minisearch-LICENSE.txt")
    static = ("static/immuno.css", "static/immuno.js", *(f"search/static/{n}" for n in search))
    for name in ("py.typed", "directives/base.py", *static):
        assert f"immuno_sphinx_ext/{name}" in in_wheel
        assert f"immuno_sphinx_ext/{name}" in in_sdist
    assert {"LICENSE", "README.md", "pyproject.toml"} <= in_sdist
    assert not any(name.startswith(("docs/", "tests/")) for name in in_wheel)


def test_a_five_line_project_builds_in_furo_and_alabaster(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = str(tmp_path / "venv" / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", str(wheel), "furo"]
    subprocess.run(install, check=True)
    source = tmp_path / "source"
    source.mkdir()
    (source / "index.rst").write_text(PAGE, "utf-8")
    for theme in ("furo", "alabaster"):
        (source / "conf.py").write_text(
            f'extensions = ["immuno_sphinx_ext"]\nhtml_theme = "{theme}"\n', "utf-8"
        )
        out = tmp_path / theme
        build = [python, "-m", "sphinx", "-q", "-W", str(source), str(out)]
        subprocess.run(build, check=True, cwd=tmp_path)
        html = (out / "index.html").read_text("utf-8")
        assert 'href="#concept-t-cell"' in html
        for name in ("immuno.css", "immuno.js"):
            assert f"_static/{name}" in html
            assert (out / "_static" / name).exists()
