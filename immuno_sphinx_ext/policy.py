"""A Content-Security-Policy for the built pages, as files that static hosts read.

Scripts may come from the pages' own origin, and inline only those that the theme put there, each by
its hash. Styles may stand inline, since themes use them; images may be data, since style
sheets use them. Nothing else may be loaded, from anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from .export.published import is_published, keep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
#: Attributes of scripts that hold no code of their own: files, and blocks of data.
_NO_CODE = re.compile(r"""\bsrc=|\btype=["']?application/""", re.IGNORECASE)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the files beside the pages of a good HTML build, where the project asks for them."""
    if exception is not None or not is_published(app) or not app.config.immuno_policy_files:
        return
    pages = (path.read_text("utf-8") for path in sorted(Path(app.outdir).rglob("*.html")))
    for name, text in files(headers(inline_scripts(pages))).items():
        keep(app, name, text)


def inline_scripts(pages: Iterable[str]) -> list[str]:
    """The code of each script that stands in one of the *pages*, once."""
    found = (match for page in pages for match in _SCRIPT.finditer(page))
    return sorted({match[2] for match in found if not _NO_CODE.search(match[1])})


def headers(scripts: Iterable[str]) -> dict[str, str]:
    """The headers of an answer for pages with these inline *scripts*."""
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    allowed = ["'self'", *(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)]
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(allowed),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def files(answer: dict[str, str]) -> dict[str, str]:
    """The same headers as each host wants them: for Netlify and Cloudflare, Apache, nginx."""
    return {
        "_headers": "/*\n" + "".join(f"  {name}: {value}\n" for name, value in answer.items()),
        ".htaccess": "".join(f'Header set {name} "{value}"\n' for name, value in answer.items()),
        "nginx-headers.conf": "".join(
            f'add_header {name} "{value}" always;\n' for name, value in answer.items()
        ),
    }
