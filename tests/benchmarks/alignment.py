"""Sentence alignment on translated news with merged, split and dropped sentences; links to other sources; speed.

The texts are those of NTREX-128's development part (`../shared/bench/ntrex_dev.tsv`). Parameters were set on every
second document; the figures are those of the others.
"""

import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from normalizer.alignment import Anchor, Bead, Passage, Shelf, align, link
from normalizer.dates import find as find_dates
from normalizer.language import detect
from normalizer.names import find as find_names
from normalizer.names.model import NameStatus
from normalizer.pipeline.linking import name_anchor, spell, text_anchors
from normalizer.references import build
from tests.alignment.variants import Gold, Parallel, f1, score, vary

NTREX = Path(__file__).parents[3] / "shared" / "bench" / "ntrex_dev.tsv"
KINDS = {
    "as they are": {},
    "12 % merged, 12 % split": {"merge": 0.12, "split": 0.12},
    "6 % merged, 6 % split, 8 % dropped on each side": {"merge": 0.06, "split": 0.06, "drop": 0.08},
    "8 % dropped on each side": {"drop": 0.08},
}
SEEDS = (5, 6)
TOGETHER = 10  # documents in a row that also make one long text
Rows = list[tuple[str, str]]
Pairs = list[tuple[str, str]]


def run() -> Rows:
    """Strict F1 by kind of change for us and for Gale-Church, links, speed and memory."""
    if not NTREX.exists():
        return [("NTREX-128 is missing (../shared/bench/ntrex_dev.tsv)", "-")]
    documents = read_documents()
    held_out = [documents[name] for name in sorted(documents)[1::2]]
    rows = []
    for kind, changes in KINDS.items():
        texts = [vary(pairs, 1000 * seed + n, **changes) for seed in SEEDS for n, pairs in enumerate(_units(held_out))]
        rows.append((f"strict F1, sentences {kind}", f"{measure(texts, _align):.3f}"))
        if kind != "as they are" and (peer := _load_gale_church()):
            rows.append((f"  Gale-Church (nltk), sentences {kind}", f"{measure(texts, peer):.3f}"))
    rows += [
        ("published on Time, speeches, novels: Gale-Church", ".894 / .148-.681 / .20-.46"),
        ("published on Time, speeches, novels: hunalign with a dictionary", ".889 / .824 / .533"),
        ("published on Time, speeches, novels: Vecalign with LaBSE", ".979 / - / .873"),
        ("published on Time, speeches, novels: Bertalign", ".987 / - / .909"),
    ]
    return rows + measure_speed(documents) + measure_links(documents)


def read_documents() -> dict[str, Pairs]:
    """The documents of NTREX as pairs (Taiwan Chinese, English)."""
    documents: dict[str, Pairs] = {}
    for line in NTREX.read_text(encoding="utf-8").split("\n")[1:]:
        if line:
            name, english, chinese, _ = line.split("\t")
            documents.setdefault(name, []).append((chinese, english))
    return documents


def _units(documents: Sequence[Pairs]) -> list[Pairs]:
    """Each document, and each ten of them as one text."""
    tens = [list(chain(*documents[place : place + TOGETHER])) for place in range(0, len(documents), TOGETHER)]
    return [*documents, *tens]


def measure(texts: Sequence[Parallel], aligner: Callable[[Parallel], list[Gold]]) -> float:
    """Strict F1 over all texts."""
    return f1([score(aligner(text), text.beads) for text in texts])


def _align(text: Parallel) -> list[Gold]:
    return [_sides(bead) for bead in align(text.zh, text.en)]


def _sides(bead: Bead) -> Gold:
    return bead.zh_ids, bead.en_ids


def _load_gale_church() -> Callable[[Parallel], list[Gold]] | None:
    """Gale and Church's aligner by length alone, where nltk is installed."""
    try:
        from nltk.translate.gale_church import align_blocks
    except ImportError:
        return None

    def run_peer(text: Parallel) -> list[Gold]:
        links = align_blocks([len(line.encode()) for line in text.zh], [len(line.encode()) for line in text.en])
        beads: list[tuple[set[int], set[int]]] = []
        for zh, en in sorted(links):
            if beads and (zh in beads[-1][0] or en in beads[-1][1]):
                beads[-1][0].add(zh)
                beads[-1][1].add(en)
            else:
                beads.append(({zh}, {en}))
        return [(tuple(sorted(zh)), tuple(sorted(en))) for zh, en in beads]

    return run_peer


def measure_speed(documents: dict[str, Pairs]) -> Rows:
    """CPU seconds and memory of two long texts; the dictionary is loaded before, as in any run."""
    everything = list(chain.from_iterable(documents[name] for name in sorted(documents)))
    rows = []
    for size in (1_100, 4_400):
        text = vary((everything * (size // len(everything) + 1))[:size], 3, merge=0.06, split=0.06, drop=0.05)
        align(text.zh[:10], text.en[:10])
        started = time.process_time()
        align(text.zh, text.en)
        seconds = time.process_time() - started
        tracemalloc.start()
        align(text.zh, text.en)
        memory = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        repeated = " (the same documents over and over)" if size > 2 * len(everything) else ""
        rows.append((f"{len(text.zh):,} x {len(text.en):,} lines{repeated}, CPU s; MB", f"{seconds:.2f}; {memory:.0f}"))
    return rows


def measure_links(documents: dict[str, Pairs]) -> Rows:
    """Where links lead when a document's own translation is among the sources, and their number when it is not."""
    shelf = Shelf(
        Passage(name, number, number + 1, english, frozenset(_read_anchors(english, "en")))
        for name, pairs in documents.items()
        for number, (_, english) in enumerate(pairs)
    )
    exact = same = other = without = 0
    for name, pairs in documents.items():
        own = _link(name, pairs, shelf, "")
        for number, links in enumerate(own):
            for each in links:
                exact += (each.document, each.start) == (name, number)
                same += each.document == name and each.start != number
                other += each.document != name
        without += sum(map(len, _link(name, pairs, shelf, name)))
    total = sum(map(len, documents.values()))
    return [
        (f"links from {total} sentences, translations among the sources: to the very sentence", str(exact)),
        ("  to another sentence of the translation; to another article", f"{same}; {other}"),
        ("links without the translations (other articles on the same events)", str(without)),
    ]


def _read_anchors(text: str, language: str) -> Iterable[Anchor]:
    return text_anchors(text, find_dates(text, language))


def _link(name: str, pairs: Pairs, shelf: Shelf, document: str) -> tuple[tuple[object, ...], ...]:
    text = "\n".join(chinese for chinese, _ in pairs)
    references = build([(name, "\n".join(english for _, english in pairs), "en")])
    mentions = find_names(text, detect(text), references)
    passages, spellings, place = [], {}, 0
    for number, (chinese, _) in enumerate(pairs):
        anchors = set(_read_anchors(chinese, "zh-Hant"))
        for mention in mentions:
            inside = place <= mention.start < place + len(chinese)
            if inside and mention.status is NameStatus.SETTLED and mention.canonical is not None:
                anchor = name_anchor(mention.type, mention.canonical)
                anchors.add(anchor)
                spellings[anchor] = spell(anchor, references)
        passages.append(Passage(document or f"zh {name}", number, number + 1, chinese, frozenset(anchors)))
        place += len(chinese) + 1
    return link(passages, shelf, spellings)
