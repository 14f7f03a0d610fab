"""The whole run without translation against a naive composition of libraries; the main job's time and memory."""

import functools
import gc
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from normalizer.edition.records import render_document
from normalizer.pipeline.editions import make_edition
from normalizer.pipeline.settings import Engine, Settings
from normalizer.sources import collect

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
ROUNDS = 9

Rows = list[tuple[str, str]]


def run() -> Rows:
    """CPU time relative to the naive composition on the same documents, in turn, in one process; the main job."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir())]
    naive, ours = measure_alternately(lambda: run_naively(texts), run_pipeline)
    caches = find_caches()
    naive_beside, first = measure_alternately(lambda: run_naively(texts), lambda: run_anew(caches))
    return [
        ("naive: ftfy + langdetect + OpenCC on the five seeds, CPU ms", f"{1000 * naive:.1f}"),
        ("the whole run without translation, with records, CPU ms", f"{1000 * ours:.1f}"),
        ("ratio (goal: at most 0.5)", f"{ours / naive:.2f}"),
        ("  of a first run, when no word or sentence is known from the round before", f"{first / naive_beside:.2f}"),
        *measure_main_job(),
    ]


def run_naively(texts: list[str]) -> None:
    """What a script of ten lines does."""
    import ftfy
    import langdetect
    import opencc

    converter = opencc.OpenCC("s2tw")
    for text in texts:
        fixed = ftfy.fix_text(text)
        langdetect.detect_langs(fixed)
        converter.convert(fixed)


def run_pipeline() -> None:
    """Reading, language, repair, names, dates, segments, links, records; no page and no translation."""
    for document in make_edition(collect([str(SEEDS)]), Settings(translate=Engine.NONE)).documents:
        render_document(document)


def find_caches() -> "list[functools._lru_cache_wrapper[object]]":
    """The caches of words and texts: those that are bounded; the others hold data files."""
    caches = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
    return [each for each in caches if each.cache_parameters()["maxsize"] is not None]


def run_anew(caches: "list[functools._lru_cache_wrapper[object]]") -> None:
    """As `run_pipeline`, with `caches` empty."""
    for each in caches:
        each.cache_clear()
    run_pipeline()


def measure_alternately(one: Callable[[], None], other: Callable[[], None]) -> tuple[float, float]:
    """The median CPU seconds of each, run in turn after one run to warm up."""
    times: tuple[list[float], list[float]] = ([], [])
    for round_ in range(ROUNDS + 1):
        for place, work in enumerate((one, other)):
            started = time.process_time()
            work()
            if round_:
                times[place].append(time.process_time() - started)
    return statistics.median(times[0]), statistics.median(times[1])


def measure_main_job() -> Rows:
    """The command of the README once installed."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "normalizer", "clean", str(SEEDS), "-o", folder, "--quiet"]
        started = time.monotonic()
        subprocess.run(command, check=True, cwd=ROOT)
        seconds = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        ("main job: clean seeds, seconds", f"{seconds:.1f}"),
        ("main job: peak memory, MB", f"{peak:.0f}"),
    ]


if __name__ == "__main__":
    for name, value in run():
        print(f"{name:70} {value}")
