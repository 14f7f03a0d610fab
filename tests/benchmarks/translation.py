"""The gloss against reference English (chrF), its speed, and the throughput of Argos packages with and without Argos.

chrF is chrF2 of M. Popović (2015), with n-grams of 1 to 6 characters without spaces, as sacreBLEU computes it.
"""

import json
import os
import sys
import tempfile
import time
import types
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from normalizer import references
from normalizer.lexicon import load
from normalizer.translation import english
from normalizer.translation.gloss.readings import find_readings
from normalizer.translation.gloss.vocabulary import NOTHING

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = Path(__file__).parents[2] / "seeds"
Counts = list[tuple[int, int, int]]

Row = tuple[str, str]


def count_ngrams(text: str, reference: str) -> Counts:
    """For each length: n-grams in common, of the text, of the reference."""
    counts = []
    for size in range(1, 7):
        ours, theirs = (
            Counter(joined[place : place + size] for place in range(len(joined) - size + 1))
            for joined in ("".join(text.split()), "".join(reference.split()))
        )
        counts.append((sum((ours & theirs).values()), sum(ours.values()), sum(theirs.values())))
    return counts


def chrf(counts: Counts) -> float:
    """chrF2, 0 to 100, over the lengths that both sides have."""
    scores = [
        5 * (common / ours) * (common / theirs) / (4 * common / ours + common / theirs) if common else 0.0
        for common, ours, theirs in counts
        if ours and theirs
    ]
    return 100 * sum(scores) / len(scores) if scores else 0.0


def score(pairs: Sequence[tuple[str, str]]) -> str:
    """The mean by sentence, pooled over sentences, and of all as one text."""
    counts = [count_ngrams(text, reference) for text, reference in pairs]
    pooled = [tuple(map(sum, zip(*(row[size] for row in counts), strict=True))) for size in range(6)]
    whole = count_ngrams(" ".join(text for text, _ in pairs), " ".join(reference for _, reference in pairs))
    mean = sum(map(chrf, counts)) / len(counts)
    return f"mean {mean:.1f}, pooled {chrf(pooled):.1f}, whole text {chrf(whole):.1f}"  # type: ignore[arg-type] # triples


def word_for_word(text: str) -> str:
    """What the gloss is to be better than: the first reading of each word, in the order of the Chinese."""
    pieces = []
    for span in load().segment(text):
        readings = find_readings(span.of(text), NOTHING)
        pieces.append(readings[0].english if readings else "")
    return " ".join(pieces)


def read_gold() -> list[dict[str, Any]]:
    path = SHARED / "gold" / "seed003_dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def gloss_seed() -> list[Row]:
    """Seed 003 through the whole pipeline: names and dates as found, references as they are."""
    from normalizer import sources
    from normalizer.pipeline.editions import make_edition
    from normalizer.pipeline.settings import Settings

    rows = read_gold()
    edition = make_edition(sources.collect(sorted(map(str, SEEDS.glob("*.txt")))), Settings())
    segments = next(document.segments for document in edition.documents if document.id.startswith("003"))
    said: dict[int, list[str]] = {row["n"]: [] for row in rows}
    for segment in segments:
        shares = {row["n"]: min(segment.end, row["end"]) - max(segment.start, row["start"]) for row in rows}
        best = max(shares, key=lambda number: shares[number])
        if shares[best] > 0:
            said[best].append(segment.english)
    return [("003 by the pipeline, 27 rows", score([(" ".join(said[row["n"]]), row["en"]) for row in rows]))]


