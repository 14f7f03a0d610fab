"""Time expressions: spans and values on the specification cases, false finds in clean news, speed.

`extract_chinese` and `extract_english` are what `../shared/bench/score_dates.py` takes as MODULE:FUNC.
"""

import importlib.util
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import ModuleType

from normalizer.dates import TimeExpression, TimeKind, find

_BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"
_NEWS = _BENCH / "ntrex_dev.tsv"


def value_of(found: TimeExpression) -> str:
    """One value in the terms of the scorer: a duration, a TIMEX3 value, or an EDTF date or interval."""
    if found.kind is TimeKind.DURATION:
        return found.duration or ""
    if found.kind is TimeKind.SET:
        return found.timex or ""
    return (found.edtf or found.timex or "").rstrip("~")


def extract_chinese(text: str, reference: datetime) -> list[tuple[int, int, str]]:
    """The expressions of a Chinese text written at `reference`."""
    return [(found.start, found.end, value_of(found)) for found in find(text, "zh", reference)]


def extract_english(text: str, reference: datetime) -> list[tuple[int, int, str]]:
    """The expressions of an English text written at `reference`."""
    return [(found.start, found.end, value_of(found)) for found in find(text, "en", reference)]


def run() -> list[tuple[str, str]]:
    """Scores and speeds as rows of a table; says so where the data is missing."""
    if not _NEWS.exists():
        return [("dates", "no data here to measure on (../shared/bench)")]
    return [*_scores(), *_speeds()]


def _scores() -> list[tuple[str, str]]:
    scorer = _scorer()
    rows = []
    sets: tuple[tuple[str, Callable[[str, datetime], list[tuple[int, int, str]]], str], ...] = (
        ("Chinese", extract_chinese, "dates_zh_hant_dev.jsonl"),
        ("English", extract_english, "dates_en_dev.jsonl"),
    )
    for language, extract, name in sets:
        result = scorer.evaluate(extract, scorer.load(_BENCH / name))
        for part in ("dates", "all"):
            scores = result[part]
            rows.append((f"{language}, {part}: strict F1 / value F1", f"{scores['strict_f1']} / {scores['value_f1']}"))
    return rows


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_dates", _BENCH / "score_dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _speeds() -> list[tuple[str, str]]:
    columns = [line.split("\t") for line in _NEWS.read_text(encoding="utf-8").splitlines()[1:]]
    rows = []
    for name, column in (("English news", 1), ("Traditional Chinese news", 2)):
        text = "\n".join(row[column] for row in columns)
        find(text)
        best = min(_seconds(text) for _ in range(5))
        size = len(text.encode())
        rows.append(
            (f"{name}: MB/s, expressions in 1,000 characters", f"{size / best / 1e6:.1f}, {_density(text):.1f}")
        )
    return rows


def _seconds(text: str) -> float:
    begun = time.process_time()
    find(text, written=datetime(2018, 10, 1))
    return time.process_time() - begun


def _density(text: str) -> float:
    return len(find(text)) / len(text) * 1000
