"""source-normalizer: a cleaned, aligned edition of messy multilingual sources.

Everything a program calls is here. Importing this loads nothing heavy; each function loads what it needs.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from normalizer.alignment.model import Bead
    from normalizer.dates.model import TimeExpression
    from normalizer.edition.model import Edition
    from normalizer.edits import Revision
    from normalizer.language.model import Language, LanguageSpan
    from normalizer.names.model import NameMention
    from normalizer.names.transliteration import NameMatch
    from normalizer.references import References
    from normalizer.translation.model import Translation

__version__ = "0.1.0"

__all__ = [
    "Reference",
    "align",
    "clean",
    "detect",
    "find_dates",
    "find_names",
    "identify",
    "match_name",
    "rank_names",
    "repair",
    "translate",
]


@dataclass(frozen=True, slots=True)
class Reference:
    """A sound source, whose names and words may settle a repair and are then cited by its id."""

    id: str
    text: str


def identify(text: str) -> "Language":
    """The language in which most of `text` is written, with the probability that this is right.

    >>> identify("這是一個艱難的決定。").tag
    'zh-Hant'
    """
    from normalizer.language import identify as identify_language

    return identify_language(text)


def detect(text: str) -> "tuple[LanguageSpan, ...]":
    """The stretches of `text` by language, in order and covering it; offsets are code points, half-open."""
    from normalizer.language import detect as detect_languages

    return detect_languages(text)


def repair(text: str, references: "Iterable[str | Reference]" = ()) -> "Revision":
    """Repair a text by what it proves itself, by conventions and by what `references` know.

    The revision has the repaired `text`, the `original`, the `edits` that were made, the `marks` that were not, and
    `revert()`.

    >>> repair("他在7。5年後回到Openai,繼續工作。").text
    '他在7.5年後回到OpenAI，繼續工作。'
    """
    from normalizer.repairs import revise_text
    from normalizer.repairs.options import RepairOptions

    return revise_text(text, _gather(references), RepairOptions())


def find_dates(text: str, written: "date | datetime | str | None" = None) -> "tuple[TimeExpression, ...]":
    """The time expressions of `text`, in order and disjoint, as records like the lines of `dates.jsonl`.

    `written` is when the text was written, a day or an instant, also in ISO 8601; without it, relative dates are
    anchored by what the text says itself.

    >>> [(found.surface, found.edtf) for found in find_dates("2025年8月25日開幕。")]
    [('2025年8月25日', '2025-08-25')]
    """
    from normalizer.dates import find
    from normalizer.pipeline.dates import parse_written

    return find(text, written=parse_written(written) if isinstance(written, str) else written)


def find_names(text: str, references: "Iterable[str | Reference]" = ()) -> "tuple[NameMention, ...]":
    """The names mentioned in `text`, in order and disjoint, as records like the lines of `names.jsonl`.

    >>> [(found.surface, found.canonical) for found in find_names("馬克·扎克伯格(Mark Zuckerberg)說。")]
    [('馬克·扎克伯格(Mark Zuckerberg)', 'Mark Zuckerberg')]
    """
    from normalizer.names import find

    return find(text, detect(text), _gather(references))


def match_name(zh: str, latin: str) -> "NameMatch":
    """How well a Chinese name fits the sound of a Latin one: a score in nats, and what each syllable spells."""
    from normalizer.names import match_name as match

    return match(zh, latin)


def rank_names(zh: str, latins: Sequence[str]) -> "tuple[tuple[str, float], ...]":
    """Latin names by how well a Chinese name fits their sound, best first, with their scores in nats."""
    from normalizer.names import rank_names as rank

    return rank(zh, latins)


def align(zh_lines: Sequence[str], en_lines: Sequence[str]) -> "tuple[Bead, ...]":
    """The beads of two texts that are translations of each other: which lines say the same."""
    from normalizer.alignment import align as align_lines

    if isinstance(zh_lines, str) or isinstance(en_lines, str):
        raise TypeError("align takes two lists of lines, not two texts")
    return align_lines(zh_lines, en_lines)


def translate(text: str, source: str, target: str) -> "Translation":
    """A text in another language by an installed model, or from Chinese to English by a gloss; it says which."""
    from normalizer.translation import translate as translate_text

    return translate_text(text, source, target)


def clean(
    paths: "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]",
    translate: str = "auto",
    names: str = "gloss-first",
    locale: str | None = None,
    threshold: float = 0.8,
    glossary: str | None = None,
) -> "Edition":
    """The edition of all sources meant by `paths` (files, folders, globs), in memory; nothing is written.

    `translate` is `auto`, `argos`, `gloss` or `none`; `names` is `gloss-first`, `latin` or `chinese`; `locale` is
    `zh-TW`, `zh-HK`, `zh-CN` or None; `glossary` is a CSV file of your own names. What cannot be read is among the
    edition's `failures`. Raises ValueError for a setting that there is not.
    """
    from pathlib import Path

    from normalizer.names.glossary import EMPTY_GLOSSARY, read_glossary
    from normalizer.names.model import NameForm
    from normalizer.pipeline.editions import make_edition
    from normalizer.pipeline.settings import Engine, Settings
    from normalizer.repairs.options import Locale, RepairOptions
    from normalizer.sources import collect

    if not 0 <= threshold <= 1:
        raise ValueError(f"threshold is a probability from 0 to 1, not {threshold}")
    options = RepairOptions(
        threshold=threshold,
        locale=Locale(locale) if locale else None,
        names=NameForm(names),
        glossary=read_glossary(Path(glossary)) if glossary else EMPTY_GLOSSARY,
    )
    settings = Settings(Engine(translate), options)
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    return make_edition(collect([os.fspath(path) for path in given]), settings)


def _gather(references: "Iterable[str | Reference]") -> "References":
    """What references know; those given as mere strings are called `reference-1` and so on."""
    from normalizer.references import EMPTY, build

    texts = [references] if isinstance(references, str) else list(references)
    if not texts:
        return EMPTY
    named = [
        (f"reference-{number}", each) if isinstance(each, str) else (each.id, each.text)
        for number, each in enumerate(texts, 1)
    ]
    return build((id, text, identify(text).tag) for id, text in named)
