"""Translation with guards: what must survive is protected and verified, and a bad sentence is known to be bad."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Protocol

from normalizer.translation.argos.engine import Hypothesis
from normalizer.translation.model import EnglishFrom, Fixed, Translation
from normalizer.translation.protection import Protected, protect, restore, settle, value_pattern
from normalizer.translation.quality import faults, words_of

_MORE = 4  # hypotheses asked for when the first one fails
_NO_REPEAT = 3  # n-grams of this size may not occur twice where a translation looped
# what is tried, in this order: style of placeholders (None for none), hypotheses, n-grams not to repeat
_ATTEMPTS: tuple[tuple[int | None, int, int], ...] = (
    (0, 1, 0),
    (0, _MORE, 0),
    (0, 1, _NO_REPEAT),
    (1, _MORE, 0),
    (None, _MORE, 0),
)
_ALIKE = 0.6  # of a name in the output that is taken for another spelling of the settled one (difflib's ratio)
_NAME = re.compile(r"[A-Z\u00c0-\u00de][\w'’-]+(?: [A-Z\u00c0-\u00de][\w'’-]+){0,3}|[\u3400-\u9fff·]{2,8}")
_MARKS = str.maketrans(
    {"，": ", ", "。": ".", "；": "; ", "：": ": ", "？": "?", "！": "!", "、": ", ", "（": " (", "）": ")"}
    | dict.fromkeys("「」『』《》“”", '"')
)


class Translator(Protocol):
    """What the guards ask of an engine."""

    def translate(
        self, sentences: Sequence[str], hypotheses: int = 1, no_repeat: int = 0
    ) -> list[tuple[Hypothesis, ...]]:
        """For each sentence its best translations, best first; none for one without words."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    text: str
    flags: tuple[str, ...]
    missing: int

    @property
    def badness(self) -> tuple[int, int, int]:
        """What fails outright, then what is lost, then how much there is to say against it."""
        return (not self.text, self.missing, len(self.flags))


@dataclass(frozen=True, slots=True)
class _Task:
    source: str
    settled: tuple[Fixed, ...]
    han: bool  # the target is Chinese

    def judge(self, hypothesis: Hypothesis, protected: Protected) -> _Attempt:
        """The hypothesis with its values in place, and what is wrong with it."""
        text = restore(hypothesis.text, protected)
        flags = list(faults(self._without(self.source), self._without_values(text), self.han))
        if hypothesis.cut and not any("repeats" in flag for flag in flags):
            flags.append("the translation was cut off")
        lost, extra = self._miscounted(text)
        if lost:
            flags.append(f"missing: {'; '.join(lost)}")
        if extra:
            flags.append(f"too often: {'; '.join(extra)}")
        return _Attempt(text, tuple(flags), len(lost))

    def _miscounted(self, text: str) -> tuple[list[str], list[str]]:
        """The settled values that stand in `text` less often, and more than twice as often, as they should."""
        wanted = Counter(item.english for item in self.settled)
        lost, extra = [], []
        for value in sorted(wanted, key=lambda value: (-len(value), value)):  # "Meta AI" before "Meta"
            text, there = value_pattern(value).subn(" ", text)
            if there < wanted[value]:
                lost.append(value)
            elif there > 2 * wanted[value]:
                extra.append(value)
        return sorted(lost), sorted(extra)

    def _without(self, text: str) -> str:
        for item in reversed(self.settled):
            text = text[: item.start] + " " + text[item.end :]
        return text

    def _without_values(self, text: str) -> str:
        for item in sorted(self.settled, key=lambda item: -len(item.english)):
            text = value_pattern(item.english).sub(" ", text, count=1)
        return text


def translate_segments(
    translator: Translator, segments: Sequence[str], fixed: Sequence[Sequence[Fixed]], target_is_han: bool
) -> list[Translation]:
    """Each segment translated, in order, with what `fixed` settles for it in place or a flag that says what is missing.

    Every segment is tried once with placeholders; those at which something can be told to be wrong are tried again:
    with more hypotheses, without repetitions, with another style of placeholders, without placeholders and names put
    right afterwards. The best attempt is kept, with its flags.
    """
    tasks = [
        _Task(segment, tuple(settle(segment, items)), target_is_han)
        for segment, items in zip(segments, fixed, strict=True)
    ]
    best: dict[int, _Attempt] = {}
    open_tasks = []
    for index, task in enumerate(tasks):
        plain = protect(task.source, task.settled)
        if words_of(re.sub(r"⟦\d+⟧", "", plain.text)):
            open_tasks.append(index)
        else:  # marks and settled things only: a model would make something up
            text = plain.text if target_is_han else plain.text.translate(_MARKS)
            best[index] = _Attempt(restore(text, plain), (), 0)
    for style, hypotheses, no_repeat in _ATTEMPTS:
        if no_repeat:
            tried = [index for index in open_tasks if any("repeats" in flag for flag in best[index].flags)]
        elif style != 0:
            tried = [index for index in open_tasks if best[index].missing]
        else:
            tried = open_tasks
        if not tried:
            continue
        _attempt(translator, tasks, tried, best, style, hypotheses, no_repeat)
        open_tasks = [index for index in open_tasks if best[index].flags]
    return [
        Translation(best[index].text, EnglishFrom.ARGOS if best[index].text else EnglishFrom.NONE, best[index].flags)
        for index in range(len(tasks))
    ]


def _attempt(
    translator: Translator,
    tasks: Sequence[_Task],
    tried: Sequence[int],
    best: dict[int, _Attempt],
    style: int | None,
    hypotheses: int,
    no_repeat: int,
) -> None:
    """One more attempt at the tasks `tried`; with `style` None nothing is replaced but names are put right after."""
    protected = [
        Protected(task.source, (), 0) if style is None else protect(task.source, task.settled, style)
        for task in (tasks[index] for index in tried)
    ]
    found = translator.translate([item.text for item in protected], hypotheses, no_repeat)
    for index, item, translations in zip(tried, protected, found, strict=True):
        task = tasks[index]
        for hypothesis in translations or (Hypothesis("", 0.0, False),):
            if style is None:
                hypothesis = replace(hypothesis, text=_put_names_right(hypothesis.text, task.settled))
            attempt = task.judge(hypothesis, item)
            if index not in best or attempt.badness < best[index].badness:
                best[index] = attempt


def _put_names_right(text: str, settled: Sequence[Fixed]) -> str:
    """`text` with a settled name for the one name in it that looks like another spelling of it.

    >>> _put_names_right("Avi Verman said it.", [Fixed(0, 2, "Avi Verma")])
    'Avi Verma said it.'
    """
    for item in settled:
        if value_pattern(item.english).search(text):
            continue
        scored = [
            (SequenceMatcher(None, match.group().lower(), item.english.lower()).ratio(), match)
            for match in _NAME.finditer(text)
        ]
        alike = [(ratio, match) for ratio, match in scored if ratio >= _ALIKE]
        if len(alike) == 1:
            match = alike[0][1]
            text = text[: match.start()] + item.english + text[match.end() :]
    return text
