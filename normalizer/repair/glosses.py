"""Names with their glosses: said twice, of themselves, or in several forms."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from normalizer.edits import Evidence, Finding
from normalizer.names.brands import find_brand
from normalizer.names.model import NameForm
from normalizer.repair.context import Context
from normalizer.repair.views import is_han, is_latin, view

_ONE = re.compile(r"[（(]([A-Za-z][A-Za-z0-9.’'& -]{1,40})[）)]")
_CHINESE = re.compile(r"(?<![一-鿿·])[一-鿿]{2,4}$")
_OPEN, _CLOSE = ("（", "("), ("）", ")")


@dataclass(frozen=True, slots=True)
class Gloss:
    """A Latin gloss with its parentheses, `[start, end)`, and the whole Chinese word before it, if that is one of two to
    four characters."""

    start: int
    end: int
    latin: str
    chinese: str


@lru_cache(maxsize=2)
def find_glosses(text: str) -> tuple[Gloss, ...]:
    """The Latin glosses of a text."""
    found = []
    for match in _ONE.finditer(text):
        before = _CHINESE.search(text[max(0, match.start() - 5) : match.start()])
        found.append(Gloss(*match.span(), match.group(1), before.group() if before else ""))
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
        elif before in _OPEN and after in _CLOSE and is_han(text[start - 2 : start - 1]):
            yield _drop(start - 1, start, "two pairs of parentheses around one gloss", 0.9)
            yield _drop(end, end + 1, "two pairs of parentheses around one gloss", 0.9)
        elif own.endswith(latin) and not is_latin(own[: -len(latin)]):
            yield _drop(start, end, f"{latin} is glossed by itself", 0.9)
        previous = gloss


def unify_name_forms(text: str, context: Context) -> Iterator[Finding]:
    """A name that the text writes in Latin script nearly everywhere, and whose owner has no Chinese name, is so written
    where a transliteration stands with it as a gloss: 梅塔（Meta） becomes Meta. With the option `names` set to Chinese it
    stays. Where two transliterations have the same gloss, the first is proposed for both.
    """
    if ("(" not in text and "（" not in text) or context.options.names is NameForm.CHINESE:
        return
    look = view(text)
    glosses = [gloss for gloss in find_glosses(text) if gloss.chinese and gloss.start not in look.untouchable]
    uses = Counter(gloss.latin for gloss in glosses)
    first: dict[str, Gloss] = {}
    for gloss in glosses:
        brand = find_brand(gloss.latin)
        if brand is not None and brand.spelling == gloss.latin and gloss.chinese not in brand.chinese:
            alone = len(re.findall(rf"(?<![A-Za-z0-9]){gloss.latin}(?![A-Za-z0-9])", text)) - uses[gloss.latin]
            bare = text.count(gloss.chinese) - sum(other.chinese == gloss.chinese for other in glosses)
            if alone >= 3 and alone > uses[gloss.latin] and bare == 0 and not is_latin(text[gloss.end : gloss.end + 1]):
                start = gloss.start - len(gloss.chinese)
                reason = f"the text writes {gloss.latin} in Latin script, {alone} times"
                yield Finding(start, gloss.end, gloss.latin, "unify-name-forms", reason, 0.84, (brand.evidence,))
        earlier = first.setdefault(gloss.latin, gloss)
        if earlier.chinese not in gloss.chinese and gloss.chinese not in earlier.chinese:
            place = earlier.start - len(earlier.chinese)
            evidence = (Evidence.here(place, earlier.end),)
            reason = f"{gloss.latin} is called {earlier.chinese} before"
            start = gloss.start - len(gloss.chinese)
            yield Finding(start, gloss.start, earlier.chinese, "unify-name-forms", reason, 0.6, evidence)


def _drop(start: int, end: int, reason: str, confidence: float) -> Finding:
    evidence = (Evidence.convention("gloss-once", "a gloss stands once, in one pair of parentheses"),)
    return Finding(start, end, "", "drop-doubled-glosses", reason, confidence, evidence)
