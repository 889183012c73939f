"""The policy that the build writes for hosts allows what the pages need, and no more."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from immuno_sphinx_ext.policy import headers, inline_scripts

if TYPE_CHECKING:
    from collections.abc import Callable

    from .support import Project

    Make = Callable[..., Project]

NAMES = ("_headers", ".htaccess", "nginx-headers.conf")


def test_files_and_data_are_no_inline_scripts() -> None:
    page = '<script src="a.js"></script><script type="application/ld+json">{}</script>'
    assert inline_scripts([page, "<script>b()</script>", "<SCRIPT defer>b()</SCRIPT>"]) == ["b()"]


def test_nothing_is_allowed_by_a_general_word() -> None:
    policy = headers([])["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "*" not in policy
    assert "http" not in policy


def test_each_host_gets_the_hash_of_the_script_of_the_theme(project: Make) -> None:
    built = project({"index.md": "# Home\n"}).build(html_theme="furo", immuno_policy_files=True)
    (script,) = set(re.findall(r"<script>(.*?)</script>", built.read("index.html"), re.DOTALL))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    for name in NAMES:
        text = built.read(name)
        assert f"script-src 'self' 'sha256-{digest}';" in text
        assert "Referrer-Policy" in text


def test_a_project_that_does_not_ask_gets_no_files(project: Make) -> None:
    built = project({"index.md": "# Home\n"}).build()
    assert not any((built.outdir / name).exists() for name in NAMES)