def gloss_flores() -> list[Row]:
    lines = (SHARED / "bench" / "mt_flores_dev.tsv").read_text(encoding="utf-8").strip().split("\n")
    table = [line.split("\t") for line in lines[1:]]
    rows: list[Row] = []
    for column, name in ((2, "Argos"), (4, "Google")):
        texts = [row[column] for row in table]
        started = time.process_time()
        found = [item.text for item in english(texts, engine="gloss")]
        spent = time.process_time() - started
        pairs = [(text, row[0]) for text, row in zip(found, table, strict=True)]
        rows.append((f"FLORES, Chinese by {name}, {len(table)} sentences, no references", score(pairs)))
        if column == 2:
            plain = [(word_for_word(text), row[0]) for text, row in zip(texts, table, strict=True)]
            rows.append(("  the same word for word", score(plain)))
            rows.append(("  gloss, CPU time a sentence", f"{1000 * spent / len(table):.2f} ms"))
            known = references.build([("rest", " ".join(row[0] for row in table[500:]), "en")])
            weighed = english(texts[:500], references=known, engine="gloss")
            pairs = [(item.text, row[0]) for item, row in zip(weighed, table, strict=False)]
            rows.append(("  its first half, the other half's English as references", score(pairs)))
    return rows


def compare_throughput() -> list[Row]:
    """The same package and sentences through Argos's own defaults and through the engine here.

    Random weights never end a sentence, so both get the same limit of tokens a sentence: a proxy hands it to Argos.
    """
    from tests.benchmarks.random_package import build_random_package

    lines = (SHARED / "bench" / "mt_flores_dev.tsv").read_text(encoding="utf-8").strip().split("\n")
    sentences = [line.split("\t")[4] for line in lines[1:]]
    some = sentences[:16]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARGOS_PACKAGES_DIR"] = folder
        build_random_package(Path(folder) / "translate-zt_en-0_1", sentences)
        from normalizer.translation.argos.engine import load_model
        from normalizer.translation.argos.packages import find_package

        installed = find_package("zt", "en")
        assert installed is not None
        model = load_model(installed)
        model.translate(some[:1])  # warm up
        ours = _seconds(lambda: model.translate(some))
        theirs = _seconds(_argos(some))
    peak = _peak_memory()
    return [
        ("Argos's defaults, 75 MB package, wall time a sentence", f"{1000 * theirs / len(some):.0f} ms"),
        ("here", f"{1000 * ours / len(some):.0f} ms ({theirs / ours:.1f} times the throughput)"),
        ("peak memory of this process, two copies of the model loaded", peak),
    ]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _argos(sentences: Sequence[str]) -> Callable[[], object]:
    """Argos's own translation, with a stand-in for stanza and for its sentence splitter, and a limit of tokens."""
    if find_spec("stanza") is None:
        stub: Any = types.ModuleType("stanza")
        stub.Pipeline = None
        sys.modules["stanza"] = stub
    import ctranslate2
    from argostranslate import settings, translate

    underlying: Any = translate.get_translation_from_codes("zt", "en").underlying  # type: ignore[union-attr] # installed
    real = ctranslate2.Translator(
        str(underlying.pkg.package_path / "model"), compute_type=settings.compute_type,
        inter_threads=settings.inter_threads, intra_threads=settings.intra_threads,
    )  # fmt: skip

    class Limited:
        def translate_batch(self, tokens: list[list[str]], **options: Any) -> Any:
            return real.translate_batch(tokens, max_decoding_length=3 * max(map(len, tokens)) + 10, **options)

    class Whole:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    underlying.translator, underlying.sentencizer = Limited(), Whole()
    underlying.hypotheses(sentences[0], 1)  # warm up
    return lambda: [underlying.hypotheses(sentence, 1) for sentence in sentences]


def _peak_memory() -> str:
    import resource

    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def run() -> list[Row]:
    """All figures of this room."""
    if not SHARED.exists():
        return [("translation", "needs ../shared, which is not there")]
    started = time.process_time()
    load()
    rows: list[Row] = [("loading the dictionary, CPU time", f"{time.process_time() - started:.2f} s")]
    rows += gloss_seed() + gloss_flores()
    rows += compare_throughput() if find_spec("argostranslate") else [("Argos", "is not installed")]
    return rows
