"""A small edition made by hand, with one of everything that a page shows."""

from dataclasses import replace
from hashlib import sha256

from normalizer.alignment.model import Link, Relation
from normalizer.dates.model import Basis, DateCheck, DateMatch, TimeExpression, TimeKind
from normalizer.edition.model import Document, Edition, EditionSegment, Failure
from normalizer.edits.drafts import Draft
from normalizer.edits.evidence import Evidence
from normalizer.edits.findings import Finding
from normalizer.edits.revisions import Revision
from normalizer.language.model import Language, LanguageSpan
from normalizer.names.model import Alias, Candidate, NameEntry, NameMention, NameStatus, NameType
from normalizer.roles.model import GarbleFeature, GarbleScore, Role
from normalizer.sources.model import Encoding, Provenance, Source
from normalizer.translation.model import EnglishFrom, GlossedWord

CHINESE = "zh"
"""The id of the Chinese document."""

_CHINESE_LINES = (
    "諾華(Novartis)在周二宣布新的研究中心,研究中心設在巴塞爾。",
    "《按此訂閱電子報》",
    "該公司於2024年5月3日任命Anna weiss weiss為總監,岩石開端之後Openai離開了。",
    "The deal closed in March.",
    "這一舉措是一個新的現象密度。",
)
_ENGLISH_LINES = (
    "Novartis opened a research centre in Basel on 3 May 2024.",
    "Anna Weiss, its director , called it a rocky start.",
)


def make_source(id: str, text: str, title: str | None = None) -> Source:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    known = Provenance(title=title, author="A. Reporter", written="2024-05-04", url="https://example.org/a?b&c")
    return Source(id, f"in/{id}.txt", text, digest, Encoding("utf-8", 1.0, "valid"), provenance=known)


def find(text: str, before: str, after: str | None, rule: str, reason: str, sure: float, *seen: Evidence) -> Finding:
    start = text.index(before)
    return Finding(start, start + len(before), after, rule, reason, sure, seen)


def make_chinese_revision() -> Revision:
    draft = Draft("\n".join(_CHINESE_LINES), CHINESE)
    convention = Evidence.convention("punctuation", "full-width marks stand between Chinese characters")
    draft.apply(
        [
            find(
                draft.text, ",", "，", "half-width-comma", "a half-width comma between Chinese words", 0.98, convention
            ),
            find(draft.text, "《按此訂閱電子報》\n", "", "furniture", "a line that invites to subscribe", 0.95),
        ]
    )
    brands = Evidence.resource("brands.tsv", "openai", "OpenAI")
    draft.apply([find(draft.text, "Openai", "OpenAI", "brand-case", "the company writes itself OpenAI", 0.99, brands)])
    draft.apply([find(draft.text, " weiss weiss", " Weiss", "stutter", "a word said twice", 0.85)])
    seen = Evidence.source("en", 58, 68, "Anna Weiss")
    return draft.revision(
        [
            find(draft.text, "岩石開端", "坎坷的開端", "calque", "“rocky start” translated word by word", 0.6, seen),
            find(draft.text, "現象密度", None, "lost-passage", "no reading fits the sentence", 0.7),
        ]
    )


def make_segments(
    id: str, revision: Revision, english: dict[int, tuple[str, EnglishFrom]]
) -> tuple[EditionSegment, ...]:
    """A segment for each line of the clean text that is not empty."""
    segments = []
    place = 0
    for number, line in enumerate(revision.text.split("\n")):
        if line:
            origin = revision.original_span(place, place + len(line))
            text, made = english.get(number, (line, EnglishFrom.SOURCE))
            tag = "zh-Hant" if any(char > "\u3000" for char in line) else "en"
            segments.append(
                EditionSegment(
                    id=f"{id}#{origin.start}",
                    start=origin.start,
                    end=origin.end,
                    clean_start=place,
                    clean_end=place + len(line),
                    language=tag,
                    original=origin.of(revision.original),
                    clean=line,
                    english=text,
                    english_from=made,
                )
            )
        place += len(line) + 1
    return tuple(segments)


def make_name(text: str, surface: str, canonical: str | None, kind: NameType, zh: str | None = None) -> NameMention:
    start = text.index(surface)
    status = NameStatus.SETTLED if canonical else NameStatus.PROPOSED
    candidates = () if canonical else (Candidate("Weiss", 7.25),)
    end = start + len(surface)
    return NameMention(start, end, surface, status, canonical, zh, kind, "gloss", 0.93, candidates, ())


def make_date(
    text: str, surface: str, edtf: str | None, day: str | None, english: str, **more: object
) -> TimeExpression:
    start = text.index(surface)
    fields: dict[str, object] = {
        "start": start, "end": start + len(surface), "surface": surface, "kind": TimeKind.DATE, "edtf": edtf,
        "earliest": day, "latest": day, "duration": None, "timex": None, "modifier": None, "english": english,
        "anchor": None, "basis": Basis.EXPLICIT, "confidence": 0.97,
    }  # fmt: skip
    return TimeExpression(**(fields | more))  # type: ignore[arg-type] # a bag of fields, for brevity


