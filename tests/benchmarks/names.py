"""Names: ranking on pairs outside the training names, links in bilingual news, seed 003, speed, a big table."""

import csv
import hashlib
import random
import re
import tempfile
import time
import tracemalloc
from collections import Counter
from pathlib import Path
from unittest.mock import patch

import numpy as np

from normalizer.names import (
    NameMention,
    NameStatus,
    Tally,
    count_mentions,
    find,
    make_entries,
    scoring,
    training,
    transliteration,
)
from normalizer.names.folding import fold_name
from normalizer.references import build

ROOT = Path(__file__).parents[2]
PAIRS = ROOT / ".." / "shared" / "data" / "cedpane_names.tsv"
NEWS = ROOT / ".." / "shared" / "bench" / "ntrex_dev.tsv"
CANDIDATES = 500
DRAWS = 5
# what an English text calls a country or a party whose usual name it does not write
OTHERWISE = {
    "United States": ("US", "U.S", "America"),
    "United Kingdom": ("UK", "Brit", "BST", "Engl"),
    "Europe": ("Europ",),
    "European Union": ("EU", "Europ"),
    "United Nations": ("UN", "U.N"),
    "Republican Party": ("Republican", "GOP"),
    "Democratic Party": ("Democrat",),
    "Netherlands": ("Netherlands", "Dutch"),
    "Spain": ("Span",),
    "France": ("French",),
    "Sweden": ("Swede",),
    "Argentina": ("Argentin",),
    "Wales": ("Welsh",),
    "Belgium": ("Belgi",),
    "Pacific Ocean": ("Pacific",),
    "World War II": ("Second World War", "second world war", "World War Two"),
}


def run() -> list[tuple[str, str]]:
    """The figures, each with its name."""
    return [*rank_held_out(), *link_news(), *link_seed(), *time_finding(), *tabulate()]


def rank_held_out() -> list[tuple[str, str]]:
    """A tenth of the Latin names is left out of the training, by a hash, and ranked."""
    if not PAIRS.exists():
        return [("ranking held-out names", "the name pairs are not here")]
    pairs = training.read_pairs(PAIRS)
    held = [pair for pair in pairs if hashlib.sha256(pair[0].encode()).digest()[0] < 26]
    with tempfile.TemporaryDirectory() as folder:
        training.write_model([pair for pair in pairs if pair not in set(held)], Path(folder) / "model.tsv")
        lines = (Path(folder) / "model.tsv").read_text(encoding="utf-8").split("\n")
    model = transliteration.make_model(line.split("\t") for line in lines if line and not line.startswith("#"))
    with patch.object(transliteration, "load_model", lambda: model), patch.object(scoring, "load_model", lambda: model):
        _forget()
        right, recalled, scored, seconds = [], [], 0, 0.0
        for draw in range(DRAWS):
            chosen = _draw(held, draw)
            latins = [latin for latin, _ in chosen]
            start = time.process_time()
            scores = np.array([scoring.score_names(chinese, latins) for _, chinese in chosen])
            seconds += time.process_time() - start
            scored += scores.size
            others = scores[~np.eye(len(chosen), dtype=bool)]
            right.append(float((scores.argmax(axis=1) == np.arange(len(chosen))).mean()))
            recalled.append(float((np.diag(scores) > np.quantile(others, 0.999)).mean()))
    _forget()
    figures = [
        (f"held-out names, best of {CANDIDATES}: right (bar .92)", f"{np.mean(right):.3f}"),
        ("held-out names, found at one false match in 1,000 (bar .92)", f"{np.mean(recalled):.3f}"),
        ("pairs scored a second of CPU, one core (bar 100,000)", f"{scored / seconds:,.0f}"),
    ]
    try:
        from nltk.metrics.distance import jaro_winkler_similarity as similarity
    except ImportError:
        return figures
    chosen = _draw(held, 0)
    spoken = ["".join(transliteration.syllable(character) for character in chinese) for _, chinese in chosen]
    best = [max(range(len(chosen)), key=lambda index: similarity(pinyin, chosen[index][0])) for pinyin in spoken]
    share = sum(index == guess for index, guess in enumerate(best)) / len(chosen)
    return [*figures, ("  the same by pinyin and Jaro-Winkler", f"{share:.3f}")]


def _draw(pairs: list[tuple[str, str]], seed: int) -> list[tuple[str, str]]:
    """As many pairs as there are candidates, no Latin and no Chinese name twice."""
    shuffled = sorted(pairs)
    random.Random(seed).shuffle(shuffled)
    chosen: list[tuple[str, str]] = []
    latins: set[str] = set()
    chinese: set[str] = set()
    for pair in shuffled:
        if pair[0] not in latins and pair[1] not in chinese and len(chosen) < CANDIDATES:
            chosen.append(pair)
            latins.add(pair[0])
            chinese.add(pair[1])
    return chosen


