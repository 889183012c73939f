"""The built pages as one zip file, to be read where there is no network.

``python -m immuno_sphinx_ext.offline docs/_build/html handbook.zip``. The same pages give the same
bytes: files in the order of their names, all of one date (``SOURCE_DATE_EPOCH``, else 1980).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The first date that a zip file can name.
EARLIEST = (1980, 1, 1, 0, 0, 0)


def source_date() -> tuple[int, int, int, int, int, int] | None:
    """The date that ``SOURCE_DATE_EPOCH`` names, as zip files write it; `None` without one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return max(EARLIEST, time.gmtime(int(epoch))[:6]) if epoch.isdecimal() else None


def pack(pages: Path, target: Path) -> int:
    """Pack what a reader needs of the folder *pages* into *target*; return the number of files.

    What the build keeps for itself (names that begin with a dot) stays out.
    """
    date = source_date() or EARLIEST
    names = sorted(
        path.relative_to(pages)
        for path in pages.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(pages).parts)
    )
    with ZipFile(target, "w") as archive:
        for name in names:
            info = ZipInfo(f"{target.stem}/{name.as_posix()}", date)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, (pages / name).read_bytes())
    return len(names)


def main(arguments: list[str] | None = None) -> int:
    """Pack from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m immuno_sphinx_ext.offline", description=__doc__
    )
    parser.add_argument("pages", type=Path, help="the folder of the built pages")
    parser.add_argument("target", type=Path, help="the zip file")
    chosen = parser.parse_args(arguments)
    if not (chosen.pages / "index.html").exists():
        parser.error(f"{chosen.pages} holds no index.html: build the pages first")
    packed = pack(chosen.pages, chosen.target)
    sys.stdout.write(f"{chosen.target}: {packed} files\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
