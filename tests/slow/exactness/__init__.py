"""A build after any edits gives what a clean build gives: the proof by many random edits."""
