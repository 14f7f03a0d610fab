"""Brands and names in the wrong case."""

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizer.edits import Evidence, EvidenceKind, Finding
from normalizer.names.brands import Brand, brands, find_brand
from normalizer.names.model import NameType
from normalizer.names.vocabulary import is_common
from normalizer.repairs.context import Context
from normalizer.repairs.views import view

# neither a part of a word, nor of an address, a handle or a path
_BEFORE = re.compile(r"[A-Za-z0-9@#_./%$&\\-]")
_BEHIND = re.compile(r"[A-Za-z0-9_@]|[./-][A-Za-z0-9]|[=<>~]=")
_PAIR = re.compile(r"[A-Z](?<![A-Za-z][A-Z])[a-z]{2,20} [A-Z][a-z](?![A-Za-z])")  # Touch Id
_BEARER = re.compile(r"[ ]?(?:[島族語市縣氏山河湖村鎮]|先生|女士|小姐|教授|博士)")  # another that is called so
_FIRST_NAME = re.compile(r" [A-Z][a-z]")  # Sam Altman has nothing to do with SAM, whatever that is
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")


def recase_brands(text: str, context: Context) -> Iterator[Finding]:
    """A brand is written as its owner writes it (OpenAI, ChatGPT, xAI), by the table of organisations' own spellings; a
    name that the table does not have, as the references agree on. An ordinary word (Apple, Meta) is never recased, nor
    a spelling that stands in the table or in the references.
    """
    look = view(text)
    if not look.has_han:
        return
    own = brands()
    tokens = {*_WORD.findall(text), *_PAIR.findall(text)}
    for token in sorted([token for token in tokens if not token.islower() or token in own]):
        right = _own_spelling(token, context)
        if right is None:
            continue
        spelling, confidence, evidence = right
        place = text.find(token)
        while place >= 0:
            end = place + len(token)
            if (
                not (place and _BEFORE.match(text, place - 1))
                and not _BEHIND.match(text, end)
                and not _BEARER.match(text, end)
                and place not in look.kept
                and not (evidence.kind is EvidenceKind.SOURCE and spelling.isupper() and _FIRST_NAME.match(text, end))
            ):
                reason = f"its own spelling is {spelling}"
                yield Finding(place, end, spelling, "recase-brands", reason, confidence, (evidence,))
            place = text.find(token, end)


# titles that are written in capitals, as dictionaries have them
_ACRONYMS = frozenset(
    ("CEO", "CFO", "CTO", "COO", "CIO", "GPU", "CPU", "TPU", "NASA", "FBI", "CIA", "GDP", "DNA", "URL")
)


def _own_spelling(token: str, context: Context) -> tuple[str, float, Evidence] | None:
    known, right = _brand_spelling(token)
    return right if known else _known_spelling(token, context)


@lru_cache(maxsize=8192)
def _brand_spelling(token: str) -> tuple[bool, tuple[str, float, Evidence] | None]:
    """Whether the token is a casing of a brand, and the brand's own spelling where it should be recased to it."""
    brand = find_brand(token) if len(token) > 2 else None
    if brand is None or (brand.ordinary and brand.spelling.isupper()):  # Esa is a word, ESA may be what is meant
        return not token.istitle() or len(token) < 3 or is_common(token), None
    return True, _owners_spelling(token, brand)


def _owners_spelling(token: str, brand: Brand) -> tuple[str, float, Evidence] | None:
    if brand.ordinary or brand.spelling == token:
        return None
    # a whole word in capitals is a style of headings; it says nothing on the spelling
    if token.isupper() and not brand.spelling.isupper() and len(token) > 4:
        return None
    # newspapers write names in capitals as words: Nvidia, Ikea
    if token.istitle() and brand.spelling.isupper() and len(token) > 4:
        return None
    if token.islower():  # packages and accounts are called so
        named = len(token) > 4 and brand.type is not NameType.PRODUCT
        return (brand.spelling, 0.82, brand.evidence) if named else None
    return brand.spelling, 0.96, brand.evidence


def _known_spelling(token: str, context: Context) -> tuple[str, float, Evidence] | None:
    """What the references agree on for a token that no owner's spelling is known of."""
    if token.upper() in _ACRONYMS and token.istitle() and len(token) < 4:
        return token.upper(), 0.85, Evidence.convention("acronym", f"{token.upper()} is written in capitals")
    if not token.istitle() or len(token) < 3 or is_common(token):
        return None
    for name in context.references.names.find(token):
        alike = [spelling for spelling in name.spellings if spelling.casefold() == token.casefold()]
        if not alike or token in alike:
            continue
        canonical = name.canonical
        if canonical not in alike:  # an acronym that stands beside what it is short for
            short = max(alike, key=lambda spelling: (name.spellings[spelling].mentions, spelling))
            if short.isupper() and " " not in short:
                document, seen = min(name.spellings[short].seen.items())
                return short, 0.85, Evidence.source(document, seen.start, seen.end, short)
        else:
            evidence = name.evidence or name.first
            if evidence is not None and not name.tied:
                # a word in capitals that is said once may be the place of a dateline
                wordlike = len(token) > 3 and sum(map("AEIOUY".count, canonical)) > 1
                sure = name.votes[0].mentions > 1 or (canonical.isupper() and not wordlike)
                return canonical, 0.85 if sure else 0.6, evidence
    return None