def _forget() -> None:
    for cached in (
        transliteration.probability,
        transliteration.match_name,
        transliteration.chances,
        transliteration.find_start,
        scoring._prepare,
        scoring._tables,
        scoring._chance_table,
    ):
        cached.cache_clear()


def _news() -> dict[str, tuple[str, str]]:
    """The English and the Taiwanese text of each document."""
    texts: dict[str, tuple[str, str]] = {}
    with NEWS.open(encoding="utf-8", newline="") as lines:
        for document, english, chinese, *_ in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
            before = texts.get(document, ("", ""))
            texts[document] = (f"{before[0]}{english}\n", f"{before[1]}{chinese}\n")
    return texts


def link_news() -> list[tuple[str, str]]:
    """Links of clean Chinese news against the English of all documents: wrong if its own English knows no such name."""
    if not NEWS.exists():
        return [("links in bilingual news", "the news is not here")]
    texts = _news()
    known = build((document, english, "en") for document, (english, _) in texts.items())
    links: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for document, (english, chinese) in texts.items():
        folded = fold_name(english)
        for mention in find(chinese, (), known, document=f"{document}.zh"):
            if mention.canonical is not None:
                links[mention.method] += 1
                wrong[mention.method] += not _agrees(mention, english, folded)
    shown = ", ".join(f"{method} {wrong[method]}/{links[method]}" for method in sorted(links))
    return [
        (
            "settled links in clean news that its English does not bear out (bar 1 in 100)",
            f"{wrong.total()}/{links.total()}",
        ),
        ("  by method", shown),
    ]


def _agrees(mention: NameMention, english: str, folded: str) -> bool:
    canonical = mention.canonical or ""
    last = fold_name(canonical.split()[-1])
    return (
        fold_name(canonical) in folded
        or last in folded
        or any(form in english for form in OTHERWISE.get(canonical, ()))
    )


def link_seed() -> list[tuple[str, str]]:
    """Seed 003 against the other four."""
    seeds = {path.stem[:3]: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").iterdir())}
    known = build((name, text, "en") for name, text in seeds.items() if name != "003")
    mentions = find(seeds["003"], (), known, document="003")
    settled = [mention for mention in mentions if mention.status is NameStatus.SETTLED]
    return [
        ("seed 003: mentions settled, of all found", f"{len(settled)}/{len(mentions)}"),
        ("seed 003: distinct forms settled", str(len({mention.surface for mention in settled}))),
    ]


def time_finding() -> list[tuple[str, str]]:
    """CPU of finding names in seed 003 and an English seed, against that of finding their words."""
    figures = []
    for name in ("003", "001"):
        (path,) = (ROOT / "seeds").glob(f"{name}*")
        text = path.read_text(encoding="utf-8")
        known = build([("r", text if name == "001" else "", "en")])
        find(text, (), known)
        word = re.compile(r"\w+")
        taken = min(_clock(lambda: find(text, (), known)) for _ in range(10))  # noqa: B023 - called at once
        yardstick = min(_clock(lambda: word.findall(text)) for _ in range(10))  # noqa: B023 - called at once
        figures.append(
            (
                f"finding the names of seed {name}, and as a multiple of finding its words",
                f"{1000 * taken:.1f} ms, {taken / yardstick:.0f}",
            )
        )
    return figures


def _clock(action: object) -> float:
    start = time.process_time()
    action()  # type: ignore[operator]
    return time.process_time() - start


def tabulate(documents: int = 10_000) -> list[tuple[str, str]]:
    """The name table of a batch made of invented names: memory and time, in one pass and merged from ten shards."""
    source = random.Random(1)
    sounds = ["ka", "li", "mor", "ten", "vas", "rud", "bel", "nor", "gat", "hol"]
    people = [
        " ".join("".join(source.choices(sounds, k=source.randint(2, 3))).title() for _ in range(2))
        for _ in range(5_000)
    ]
    texts = (
        (f"{number:05}", " ".join(f"They met {name} there." for name in source.choices(people, k=8)))
        for number in range(documents)
    )
    tracemalloc.start()
    start = time.process_time()
    shards = [Tally() for _ in range(10)]
    for number, (document, text) in enumerate(texts):
        shards[number % 10].add(document, count_mentions(find(text, document=document)))
    whole = Tally()
    for shard in shards:
        whole = whole.merge(shard)
    entries = make_entries(whole)
    seconds = time.process_time() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return [
        (
            f"name table of {documents:,} documents in ten shards: names, CPU, peak memory",
            f"{len(entries):,}, {seconds:.0f} s (traced), {peak / 1e6:.0f} MB",
        ),
    ]


if __name__ == "__main__":
    for label, figure in run():
        print(f"{label:80} {figure}")
