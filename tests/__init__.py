"""Tests of the extension and the handbook: real builds, real browser."""
