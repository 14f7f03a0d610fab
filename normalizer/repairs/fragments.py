"""Sentences that a stop cuts in two, that run on into each other, and stumps."""

import re
from collections.abc import Iterator

from normalizer.edits import Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import is_han, view

# a sentence does not begin with these, nor end in those
_CUT = re.compile(
    r"。(?=並且|並[將在]|而且|以[及便免致]|及其|從而|進而|或者|也就是|而不是|其中包括|使得|致使|導致|免得|藉以|用以)"
)
_STUMPS = (
    "因為",
    "直到",
    "例如",
    "關於",
    "根據",
    "除了",
    "為了",
    "對於",
    "由於",
    "以及",
    "並且",
    "而且",
    "但是",
    "如果",
    "雖然",
    "儘管",
    "這是一個",
)
# what opens a sentence and no clause, in the middle of a clause; an adverb or an auxiliary before it belongs to it
_OPENING = re.compile(r"根據[^，。；\n]{1,16}[，,]|(?:此外|然而|不過|因此|但是)[，,]|[他她]表示[，,：:]")
_LEADING = frozenset("將可並須應會也都就而是由要已曾才能請依再只仍均皆則且或即便卻又還除在後但有無的")
_ENGLISH_STOP = re.compile(r"[.!?](?<=[a-z]{2}[.!?])(?=[一-鿿])")


def flag_cut_sentences(text: str, context: Context) -> Iterator[Finding]:
    """A stop before a conjunction that joins clauses (。並且) may be a comma, which is proposed; a sentence that ends
    in a conjunction or an article is a stump: what followed is lost, or stands behind the stop. It is flagged.
    """
    place = text.find("。")
    if place < 0 or not (look := view(text)).traditional:
        return
    while place >= 0:
        if _CUT.match(text, place) and is_han(text[place - 1 : place]) and place not in look.untouchable:
            reason = "a stop before a word that joins two clauses"
            yield Finding(place, place + 1, "，", "flag-cut-sentences", reason, 0.55)
        before = text[max(0, place - 4) : place]
        lone = before.rpartition("。")[2] if "。" in before else ""
        if lone and all(map(is_han, lone)) and place not in look.quoted and context.garbled:
            reason = "too few words for a sentence: what they belong to is lost"
            yield Finding(place - len(lone), place + 1, None, "flag-cut-sentences", reason, 0.65)
        if before.endswith(_STUMPS) and place not in look.untouchable and place not in look.quoted:
            start = place - next(len(stump) for stump in _STUMPS if before.endswith(stump))
            reason = "a sentence that ends where something must follow"
            yield Finding(start, place + 1, None, "flag-cut-sentences", reason, 0.75)
        place = text.find("。", place + 1)


def part_run_on_sentences(text: str, context: Context) -> Iterator[Finding]:
    """Words that open a sentence in the middle of a clause (離開了會場根據統計，…) follow a stop that is lost; Chinese
    right behind the stop of an English sentence begins a line of its own. Both are only proposed.
    """
    look = view(text)
    if not look.has_han or not look.traditional:
        return
    for match in _OPENING.finditer(text):
        place = match.start()
        before = text[max(0, place - 6) : place]
        if len(before) < 6 or not all(map(is_han, before)) or before[-1] in _LEADING:
            continue
        if place not in look.quoted and place not in look.untouchable:
            reason = "words that open a sentence in the middle of another"
            yield Finding(place - 1, place, f"{text[place - 1]}。", "part-run-on-sentences", reason, 0.6)
    for match in _ENGLISH_STOP.finditer(text):
        place = match.start()
        if place not in look.kept and (place - 1) in look.english:
            reason = "an English sentence that runs on into Chinese"
            yield Finding(place, place + 1, f"{match.group()}\n", "part-run-on-sentences", reason, 0.6)
