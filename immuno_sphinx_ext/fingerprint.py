"""Fingerprints of plain data."""

from __future__ import annotations

import hashlib


def fingerprint(*data: object) -> str:
    """The same short text for the same *data*, in every process: no sets, no plain objects."""
    return hashlib.sha256(repr(data).encode("utf-8", "replace")).hexdigest()
