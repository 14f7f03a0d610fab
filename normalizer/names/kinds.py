"""What the words of a name and the text around it say of its type."""

import re
from collections.abc import Sequence

from normalizer.names.brands import find_brand
from normalizer.names.folding import fold
from normalizer.names.model import NameType
from normalizer.names.places import is_place_name
from normalizer.names.sequences import ROMAN, Token
from normalizer.names.transliteration import syllable
from normalizer.names.vocabulary import is_common, is_given_name, word_class

_AFTER_PERSON = re.compile(
    r",? (?:who|whose|said|says|told|added|wrote|announced|argued|explained|tweeted|himself|herself)\b"
)
_ONLY_PERSON = re.compile(r",? (?:whose|himself|herself)\b")
_SITUATED = re.compile(r"(?:^|[ (])(?:in|near|from|at) $")
_OPENING = frozenset('“"‘《')
_IN_QUOTES = re.compile('[,.]?[”"’》]')
_TITLED = re.compile(
    r"(?:['’]s|film|movie|novel|book|series|song|album|single|show|play|opera|documentary|game|for|in|of) [“\"‘]$|《$"
)
_SHORT = re.compile(r" \(([A-Z]{2,6})\)")
_GAMES = frozenset({"Olympic", "Paralympic", "Asian", "Commonwealth", "Winter", "Summer", "Pan", "European"})
_ADJECTIVES = frozenset({"former", "acting", "vice", "deputy", "prime", "ex", "executive", "chief"})
_MODEL = re.compile(r"[A-Z]{1,3}[0-9]{1,4}[A-Za-z]?")
_ACRONYM = re.compile(r"[A-Z][A-Z&]*[A-Z]")
_PLAIN = re.compile(
    r"(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’]|D['’])?[^\W\d_]['’]?[^\W\d_A-Z]+(?:-[^\W\d_]+)*|[A-Z]\.)$"
)
_DOT = re.compile("[‧・•．]")
_ENDINGS = {
    NameType.ORGANIZATION: re.compile(
        "(?:公司|集團|集团|銀行|银行|央行|大學|大学|學院|学院|委員會|委员会|協會|协会|基金會|基金会|研究所|實驗室|实验室|診所|诊所|醫院|医院|工會|工会|"
        "法院|議會|议会|總署|总署|管理局|聯盟|联盟|俱樂部|俱乐部|黨|党)$"
    ),
    NameType.PLACE: re.compile("[州省市縣县島岛河湖山郡灣湾]$"),
    NameType.WORK: re.compile("(?:電影節|电影节|法案|條約|条约|錦標賽|锦标赛)$"),
}
_PERSON_BEFORE = frozenset({"title", "role"})


def is_plain(words: Sequence[str]) -> bool:
    """Whether every word is written as words of persons' names are: one capital first, initials, Roman numbers last."""
    return all(_PLAIN.match(word) or (index and word in ROMAN) for index, word in enumerate(words))


def may_be_person(text: str, part: Sequence[Token]) -> bool:
    """Whether nothing speaks against a person: two to four plain words, not all common, no brand, no article before."""
    if len(part) > 2 and part[-1].word in {"Jr", "Sr"}:
        part = part[:-1]
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
    whole = text[first.start : last.end]
    located = is_place_name(whole) and not (called and before.lower() not in _ADJECTIVES)
    if located and (
        len(part) > 1 or not is_given_name(first.word) or _SITUATED.search(text, max(0, first.start - 6), first.start)
    ):
        return NameType.PLACE
    if len(part) == 1:
        # a place or a paper may have "said" too, and may be a former one; Head and Day are words before they are names
        called = called and before.lower() not in _ADJECTIVES
        proper = is_given_name(first.word) and first.kind != "given"
        if is_plain([first.word]) and (called or proper or _ONLY_PERSON.match(text, last.end)):
            return NameType.PERSON
        if _MODEL.fullmatch(first.word):
            return NameType.PRODUCT
        return NameType.ORGANIZATION if _ACRONYM.fullmatch(first.word) else NameType.OTHER
    if (
        text[first.start - 1 : first.start] in _OPENING
        and _IN_QUOTES.match(text, last.end)
        and _TITLED.search(text, max(0, first.start - 20), first.start)
    ):
        return NameType.WORK
    short = _SHORT.match(text, last.end)
    if short is not None and is_common(last.word) and "".join(token.word[0] for token in part) == short.group(1):
        return NameType.ORGANIZATION  # William Morris Endeavor (WME)
    speaks = _AFTER_PERSON.match(text, last.end) is not None
    personal = may_be_person(text, part)
    if personal and (is_given_name(first.word) or called or speaks or (len(first.word) == 2 and first.word[1] == ".")):
        return NameType.PERSON
    if last.word == "AI":
        return NameType.ORGANIZATION
    if last.word == "Games" and not any(token.word in _GAMES for token in part):
        return NameType.OTHER
    for kind in (NameType.ORGANIZATION, NameType.PLACE, NameType.WORK):
        if last.kind == kind or any(token.kind == kind for token in part[:-1]):
            return kind
    return NameType.OTHER


def guess_chinese(chinese: str, latin: str) -> NameType:
    """The type of a name that its Chinese shows: a dotted one with as many plain words is a person's, an ending says
    what it is an ending of.

    >>> guess_chinese("阿拉文德·斯里尼瓦斯", "Aravind Srinivas").value, guess_chinese("梅奧診所", "Mayo Clinic").value
    ('person', 'organization')
    """
    words = latin.split()
    if "·" in _DOT.sub("·", chinese):
        return NameType.PERSON if 2 <= len(words) <= 4 and is_plain(words) else NameType.OTHER
    if len(chinese) == 3 and len(words) in {2, 3} and fold(words[0]) == syllable(chinese[0]) and is_plain(words[:1]):
        return NameType.PERSON if not word_class(words[-1]) else NameType.OTHER
    for kind, ending in _ENDINGS.items():
        if len(chinese) > 2 and ending.search(chinese):
            return kind
    return NameType.OTHER
