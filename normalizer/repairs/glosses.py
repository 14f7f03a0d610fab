"""Names with their glosses: said twice, of themselves, or in several forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from normalizer.edits import Evidence, Finding
from normalizer.names import match_name
from normalizer.names.brands import Brand, find_brand
from normalizer.names.forms import known_forms
from normalizer.names.gazetteer import look_up
from normalizer.names.model import NameForm
from normalizer.names.policy import arrange, localize
from normalizer.repairs.context import Context
from normalizer.repairs.views import is_han, is_latin, view

_ONE = re.compile(r"[（(]([A-Za-z][A-Za-z0-9.’'& -]{1,40})[）)]")
_FUNCTION = "的了在和與及為是對從向於以將把被由給跟到令讓使前"  # no name begins with these, nor goes across them
ALIKE = 3.0
"""From so many nats on two names sound alike: one in a thousand random pairs reaches it (see names.transliteration)."""

_TITLES = ("先生", "太太", "小姐", "女士", "夫人")
_FAMILIAR = "小老阿"
_PLACES = tuple("省市縣州郡河山島鎮村區湖江海灣港國")  # 梅塔省（Meta） is no company
_OPEN, _CLOSE = ("（", "("), ("）", ")")


@dataclass(frozen=True, slots=True)
class Gloss:
    """A Latin gloss with its parentheses, `[start, end)`, and the whole Chinese word before it, if that is one of two
    to four characters.
    """

    start: int
    end: int
    latin: str
    chinese: str


@lru_cache(maxsize=2)
def find_glosses(text: str) -> tuple[Gloss, ...]:
    """The Latin glosses of a text."""
    found = []
    for match in _ONE.finditer(text):
        word = ""
        for char in reversed(text[max(0, match.start() - 5) : match.start()]):
            if not is_han(char) or char in _FUNCTION:
                break
            word = char + word
        bounded = 2 <= len(word) <= 4 and text[match.start() - len(word) - 1 : match.start() - len(word)] != "·"
        found.append(Gloss(*match.span(), match.group(1), word if bounded else ""))
    return tuple(found)


def drop_doubled_glosses(text: str, context: Context) -> Iterator[Finding]:
    """A gloss in parentheses that stands twice, in two pairs of parentheses, or that glosses itself (Meta（Meta）) is
    said once.
    """
    look = view(text)
    if ("(" not in text and "（" not in text) or not look.has_han:
        return
    previous: Gloss | None = None
    for gloss in find_glosses(text):
        start, end, latin = gloss.start, gloss.end, gloss.latin
        if start in look.untouchable or start in look.english:
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        own = text[max(0, start - len(latin) - 1) : start]
        if previous is not None and previous.end == start and previous.latin == latin:
            yield _drop(start, end, f"the gloss {latin} stands more than once", 0.93)
        elif before in _OPEN and after in _CLOSE and is_han(text[max(0, start - 3) : start - 1].strip()[-1:]):
            yield _drop(start - 1, start, "two pairs of parentheses around one gloss", 0.9)
            yield _drop(end, end + 1, "two pairs of parentheses around one gloss", 0.9)
        elif own.endswith(latin) and not is_latin(own[: -len(latin)]):
            yield _drop(start, end, f"{latin} is glossed by itself", 0.9)
        previous = gloss


def arrange_names(text: str, context: Context) -> Iterator[Finding]:
    """Names stand as the option `names` says. By default (gloss-first) a person keeps the Chinese name, with its
    Latin gloss at the first mention only, and a Chinese imitation of the sound of a brand that has no Chinese name
    goes: 梅塔（Meta） becomes Meta. `latin` and `chinese` put every settled name in that script. Where two
    transliterations have the same gloss, the first is proposed for both.
    """
    look = view(text)
    if not look.has_han:
        return
    if context.options.names is not NameForm.GLOSS_FIRST:
        yield from arrange(text, context.names, context.options.names)
        return
    first: dict[str, Gloss] = {}
    for gloss in find_glosses(text) if "(" in text or "（" in text else ():
        start = gloss.start - len(gloss.chinese)
        if not gloss.chinese or start in look.untouchable:
            continue
        brand = find_brand(gloss.latin)
        if (
            brand is not None
            and not (gloss.chinese[-1] in _PLACES or (text[gloss.end : gloss.end + 1] or " ") in _PLACES)
            and _imitates(gloss, brand)
            and not is_latin(text[start - 1 : start] + text[gloss.end : gloss.end + 1])
        ):
            reason = f"{gloss.chinese} imitates the sound of {brand.spelling}, which has no Chinese name"
            yield Finding(start, gloss.end, brand.spelling, "arrange-names", reason, 0.9, (brand.evidence,))
            continue
        earlier = first.setdefault(gloss.latin, gloss)
        evidence = (Evidence.here(earlier.start - len(earlier.chinese), earlier.end),)
        if earlier is not gloss and earlier.chinese == gloss.chinese:
            reason = f"{gloss.chinese} is glossed at its first mention"
            yield Finding(gloss.start, gloss.end, "", "arrange-names", reason, 0.85, evidence)
        elif _is_variant(earlier.chinese, gloss.chinese):
            reason = f"{gloss.latin} is called {earlier.chinese} before"
            yield Finding(start, gloss.start, earlier.chinese, "arrange-names", reason, 0.6, evidence)


def _is_variant(earlier: str, later: str) -> bool:
    """Whether a later form is another spelling of the earlier one: not the known form of the two, nor one with a title
    or 小 that tells whose name it is."""
    if earlier in later or later in earlier or later.endswith(_TITLES) or later[0] in _FAMILIAR:
        return False
    return _is_known(earlier) or not _is_known(later)


def _is_known(form: str) -> bool:
    return form in known_forms() or look_up(form) is not None


def regional_names(text: str, context: Context) -> Iterator[Finding]:
    """With the option `locale`, a name that is written otherwise in that region takes the form it has there (扎克伯格
    is 祖克柏 in Taiwan), by a table that cites where the forms stand.
    """
    if context.options.locale is not None and view(text).has_han:
        yield from localize(context.names, context.options.locale)


def _imitates(gloss: Gloss, brand: Brand) -> bool:
    """Whether the Chinese beside a brand's name is no name of it, but an imitation of its sound."""
    if brand.chinese or brand.spelling.casefold() != gloss.latin.casefold():
        return False
    return match_name(gloss.chinese, gloss.latin).score >= ALIKE


def _drop(start: int, end: int, reason: str, confidence: float) -> Finding:
    evidence = (Evidence.convention("gloss-once", "a gloss stands once, in one pair of parentheses"),)
    return Finding(start, end, "", "drop-doubled-glosses", reason, confidence, evidence)
