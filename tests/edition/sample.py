"""Editions made by hand, for the writers."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from normalizer.alignment import Link, Relation
from normalizer.dates.model import Basis, DateMatch, TimeExpression, TimeKind
from normalizer.edition.model import Document, Edition, EditionSegment
from normalizer.edits import Draft, Evidence, Finding, Revision
from normalizer.language.model import Language, LanguageSpan
from normalizer.names.model import NameMention, NameStatus, NameType
from normalizer.roles.model import GarbleFeature, GarbleScore, Role
from normalizer.sources.model import Encoding, Provenance, Source
from normalizer.translation.model import EnglishFrom

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not part of this project")

HOSTILE = "甲\x00乙\x0b\ud800丙\u2028\u0085\ufffe]]><script>&amp;\t\\u0041\\ \"quoted\" 'it' \r丁\u202e|a | b"


def make_document(
    text: str,
    findings: Iterable[Finding] = (),
    marks: Iterable[tuple[str, str | None, str, float]] = (),
    names: Iterable[NameMention] = (),
    dates: Iterable[TimeExpression] = (),
    id: str = "003_x",
    language: str = "zh-Hant",
) -> Document:
    """A document whose segments are the lines of its clean text; `marks` are the arguments of `change` on that text."""
    draft = Draft(text)
    draft.apply(findings)
    revision = draft.revision([change(draft.text, *mark) for mark in marks])
    names = tuple(sorted(names, key=lambda name: (name.start, name.end)))
    dates = tuple(sorted(dates, key=lambda date: (date.start, date.end)))
    return Document(
        source=Source(
            id,
            f"in/{id}.txt",
            text,
            "0" * 64,
            Encoding("utf-8", 1.0, "it is valid"),
            provenance=Provenance("A title", "An author", None, "2025-08-27", "https://example.org/a b?c=d&e=甲#f"),
        ),
        language=Language(language, 0.9),
        languages=(LanguageSpan(0, len(text), language, 0.9),),
        role=Role.REFERENCE if language == "en" else Role.GARBLED,
        garble=GarbleScore(0.123456, (GarbleFeature("loops", 0.25, 0.5),)),
        revision=revision,
        segments=_make_segments(id, revision, names, dates, language),
        names=names,
        dates=dates,
        seconds=0.01,
    )


def _make_segments(
    id: str,
    revision: Revision,
    names: tuple[NameMention, ...],
    dates: tuple[TimeExpression, ...],
    language: str,
) -> tuple[EditionSegment, ...]:
    segments: list[EditionSegment] = []
    place = 0
    for line in revision.text.split("\n"):
        start, end = place, place + len(line)
        place = end + 1
        origin = revision.original_span(start, end)
        if not line.strip() or (segments and origin.start < segments[-1].end):
            continue
        flags = tuple(
            number
            for number, change in enumerate(revision.ledger)
            if (change.start < origin.end and origin.start < change.end)
            or (change.start == change.end and origin.start <= change.start <= origin.end)
        )
        segments.append(
            EditionSegment(
                id=f"{id}#{origin.start}",
                start=origin.start,
                end=origin.end,
                clean_start=start,
                clean_end=end,
                language=language,
                original=origin.of(revision.original),
                clean=line,
                english=line if language == "en" else "",
                english_from=EnglishFrom.SOURCE if language == "en" else EnglishFrom.NONE,
                names=tuple(n for n, each in enumerate(names) if origin.start <= each.start < origin.end),
                dates=tuple(n for n, each in enumerate(dates) if origin.start <= each.start < origin.end),
                flags=flags,
            )
        )
    return tuple(segments)


def make_name(start: int, end: int, text: str, canonical: str | None, kind: NameType = NameType.PERSON) -> NameMention:
    status = NameStatus.SETTLED if canonical else NameStatus.PROPOSED
    return NameMention(start, end, text[start:end], status, canonical, None, kind, "gloss", 0.9)


def make_date(start: int, end: int, text: str, day: str | None, **changes: object) -> TimeExpression:
    date = TimeExpression(
        start, end, text[start:end], TimeKind.DATE, day, day, day, None, None, None, "a day", None, Basis.EXPLICIT, 0.95
    )
    return replace(date, **changes)  # type: ignore[arg-type]  # a bag of fields, for brevity


def change(text: str, before: str, after: str | None, rule: str, confidence: float = 0.9) -> Finding:
    """A finding on the first place where `before` stands."""
    start = text.index(before)
    evidence = (Evidence.source("000_y", 3, 9, "a place"), Evidence.resource("brands.tsv", "openai", "OpenAI"))
    return Finding(start, start + len(before), after, rule, f"because of {rule}", confidence, evidence)


def make_edition() -> Edition:
    """A garbled document with one of everything, an English one, and one full of hostile characters."""
    text = "梅塔(Meta)在8月25日宣布,Openai失敗。\n這是一個現象密度,出發表明。\nIt ended in March.\n扎克伯格離開。"
    chinese = make_document(
        text,
        [change(text, ",", "，", "half-width-comma"), change(text, "Openai", "OpenAI", "brand"),
         change(text, "(Meta)", "", "gloss-of-name")],
        [("現象密度", None, "lost-passage", 0.7), ("出發表明", "離職顯示", "calque", 0.5)],
        [make_name(0, 8, text, "Meta", NameType.ORGANIZATION), make_name(17, 23, text, "OpenAI", NameType.ORGANIZATION),
         make_name(text.index("扎"), text.index("扎") + 4, text, None)],
        [make_date(9, 14, text, "2025-08-25", matches=(DateMatch("000_y", 1, 9, "Aug. 25"),)),
         make_date(14, 16, text, None, kind=TimeKind.DURATION, duration="P2M")],
    )  # fmt: skip
    segments = list(chinese.segments)
    link = Link("000_y", 0, 12, "It ended.", 0.42, ("Meta", "25 August 2025"), Relation.SAME_EVENT)
    segments[0] = replace(
        segments[0], english="Meta announced.", english_from=EnglishFrom.ARGOS, links=(link,), english_flags=("a | b",)
    )
    segments[1] = replace(segments[1], english="this is a phenomenon", english_from=EnglishFrom.GLOSS)
    segments[2] = replace(
        segments[2],
        language="en",
        english=segments[2].clean,
        english_from=EnglishFrom.SOURCE,
        chinese="在三月結束。",
    )
    english = make_document("It ended on Aug. 25. So it was.", id="000_y", language="en")
    place = HOSTILE.index("<")
    hostile = make_document(
        HOSTILE,
        [
            Finding(
                place,
                place + 8,
                "《\x01》",
                "r\x02 ule",
                "why\x03\ud800",
                0.9,
                (Evidence.resource("a\x04", "b", "\x05"),),
            )
        ],
        [("甲\x00乙", None, "flag\x06", 0.9)],
        [make_name(0, 1, HOSTILE, "Na\x07me <&>", NameType.OTHER)],
        id="hostile <\x08> #1",
    )
    whole = replace(
        hostile.segments[0], english=HOSTILE[::-1], english_from=EnglishFrom.GLOSS, english_flags=('"x', "y\x01|")
    )
    return Edition(
        (replace(chinese, segments=tuple(segments)), english, replace(hostile, segments=(whole,))), (), (), {"to": "x"}
    )
