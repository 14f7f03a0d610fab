"""Addresses, which hold no names, and the accounts of social networks, which are names of their own."""

import re
from collections.abc import Iterator, Sequence

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]{1,2000}|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
)
_HANDLE = re.compile(r"(?<![A-Za-z0-9._%+-])@[A-Za-z0-9_]{2,30}(?![A-Za-z0-9_]|\.[a-z])")
_PROFILE = re.compile(
    r"(?:twitter|x|instagram|github|threads)\.(?:com|net)/@?([A-Za-z0-9_]{2,30})(?=/status/|[\s/?\"”'’)]|$)"
)
_PAGES = frozenset({"i", "intent", "share", "home", "search", "hashtag", "p", "reel", "explore", "features", "login"})


def find_addresses(text: str) -> list[tuple[int, int]]:
    """The spans of URLs and e-mail addresses."""
    if "@" not in text and "://" not in text and "www." not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def find_handles(text: str, addresses: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of @handles in running text, with the @, and of the account that an address of a network names."""
    if "@" in text:
        at = 0
        for match in _HANDLE.finditer(text):
            while at < len(addresses) and addresses[at][1] <= match.start():
                at += 1
            if at == len(addresses) or addresses[at][0] >= match.end():
                yield match.span()
    for start, end in addresses:
        profile = _PROFILE.search(text, start, end)
        if profile and profile.group(1).lower() not in _PAGES:
            yield profile.span(1)