def make_chinese() -> Document:
    revision = make_chinese_revision()
    text = revision.original
    translated = {
        0: ("Novartis announced a new research centre on Tuesday.", EnglishFrom.ARGOS),
        1: ("the company appointed Anna Weiss as director", EnglishFrom.GLOSS),
        3: ("", EnglishFrom.NONE),
    }
    segments = list(make_segments(CHINESE, revision, translated))
    link = Link("en", 0, 57, _ENGLISH_LINES[0], 0.41, ("Novartis", "3 May 2024"), Relation.SAME_EVENT)
    segments[1] = _replace(segments[1], links=(link,), english_flags=("a number is missing",))
    segments[2] = _replace(segments[2], chinese="交易於三月完成。")
    names = (
        make_name(text, "諾華", "Novartis", NameType.ORGANIZATION, "諾華"),
        make_name(text, "巴塞爾", "Basel", NameType.PLACE, "巴塞爾"),
        make_name(text, "Anna weiss weiss", None, NameType.PERSON),
        make_name(text, "Openai", "OpenAI", NameType.ORGANIZATION),
    )
    match = DateMatch("en", 45, 55, "3 May 2024")
    check = DateCheck("same day", "holds", "3 May 2024 is given by both sources.")
    dates = (
        make_date(
            text,
            "周二",
            "2024-04-30",
            "2024-04-30",
            "30 April 2024",
            basis=Basis.RELATIVE,
            anchor="counted from 4 May 2024",
        ),
        make_date(text, "2024年5月3日", "2024-05-03", "2024-05-03", "3 May 2024", matches=(match,), checks=(check,)),
    )
    return Document(
        source=make_source(CHINESE, text),
        language=Language("zh-Hant", 0.99),
        languages=(LanguageSpan(0, len(text), "zh-Hant", 0.99),),
        role=Role.GARBLED,
        garble=GarbleScore(0.42, (GarbleFeature("half-width punctuation", 0.3, 0.5), GarbleFeature("loops", 0.1, 1.0))),
        revision=revision,
        segments=tuple(segments),
        names=names,
        dates=dates,
        unplaced=("“岩石” with the text around it is no longer in the source",),
    )


def make_english() -> Document:
    draft = Draft("\n".join(_ENGLISH_LINES), "en")
    draft.apply([find(draft.text, " ,", ",", "space-before-comma", "no space stands before a comma", 0.99)])
    revision = draft.revision()
    text = revision.original
    return Document(
        source=make_source("en", text, "A research centre in Basel"),
        language=Language("en", 1.0),
        languages=(LanguageSpan(0, len(text), "en", 1.0),),
        role=Role.REFERENCE,
        garble=GarbleScore(0.02),
        revision=revision,
        segments=make_segments("en", revision, {}),
        names=(
            make_name(text, "Novartis", "Novartis", NameType.ORGANIZATION),
            make_name(text, "Basel", "Basel", NameType.PLACE),
            make_name(text, "Anna Weiss", "Anna Weiss", NameType.PERSON),
        ),
        dates=(make_date(text, "3 May 2024", "2024-05-03", "2024-05-03", "3 May 2024"),),
    )


def make_edition() -> Edition:
    entries = (
        NameEntry("Novartis", "諾華", NameType.ORGANIZATION, (Alias("諾華", {"zh": 1}),), 2, {"en": 1, "zh": 1}, ()),
        NameEntry("Basel", "巴塞爾", NameType.PLACE, (), 2, {"en": 1, "zh": 1}, ()),
        NameEntry("Anna Weiss", None, NameType.PERSON, (), 1, {"en": 1}, ("zh writes “Anna weiss weiss”.",)),
        NameEntry("OpenAI", None, NameType.ORGANIZATION, (Alias("Openai", {"zh": 1}),), 1, {"zh": 1}, ()),
    )
    failure = Failure("in/broken.txt", "in/broken.txt is empty; it was left out.")
    return Edition((make_chinese(), make_english()), entries, (failure,), {"translate": "gloss", "threshold": 0.8})


def gloss(text: str) -> tuple[GlossedWord, ...]:
    """Glosses for a few words, as the dictionary gives them."""
    known = {"研究": ("yán jiū", "research"), "中心": ("zhōng xīn", "centre"), "公司": ("gōng sī", "company")}
    found = [
        GlossedWord(place, place + len(word), *reading)
        for word, reading in known.items()
        for place in range(len(text))
        if text.startswith(word, place)
    ]
    return tuple(sorted(found, key=lambda word: word.start))


def _replace(segment: EditionSegment, **changes: object) -> EditionSegment:
    return replace(segment, **changes)  # type: ignore[arg-type] # a bag of fields, for brevity


TIMELINE = (
    '<svg viewBox="0 0 300 40" role="img" aria-label="Dates of the sources"><style>.tick{stroke:currentColor}</style>'
    '<line class="tick" x1="10" y1="10" x2="10" y2="30"/><text x="14" y="24" font-size="12">3 May 2024</text>'
    '<rect data-time="2024-05-03" x="14" y="30" width="20" height="8"/></svg>'
)


def long_document(segments: int) -> Document:
    """The Chinese document over and over, until it has so many segments."""
    one = make_chinese()
    text = one.source.text + "\n"
    times = -(-segments // len(one.segments))
    edits, marks, rows, names, dates = [], [], [], [], []
    clean = len(one.revision.text) + 1
    for number in range(times):
        offset, shift = number * len(text), number * clean
        edits += [replace(edit, start=edit.start + offset, end=edit.end + offset) for edit in one.revision.edits]
        marks += [replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in one.revision.marks]
        rows += [
            replace(
                row,
                id=f"{CHINESE}#{row.start + offset}",
                start=row.start + offset,
                end=row.end + offset,
                clean_start=row.clean_start + shift,
                clean_end=row.clean_end + shift,
            )
            for row in one.segments
        ]
        names += [replace(name, start=name.start + offset, end=name.end + offset) for name in one.names]
        dates += [replace(date, start=date.start + offset, end=date.end + offset) for date in one.dates]
    return replace(
        one,
        source=make_source(CHINESE, text * times),
        revision=Revision(text * times, edits, marks),
        segments=tuple(rows[:segments]),
        names=tuple(names),
        dates=tuple(dates),
    )
