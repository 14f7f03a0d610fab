"""The English of Chinese segments and the Chinese of English passages in a Chinese document."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from normalizer.dates.model import TimeExpression
from normalizer.edition.model import EditionSegment
from normalizer.names.model import NameMention, NameStatus
from normalizer.pipeline.settings import Engine, Settings
from normalizer.pipeline.surveys import Survey
from normalizer.references import References
from normalizer.translation.model import EnglishFrom, Fixed

_LATIN = re.compile(r"[^\W\d_](?:[^()（）㐀-鿿]*\w)?", re.ASCII)


def add_translations(
    segments: Sequence[EditionSegment],
    survey: Survey,
    names: Sequence[NameMention],
    dates: Sequence[TimeExpression],
    references: References,
    settings: Settings,
) -> tuple[EditionSegment, ...]:
    """The segments with the side that a machine makes; `names` and `dates` are those of the clean text."""
    if settings.translate is Engine.NONE or not survey.language.tag.startswith("zh"):
        return tuple(segments)
    from normalizer.translation import chinese, english

    is_english = [segment.english_from is EnglishFrom.SOURCE for segment in segments]
    fixed_names = _fix(segments, [(name.start, name.end, english_name(name)) for name in names])
    fixed_dates = _fix(segments, [(date.start, date.end, date.english) for date in dates])
    places = [place for place, known in enumerate(is_english) if not known]
    made = english(
        [segments[place].clean for place in places],
        [fixed_names[place] for place in places],
        [fixed_dates[place] for place in places],
        references,
        settings.translate.value,
        source=survey.language.tag,
    )
    done = list(segments)
    for place, translation in zip(places, made, strict=True):
        done[place] = replace(
            segments[place],
            english=translation.text,
            english_from=translation.made_by,
            english_flags=translation.flags,
        )
    passages = [place for place, known in enumerate(is_english) if known]
    sides = chinese(
        [segments[place].clean for place in passages],
        [fixed_names[place] for place in passages],
        settings.translate.value,
        target=settings.repair.locale or survey.language.tag,
    )
    for place, translation in zip(passages, sides, strict=True):
        if translation.text:
            done[place] = replace(done[place], chinese=translation.text, english_flags=translation.flags)
    return tuple(done)


def english_name(mention: NameMention) -> str:
    """What a name is called in English where it is mentioned: as it is glossed or written there, in its own spelling.

    A surname stays a surname; a name that stands in Chinese only is given in full; "" where it is not settled.
    """
    if mention.status is not NameStatus.SETTLED or mention.canonical is None:
        return ""
    latin = _LATIN.search(mention.surface)
    if latin is None:
        return mention.canonical
    written = latin.group()
    words = mention.canonical.split()
    return written if written in words else mention.canonical


def _fix(segments: Sequence[EditionSegment], places: Sequence[tuple[int, int, str]]) -> list[list[Fixed]]:
    """For each segment the settled stretches in it, with offsets of its own clean text."""
    starts = [segment.clean_start for segment in segments]
    fixed: list[list[Fixed]] = [[] for _ in segments]
    for start, end, text in places:
        index = bisect_left(starts, start + 1) - 1
        if text and index >= 0 and end <= segments[index].clean_end:
            fixed[index].append(Fixed(start - starts[index], end - starts[index], text))
    return fixed
