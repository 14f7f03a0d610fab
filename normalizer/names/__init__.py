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
    from normalizer.names.explanations import explain
    from normalizer.names.finding import find
    from normalizer.names.glossary import Glossary, read_glossary
    from normalizer.names.locating import locate
    from normalizer.names.policy import arrange, localize
    from normalizer.names.tables import count_mentions, make_entries, table
    from normalizer.names.tally import Tally
    from normalizer.names.transliteration import NameMatch, match_name, rank_names

__all__ = [
    "Alias",
    "Candidate",
    "Glossary",
    "NameEntry",
    "NameForm",
    "NameMatch",
    "NameMention",
    "NameStatus",
    "NameType",
    "Tally",
    "arrange",
    "count_mentions",
    "explain",
    "find",
    "localize",
    "locate",
    "make_entries",
    "match_name",
    "rank_names",
    "read_glossary",
    "table",
]

_HOMES = {
    "Glossary": "glossary",
    "Tally": "tally",
    "arrange": "policy",
    "count_mentions": "tables",
    "explain": "explanations",
    "find": "finding",
    "localize": "policy",
    "locate": "locating",
    "make_entries": "tables",
    "read_glossary": "glossary",
    "table": "tables",
    "NameMatch": "transliteration",
    "match_name": "transliteration",
    "rank_names": "transliteration",
}


def __getattr__(name: str) -> Any:  # numpy and the data files are loaded when they are first asked for
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value
