"""What the words of a name and the text around it say of its type."""

import re
from collections.abc import Sequence

from normalizer.names.brands import find_brand
from normalizer.names.model import NameType
from normalizer.names.sequences import ROMAN, Token
from normalizer.names.vocabulary import is_common, is_given_name, word_class

_AFTER_PERSON = re.compile(
    r",? (?:who|whose|said|says|told|added|wrote|announced|argued|explained|tweeted|himself|herself)\b"
)
_ONLY_PERSON = re.compile(r",? (?:whose|himself|herself)\b")
_ADJECTIVES = frozenset({"former", "acting", "vice", "deputy", "prime", "ex", "executive", "chief"})
_MODEL = re.compile(r"[A-Z]{1,3}[0-9]{1,4}[A-Za-z]?")
_ACRONYM = re.compile(r"[A-Z][A-Z&]*[A-Z]")
_PLAIN = re.compile(
    r"(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’]|D['’])?[^\W\d_]['’]?[^\W\d_A-Z]+(?:-[^\W\d_]+)*|[A-Z]\.)$"
)
_PERSON_BEFORE = frozenset({"title", "role"})


def is_plain(words: Sequence[str]) -> bool:
    """Whether every word is written as words of persons' names are: one capital first, initials, Roman numbers last."""
    return all(_PLAIN.match(word) or (index and word in ROMAN) for index, word in enumerate(words))


def may_be_person(text: str, part: Sequence[Token]) -> bool:
    """Whether nothing speaks against a person: two to four plain words, not all common, no brand, no article before."""
    words = [token.word for token in part]
    if not 2 <= len(part) <= 4 or not is_plain(words) or all(is_common(word) for word in words):
        return False
    if any(token.kind in {"organization", "place", "work", "demonym", "generic"} for token in part):
        return False
    return text[max(0, part[0].start - 5) : part[0].start].lower() not in {" the ", "\nthe "} and not any(
        find_brand(word) is not None and not is_given_name(word) for word in words
    )


def guess_type(text: str, part: Sequence[Token]) -> NameType:
    """The likeliest type of the name made of `part`, at its place in `text`; a person only with a reason for it."""
    first, last = part[0], part[-1]
    brand = find_brand(text[first.start : last.end])
    if brand is not None:
        return brand.type
    before = text[max(0, first.start - 24) : first.start].rstrip(" ").rsplit(" ", 1)[-1].strip('.,“"(')
    called = word_class(before) in _PERSON_BEFORE
    if len(part) == 1:
        # a place or a paper may have "said" too, and may be a former one; Head and Day are words before they are names
        called = called and before.lower() not in _ADJECTIVES
        proper = is_given_name(first.word) and first.kind != "given"
        if is_plain([first.word]) and (called or proper or _ONLY_PERSON.match(text, last.end)):
            return NameType.PERSON
        if _MODEL.fullmatch(first.word):
            return NameType.PRODUCT
        return NameType.ORGANIZATION if _ACRONYM.fullmatch(first.word) else NameType.OTHER
    speaks = _AFTER_PERSON.match(text, last.end) is not None
    personal = may_be_person(text, part)
    if personal and (is_given_name(first.word) or called or speaks or (len(first.word) == 2 and first.word[1] == ".")):
        return NameType.PERSON
    if last.word == "AI":
        return NameType.ORGANIZATION
    for kind in (NameType.ORGANIZATION, NameType.PLACE, NameType.WORK):
        if last.kind == kind or any(token.kind == kind for token in part[:-1]):
            return kind
    return NameType.OTHER
