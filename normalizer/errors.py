"""The one tree of errors.

A message is one sentence that names the file, the place, what stays untouched and the next step.
"""


class NormalizerError(Exception):
    """Anything this package raises on purpose; `str(error)` is meant for the user as it is."""


class UsageError(NormalizerError):
    """The call itself is wrong: an unknown option, setting, rule or path argument (exit code 2)."""


class SourceError(NormalizerError):
    """One source cannot be used; the others are not touched by it (exit code 1)."""


class OutputError(NormalizerError):
    """The output folder cannot be used; nothing has been written (exit code 1)."""


class MissingExtraError(NormalizerError):
    """Something asked for needs an optional package; the message says which one and how to install it."""


class TranslationError(NormalizerError):
    """A translation model is missing, broken or cannot be installed."""
