"""Names: found in both scripts, matched by sound, voted on, and linked."""

from typing import TYPE_CHECKING, Any

from normalizer.names.model import (
    Alias,
    Candidate,
    NameEntry,
    NameForm,
    NameMention,
    NameStatus,
    NameType,
)

if TYPE_CHECKING:
    from normalizer.names.finding import find
    from normalizer.names.transliteration import NameMatch, match_name, rank_names

__all__ = [
    "Alias",
    "Candidate",
    "NameEntry",
    "NameForm",
    "NameMatch",
    "NameMention",
    "NameStatus",
    "NameType",
    "find",
    "match_name",
    "rank_names",
]

_HOMES = {
    "find": "finding",
    "NameMatch": "transliteration",
    "match_name": "transliteration",
    "rank_names": "transliteration",
}


def __getattr__(name: str) -> Any:  # numpy and the data files are loaded when they are first asked for
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
