"""A build that is killed, at any moment, is followed by one that ends right."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.slow.exactness.compare import differences
from tests.slow.exactness.edits import edit
from tests.slow.exactness.handbook import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support import Project

    Make = Callable[..., Project]

SEED = int(os.environ.get("IMMUNO_SEED", "0"))
KILLS = 12
#: Seconds in which a build of the made handbook passes through a phase.
PHASE = 0.2


@pytest.mark.parametrize("parallel", [1, 2])
@pytest.mark.parametrize("phase", ["reading sources", "writing output"])
def test_after_a_killed_build_the_next_one_ends_right(
    project: Make, phase: str, parallel: int
) -> None:
    rng = Random(f"{SEED} {phase} {parallel}")
    book, root = made("alabaster"), {"index.md": "# Home\n"}
    built, clean = project(root), project(root)
    book.sync(built.path)
    built.build(html_theme="alabaster")
    done, killed = [], 0
    for _ in range(KILLS):
        before = deepcopy(book)
        done += [edit(book, rng) for _ in range(rng.randint(1, 3))]
        if rng.random() < 0.7:  # then every page is read again, and reads otherwise
            book.config["immuno_related_limit"] = limit = rng.randint(1, 5)
            done.append(f"conf.py: immuno_related_limit = {limit}")
        book.sync(built.path)
        killed += kill(built.command(parallel=parallel), phase, rng.uniform(0, PHASE))
        done.append(f"  kill a build -j {parallel} after {phase}")
        if rng.random() < 0.5:
            book = before
            done.append("  take the edits back")
        book.sync(built.path)
        subprocess.run([*built.command(parallel=parallel), "-q"], check=True, capture_output=True)
        book.sync(clean.path)
        wanted = clean.build(clean=True, html_theme="alabaster").outdir
        found = differences(built.path / "_build" / "html", wanted)
        if found:
            pytest.fail("\n".join([f"seed {SEED}", *done, *found[:5]]), pytrace=False)
    assert killed > KILLS // 4


def kill(command: list[str], phase: str, delay: float) -> bool:
    """Run *command*; kill it, with its workers, *delay* seconds into *phase*, if it gets there."""
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if line.startswith(phase):
                time.sleep(delay)
                os.killpg(process.pid, signal.SIGKILL)
                break
        process.stdout.read()
    return process.returncode == -signal.SIGKILL
