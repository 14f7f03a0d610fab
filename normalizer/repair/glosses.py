"""Names with their glosses: said twice, of themselves, or in several forms."""

import re
from collections import Counter
from collections.abc import Iterator

from normalizer.edits import Evidence, Finding
from normalizer.names.brands import find_brand
from normalizer.names.model import NameForm
from normalizer.repair.context import Context
from normalizer.repair.views import is_han, is_latin, view

_LATIN = r"[A-Za-z][A-Za-z0-9.’'& -]{1,40}"
_DOUBLE = re.compile(rf"[（(]({_LATIN})[）)]((?:[（(]\1[）)])+)")
_NESTED = re.compile(rf"([（(])[（(]({_LATIN})[）)]([）)])")
_SELF = re.compile(rf"(?<![A-Za-z])({_LATIN}?)[（(]\1[）)]")
_GLOSS = re.compile(r"(?<![一-鿿·])([一-鿿]{2,4})[（(]([A-Z][A-Za-z0-9]{2,30})[）)]")


def drop_doubled_glosses(text: str, context: Context) -> Iterator[Finding]:
    """A gloss in parentheses that stands twice, in two pairs of parentheses, or that glosses itself (Meta（Meta）) is
    said once.
    """
    if "(" not in text and "（" not in text:
        return
    look = view(text)
    if not look.has_han:
        return
    for match in _DOUBLE.finditer(text):
        if match.start() not in look.untouchable:
            yield _drop(match.start(2), match.end(2), f"the gloss {match.group(1)} stands more than once", 0.93)
    for match in _NESTED.finditer(text):
        if match.start() not in look.untouchable and is_han(text[match.start() - 1 : match.start()]):
            reason = "two pairs of parentheses around one gloss"
            yield _drop(match.start(), match.start() + 1, reason, 0.9)
            yield _drop(match.end() - 1, match.end(), reason, 0.9)
    for match in _SELF.finditer(text):
        if match.start() not in look.untouchable and match.start() not in look.english:
            yield _drop(match.end(1), match.end(), f"{match.group(1)} is glossed by itself", 0.9)


def unify_name_forms(text: str, context: Context) -> Iterator[Finding]:
    """A name that the text writes in Latin script nearly everywhere, and whose owner has no Chinese name, is so written
    where a transliteration stands with it as a gloss: 梅塔（Meta） becomes Meta. With the option `names` set to Chinese it
    stays.
    """
    if ("(" not in text and "（" not in text) or context.options.names is NameForm.CHINESE:
        return
    look = view(text)
    if not look.has_han:
        return
    glossed = [match for match in _GLOSS.finditer(text) if match.start() not in look.untouchable]
    uses = Counter(match.group(2) for match in glossed)
    for match in glossed:
        chinese, latin = match.groups()
        brand = find_brand(latin)
        if brand is None or brand.spelling != latin or chinese in brand.chinese:
            continue
        alone = len(re.findall(rf"(?<![A-Za-z0-9]){latin}(?![A-Za-z0-9])", text)) - uses[latin]
        bare = text.count(chinese) - sum(other.group(1) == chinese for other in glossed)
        if alone >= 3 and alone > uses[latin] and bare == 0 and not is_latin(text[match.end() : match.end() + 1]):
            reason = f"the text writes {latin} in Latin script, {alone} times"
            yield Finding(*match.span(), latin, "unify-name-forms", reason, 0.84, (brand.evidence,))


def _drop(start: int, end: int, reason: str, confidence: float) -> Finding:
    evidence = (Evidence.convention("gloss-once", "a gloss stands once, in one pair of parentheses"),)
    return Finding(start, end, "", "drop-doubled-glosses", reason, confidence, evidence)
