"""The command `source-normalizer`: data on stdout, talk and progress on stderr."""

from normalizer.cli.main import main

__all__ = ["main"]
