"""How names are to stand in repaired Chinese: with a gloss at first mention, in Latin letters, in Chinese; by
region."""

import re
from collections.abc import Iterator, Sequence

from normalizer.edits.evidence import Evidence, EvidenceKind
from normalizer.edits.findings import Finding
from normalizer.names.brands import find_brand
from normalizer.names.folding import last_name
from normalizer.names.forms import known_forms, regional_names
from normalizer.names.gazetteer import look_up
from normalizer.names.han import names_a_place
from normalizer.names.model import NameForm, NameMention, NameStatus, NameType

RULE = "arrange-names"
REGIONAL = "regional-names"
_TOUCHES = re.compile(r"[A-Za-z0-9À-ɏ·‧・-]")
_LONGER = re.compile(r"[\u3400-\u9fff]{1,8}[ ]?[(（][A-Za-z]")
"""More of a name, that has a gloss of its own: 威廉·莫里斯奮進（William Morris Endeavor）."""
_NEAR = 60
_BETWEEN = " ，,、。；;：:\n"
_CALLED_IN_LATIN = frozenset({NameType.ORGANIZATION, NameType.PRODUCT})


def arrange(text: str, mentions: Sequence[NameMention], form: NameForm) -> Iterator[Finding]:
    """What the policy `form` changes of the settled `mentions` of Chinese names in `text`.

    `gloss-first`: a person keeps the Chinese name, glossed at its first mention and not again; of an organisation or a
    product the Latin name stays and a Chinese imitation of its sound goes, unless that is an established name.
    `latin`: the canonical Latin name for everything that is not a place, where the references or the document itself
    write it so; `chinese`: the Chinese one without its gloss, where the text has one. Nothing is written that would
    run into Latin letters or figures beside it, or say a name twice in a row.
    """
    glossed: dict[str, NameMention] = {}
    for mention in mentions:
        if mention.status is not NameStatus.SETTLED or mention.canonical is None or mention.canonical_zh is None:
            continue
        chinese = mention.canonical_zh
        is_gloss = mention.surface != chinese and mention.method == "gloss"
        if form is NameForm.LATIN:
            if mention.type is not NameType.PLACE and _is_written(mention) and _stands_free(text, mention):
                yield _change(mention, mention.canonical, 0.9, "names are to stand in Latin letters")
        elif form is NameForm.CHINESE:
            if is_gloss and not _would_repeat(text, mention, chinese):
                yield _change(mention, chinese, 0.9, "names are to stand in Chinese")
        elif mention.type in _CALLED_IN_LATIN and _stands_free(text, mention):
            yield from _drop_imitation(mention, chinese, is_gloss)
        elif is_gloss:
            earlier = glossed.setdefault(chinese, mention)
            if earlier is not mention:
                place = Evidence.here(earlier.start, earlier.end)
                yield _change(mention, chinese, 0.85, "it is glossed at its first mention", place)


def _is_written(mention: NameMention) -> bool:
    """Whether a document or the user's glossary writes the name in Latin letters; a table or the dictionary alone does
    not do."""
    kinds = {EvidenceKind.SOURCE, EvidenceKind.GLOSSARY}
    return any(evidence.kind in kinds for evidence in mention.evidence)


def _stands_free(text: str, mention: NameMention) -> bool:
    """Whether a Latin name may stand in a mention's place: nothing in Latin letters or figures touches it, it is no
    part of a longer name, and the same name is not beside it already."""
    start, end, name = mention.start, mention.end, mention.canonical or ""
    if _TOUCHES.match(text[start - 1 : start]) or _TOUCHES.match(text, end):
        return False
    if text[start - 1 : start] in ")）" and start and mention.method != "gloss":
        return False  # the second half of a name that is glossed by halves
    if mention.method != "gloss" and (names_a_place(text, start, end) or _LONGER.match(text, end)):
        return False
    return not _would_repeat(text, mention, name)


def _would_repeat(text: str, mention: NameMention, after: str) -> bool:
    """Whether `after` in a mention's place would say a name, or a name and what follows it, twice where the source does
    not: that would be taken for a loop."""
    names = (after, mention.canonical or after, mention.canonical_zh or after)
    start, end = mention.start, mention.end
    before = text[max(0, start - _NEAR) : start]
    tail = text[end : end + 3]
    if before.rstrip(_BETWEEN).rstrip(")）").endswith(names) or text[end : end + _NEAR].lstrip(_BETWEEN).startswith(
        names
    ):
        return True
    spoken = (*names, last_name(after))
    return len(tail) == 3 and any(f"{name}{closing}{tail}" in before for name in spoken for closing in ("", ")", "）"))


def _drop_imitation(mention: NameMention, chinese: str, is_gloss: bool) -> Iterator[Finding]:
    """梅塔(Meta) becomes Meta: the owner writes the name in Latin letters, and no table has the Chinese."""
    established = chinese in known_forms() or look_up(chinese) is not None
    sounds = any(evidence.ref == "transliteration" for evidence in mention.evidence)
    if established or (is_gloss and not sounds) or mention.method not in {"gloss", "same-document"}:
        return
    brand = find_brand(mention.canonical or "")
    own = brand is not None and not brand.chinese
    proof = (brand.evidence,) if brand is not None else ()
    reason = f"{chinese} imitates the sound of {mention.canonical}" + (", which has no Chinese name" if own else "")
    yield _change(mention, mention.canonical or "", 0.93 if own else 0.7, reason, *proof)


def _change(mention: NameMention, after: str, confidence: float, reason: str, *proof: Evidence) -> Finding:
    sure = round(min(confidence, mention.confidence), 3)
    return Finding(mention.start, mention.end, after, RULE, reason, sure, (*proof, *mention.evidence))


def localize(mentions: Sequence[NameMention], locale: str) -> Iterator[Finding]:
    """The Chinese names of `mentions` that have another form in `locale` (`zh-TW`, `zh-HK`, `zh-CN`): 扎克伯格 is
    祖克柏.

    A surname alone stays one, a dotted name stays dotted; a gloss stays.
    """
    for mention in mentions:
        name = regional_names().get((mention.canonical or "").casefold())
        chinese = mention.canonical_zh
        if mention.status is not NameStatus.SETTLED or name is None or not chinese:
            continue
        wanted = name.form(locale)
        sure = 0.7 if wanted in name.unchecked else 0.92
        forms = {name.taiwan, name.hong_kong, name.china}
        if "·" not in chinese and "·" in wanted:
            wanted = wanted.rsplit("·", 1)[1]
            forms = {form.rsplit("·", 1)[-1] for form in forms}
        if not wanted or chinese == wanted or chinese not in forms:
            continue
        start = mention.start + mention.surface.index(chinese) if chinese in mention.surface else mention.start
        reason = f"{mention.canonical} is {wanted} in {locale}"
        yield Finding(start, start + len(chinese), wanted, REGIONAL, reason, sure, (name.evidence, *mention.evidence))
