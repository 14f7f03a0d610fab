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
_PLAIN = re.compile(
    r"(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’]|D['’])?[^\W\d_]['’]?[^\W\d_A-Z]+(?:-[^\W\d_]+)*|[A-Z]\.)$"
)
_PERSON_BEFORE = frozenset({"title", "role"})


def guess_type(text: str, part: Sequence[Token]) -> NameType:
    """The likeliest type of the name made of `part`, at its place in `text`."""
    first, last = part[0], part[-1]
    brand = find_brand(text[first.start : last.end])
    if brand is not None:
        return brand.type
    before = text[max(0, first.start - 24) : first.start].rstrip(" ").rsplit(" ", 1)[-1].strip('.,“"(')
    called = word_class(before) in _PERSON_BEFORE
    plain = all(_PLAIN.match(token.word) or (index and token.word in ROMAN) for index, token in enumerate(part))
    if len(part) == 1:
        if plain and (called or _AFTER_PERSON.match(text, last.end) or is_given_name(first.word)):
            return NameType.PERSON
        return NameType.ORGANIZATION if first.word.isupper() and len(first.word) > 1 else NameType.OTHER
    if is_given_name(first.word) and plain and last.kind != "organization":
        return NameType.PERSON
    if last.word == "AI":
        return NameType.ORGANIZATION
    for kind in (NameType.ORGANIZATION, NameType.PLACE, NameType.WORK):
        if last.kind == kind or any(token.kind == kind for token in part[:-1]):
            return kind
    if plain and len(part) <= 4 and (called or not all(is_common(token.word) for token in part)):
        branded = any(find_brand(token.word) is not None and not is_given_name(token.word) for token in part)
        return NameType.OTHER if branded else NameType.PERSON
    return NameType.OTHER
