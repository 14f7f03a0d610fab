"""English that was left standing in Chinese."""

import re
from collections.abc import Iterator

from normalizer.edits import Evidence, Finding
from normalizer.lexicon import lemmas
from normalizer.names.vocabulary import is_common
from normalizer.repairs.context import Context
from normalizer.repairs.views import HAN, View, is_han, is_latin, view

_LOWER = re.compile(r"[a-z](?<![a-z][a-z])[a-z]{3,}+")
_CALLED = ("稱為", "叫做", "叫作", "稱作", "名為", "所謂", "意為", "語", "詞", "字")  # a foreign word that is spoken of
_AGENT = re.compile(r"[A-Z][A-Za-z0-9]{2,20} ((?:Maker|Owner|Giant|Creator|Rival|Parent|Chief|Boss)s?)(?![A-Za-z ])")
_GLOSS = re.compile(r"(?:[(（][^()（）\n]{1,60}[)）])?[ ]?[,，](?=[a-z])")
_LOWER_CLAUSE = re.compile(r"[ ]?(?=[a-z]{2})[^\n]*[A-Za-z.!?]")  # what goes on in English behind Chinese
_CLAUSE = re.compile(r"[a-z][^\n]*[A-Za-z]")
_SENTENCE = re.compile(r"[A-Z“\"][^\n]*[.!?”\"]|[A-Z][^\n]*")


def flag_untranslated_words(text: str, context: Context) -> Iterator[Finding]:
    """An English word in lower case that touches Chinese (有限的salaries和) was left untranslated; one that is no
    English word at all, nor known to the references, was invented, and is frozen. A word in quotes or parentheses is
    meant to stand there.
    """
    look = view(text)
    if not look.has_han:
        return
    loans: list[tuple[int, int, str]] = []
    for match in _LOWER.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (is_han(before) or is_han(after)) or is_latin(before) or is_latin(after):
            continue
        if before and (before in "@#/._-’'&=“「『(（《\"" or before.isdigit()):
            continue
        if after and (after in "@/._-’'=”」』)）》\"(（" or after.isdigit()):
            continue
        if start in look.untouchable or start in look.english or start in look.quoted or before == after == " ":
            continue
        if text[max(0, start - 4) : start].endswith(_CALLED):
            continue
        word = match.group()
        known = context.references.word(word)
        if is_common(word) and (known is not None or _is_inflected(word)):
            cited = () if known is None else (known.evidence,)
            reason = f"the English word “{word}” in a Chinese sentence"
            yield Finding(start, end, None, "flag-untranslated-words", reason, 0.85, cited)
        elif is_common(word):
            loans.append((start, end, word))
        elif known is None and len(word) >= 7 and not context.references.names.find(word):
            reason = f"“{word}” is no English word that the dictionary or the references know"
            yield Finding(start, end, None, "flag-untranslated-words", reason, 0.8, freezes=True)
    for start, end, word in loans if len(loans) > 1 else ():
        reason = f"the English word “{word}” in a Chinese sentence, and not the only one"
        yield Finding(start, end, None, "flag-untranslated-words", reason, 0.6)
    for match in _AGENT.finditer(text):
        start, end = match.span(1)
        chinese = is_han(text[end : end + 1]) or text[end : end + 1] in ("。", "，", ",", "、")
        if chinese and start not in look.untouchable and start not in look.english:
            reason = f"the English word “{match.group(1)}” in a Chinese sentence"
            yield Finding(start, end, None, "flag-untranslated-words", reason, 0.85)


def _is_inflected(word: str) -> bool:
    """Whether a word is a plural or a past: what Chinese borrows, it borrows in the base form (or in -ing)."""
    return not word.endswith("ing") and any(form != word and is_common(form) for form in lemmas(word))


def flag_untranslated_clauses(text: str, context: Context) -> Iterator[Finding]:
    """A whole English sentence or heading in a Chinese text was left untranslated: its meaning is there, its Chinese is
    not. It is left as it is, for the reader and for the translation.
    """
    look = view(text)
    if not look.has_han or not look.english:
        return
    mostly = _is_mostly_chinese(look)
    for start, end in look.english:
        between = text[start - 1 : start] in ("，", "：", "。") and text[end : end + 1] in (
            "，",
            "。",
            "；",
            "！",
            "？",
        )
        first = _begin(text, start, end)
        lower = _LOWER_CLAUSE.match(text, first, end)
        match = lower if lower is not None else (_CLAUSE if between else _SENTENCE).search(text, start, end)
        if match is None or match.start() in look.kept:
            continue
        beside = HAN.search(text, max(start - 3, 0), start) or HAN.search(text, end, end + 3)
        if not mostly and beside is None:
            continue
        words = match.group().count(" ") + 1
        whole = text[match.start() - 1 : match.start()] in ("", "\n") and text[match.end() : match.end() + 1] in (
            "",
            "\n",
        )
        ended = match.group().rstrip('”"')[-1:] in (".", "!", "?")
        inside = match.start() in look.quoted or text[match.start() - 1 : match.start()] in (
            "（",
            "(",
            "《",
            "「",
            "“",
            "『",
        )
        joined = lower is not None and words >= 6 and text[first - 1 : first] in ("，", ",", "）", ")", "。")
        if inside or not (joined or (words >= 7 and ended) or (whole and words >= 4) or (between and words >= 5)):
            continue
        reason = "an English sentence in a Chinese text" if ended else "an English heading in a Chinese text"
        evidence = (Evidence.computation("language", "en"),)
        yield Finding(*match.span(), None, "flag-untranslated-clauses", reason, 0.9, evidence)


def _begin(text: str, start: int, end: int) -> int:
    """Where the English begins in what is not Chinese: behind a gloss and its comma."""
    gloss = _GLOSS.match(text, start, end)
    return start if gloss is None else gloss.end()


def _is_mostly_chinese(look: View) -> bool:
    """Whether the text has a Chinese character for every three English ones."""
    return look.chinese > sum(end - start for start, end in look.english) / 3
