"""The directives that authors type, one file per family."""
