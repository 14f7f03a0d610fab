"""The language of a text, and of the stretches of a mixed one."""

from collections.abc import Iterator

import numpy as np

from normalizer.language import scripts
from normalizer.language.decisions import decide_east_asian, decide_profiles
from normalizer.language.evidence import Evidence, score_profiles, script_languages, weigh
from normalizer.language.model import Language, LanguageSpan
from normalizer.language.units import cut, find_clauses

UNDETERMINED = Language("und", 0.0)
_EAST_ASIAN = [scripts.HAN, scripts.KANA, scripts.HANGUL]


def identify(text: str) -> Language:
    """The language in which most of the text is written; `und` where there are no letters to tell it by.

    >>> identify("她昨天沒有說什麼。").tag
    'zh-Hant'
    >>> identify("12:30").tag
    'und'
    """
    shares: dict[str, float] = {}
    trust: dict[str, float] = {}
    for span in detect(text):
        codes = scripts.code_points(text[span.start : span.end])
        classes = scripts.classify(codes)
        letters = int((classes != scripts.COMMON).sum()) + 2 * int(np.isin(classes, _EAST_ASIAN).sum())
        shares[span.tag] = shares.get(span.tag, 0) + letters
        trust[span.tag] = trust.get(span.tag, 0) + letters * span.confidence
    if not shares:
        return UNDETERMINED
    tag = max(shares, key=lambda each: shares[each])
    return Language(tag, trust[tag] / shares[tag]) if shares[tag] else UNDETERMINED


def detect(text: str) -> tuple[LanguageSpan, ...]:
    """The text's stretches by language: disjoint, in order, covering it; empty for the empty text.

    English words and names inside a Chinese sentence belong to it; an English clause, sentence or paragraph is a
    span of its own. What has no letters belongs to the span before.
    """
    if not text:
        return ()
    starts = list(_cut_clauses(text, cut(text)))
    evidence = weigh(scripts.code_points(text), np.array(starts, dtype=np.intp))
    decided = _settle(_decide(evidence))
    ends = [*starts[1:], len(text)]
    spans: list[LanguageSpan] = []
    for start, end, language in zip(starts, ends, decided, strict=True):
        if spans and spans[-1].tag == language.tag:
            last = spans[-1]
            before, here = last.end - last.start, end - start
            confidence = (last.confidence * before + language.confidence * here) / (before + here)
            spans[-1] = LanguageSpan(last.start, end, last.tag, confidence)
        else:
            spans.append(LanguageSpan(start, end, language.tag, language.confidence))
    return tuple(spans)


def _cut_clauses(text: str, starts: list[int]) -> Iterator[int]:
    """The starts of the stretches, with Latin clauses inside East Asian ones cut out."""
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield start
        unit = text[start:end]
        if unit.isascii():
            continue
        for first, last in find_clauses(unit):
            if first:
                yield start + first
            if last < len(unit):
                yield start + last


def _decide(evidence: Evidence) -> list[Language | None]:
    """Each stretch on its own; None where it has no letters."""
    counts = evidence.scripts.copy()
    east_asian = counts[:, _EAST_ASIAN].sum(axis=1)
    counts[:, scripts.COMMON] = 0
    counts[:, _EAST_ASIAN] = 0
    leading = counts.argmax(axis=1)
    letters = counts.max(axis=1)
    decided: list[Language | None] = [None] * len(counts)
    scored = {script: score_profiles(evidence, script) for script in sorted(set(leading.tolist())) if script_languages(script)}
    for index in range(len(counts)):
        if east_asian[index] and east_asian[index] * 4 >= letters[index]:
            decided[index] = decide_east_asian(evidence.scripts[index], evidence.variants[index])
        elif letters[index]:
            script = int(leading[index])
            single = scripts.single_language(script)
            if single is not None:
                decided[index] = Language(single, 0.99)
            else:
                scores, grams = scored[script]
                decided[index] = decide_profiles(scores[index], script_languages(script), int(grams[index]))
    return decided


def _settle(decided: list[Language | None]) -> list[Language]:
    """Stretches without letters take the language before them, or else the first one that there is."""
    first = next((language for language in decided if language is not None), UNDETERMINED)
    settled = []
    for language in decided:
        first = language if language is not None else first
        settled.append(first)
    return settled
