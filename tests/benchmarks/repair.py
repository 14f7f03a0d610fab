"""Repair: seed 003, synthetic damage by kind, clean text of four regions, calibration, speed against langdetect.

`python -m tests.benchmarks.repair` prints everything, with wrong edits; `run()` gives the figures of the bars.
"""

import json
import statistics
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from normalizer import roles
from normalizer.edits import Edit, Mark, Revision
from normalizer.references import References
from normalizer.repairs import revise_text
from normalizer.repairs.options import RepairOptions
from tests.cases.repairing import build
from tests.garbler import carriers, news
from tests.garbler.garble import garble
from tests.garbler.model import Garbled, Level
from tests.garbler.score import Tally

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
Rows = list[tuple[str, str]]

# A place of these classes is found by an edit of any kind; of the others only by one that is not about widths.
MARK_CLASSES = {"punct_halfwidth", "orphan_punct", "quote_broken", "sentence_split", "decimal_ideographic"}
WIDTH_RULES = {"widen-punctuation", "close-up-punctuation", "drop-doubled-marks", "drop-leading-marks", "style-quotes"}
PROPOSING_FROM = 0.85  # rows of the reference below this confidence are partly reconstructed


def run() -> Rows:
    """The figures that the bars ask for."""
    rows = [*_seed(), *_garble_scores(), *_clean(), *_speed()]
    both = Tally()
    for level in Level:
        for name, tally in _synthetic(level).items():
            rows.append((f"synthetic, {level}, {name}", _describe(tally)))
            both.judged += tally.judged
    for name, edits, right in both.calibration():
        rows.append((f"calibration: edits with confidence {name}", f"{100 * right:.1f} % of {edits} right"))
    return rows


def _seeds() -> tuple[str, References]:
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
    return texts["003"], build([texts[name] for name in ("000", "001", "002", "004")])


def _seed() -> Rows:
    """Of 003: how many known places are found, and whether marks lie in them."""
    spans_path, rows_path = SHARED / "gold" / "seed003_spans_dev.json", SHARED / "gold" / "seed003_dev.jsonl"
    if not spans_path.exists():
        return [("003", "the reference is not here")]
    text, references = _seeds()
    revision = revise_text(text, references, RepairOptions())
    spans = json.loads(spans_path.read_text(encoding="utf-8"))
    gold = [json.loads(line) for line in rows_path.read_text(encoding="utf-8").splitlines()]
    sure = {row["n"] for row in gold if row["confidence"] >= PROPOSING_FROM}
    end = max(row["end"] for row in gold)
    found = {True: [0, 0], False: [0, 0]}
    for span in spans:
        if span["row"] in sure:
            punctuation = span["class"] == "punct_halfwidth"
            found[punctuation][1] += 1
            found[punctuation][0] += _is_found(span, revision)
    rest = _rest(text, end)
    garbled = {place for span in spans for place in range(span["start"], span["end"])}
    covered = {place for mark in revision.marks for place in range(mark.start, mark.end) if place < end}
    outside = [
        e for e in revision.edits if e.end <= end and garbled.isdisjoint(range(e.start, max(e.end, e.start + 1)))
    ]
    return [
        ("003, garbled places found, without half-width marks (bar 80 %)", _share(*found[False])),
        (
            "003, the rest as read by ourselves: places found",
            _share(sum(_is_found(s, revision) for s in rest), len(rest)),
        ),
        ("003, half-width marks found", _share(*found[True])),
        ("003, characters under marks that are garbled (bar 75 %)", _share(len(covered & garbled), len(covered))),
        (
            "003, edits where the annotator saw nothing",
            f"{len(outside)} of {sum(e.end <= end for e in revision.edits)}",
        ),
        ("003, edits and marks in all", f"{len(revision.edits)} and {len(revision.marks)}"),
    ]


def _rest(text: str, place: int) -> list[dict[str, object]]:
    """Our own reading of the part after `place`, in the form of the reference."""
    spans: list[dict[str, object]] = []
    for line in (Path(__file__).parent / "seed003_places.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, piece = line.split("\t")
            place = text.index(piece, place)
            spans.append({"start": place, "end": place + len(piece), "class": kind, "text": piece})
    return spans


def _is_found(span: dict[str, object], revision: Revision) -> bool:
    start, end = int(str(span["start"])), int(str(span["end"]))
    return any(
        change.start < end
        and start < max(change.end, change.start + 1)
        and (span["class"] in MARK_CLASSES or not set(change.rule.split("+")) <= WIDTH_RULES)
        for change in revision.ledger
    )


def _missed() -> list[dict[str, object]]:
    text, references = _seeds()
    revision = revise_text(text, references, RepairOptions())
    known = json.loads((SHARED / "gold" / "seed003_spans_dev.json").read_text(encoding="utf-8"))
    return [span for span in (*known, *_rest(text, known[-1]["end"])) if not _is_found(span, revision)]


def _garble_scores() -> Rows:
    text, _ = _seeds()
    rows = [("garble score of 003", f"{roles.score(text).value:.3f}")]
    for name, texts in _corpora().items():
        values = sorted(roles.score(text).value for text in texts)
        rows.append((f"garble score, {name}: median, highest", f"{statistics.median(values):.3f}, {values[-1]:.3f}"))
    for level in Level:
        values = sorted(roles.score(damaged.text).value for damaged in _garbled(level, _taiwan()))
        rows.append(
            (f"garble score, damaged {level}: lowest, median", f"{values[0]:.3f}, {statistics.median(values):.3f}")
        )
    return rows


def _columns(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (SHARED / "bench" / name).read_text(encoding="utf-8").split("\n") if line]


def _ntrex(column: int) -> list[str]:
    """The documents of one language: 1 English, 2 Taiwan, 3 mainland; none where the file is missing."""
    if not (SHARED / "bench" / "ntrex_dev.tsv").exists():
        return []
    documents: dict[str, list[str]] = {}
    for row in _columns("ntrex_dev.tsv")[1:]:
        documents.setdefault(row[0], []).append(row[column])
    return ["\n".join(lines) for lines in documents.values()]


def _taiwan() -> list[str]:
    return _ntrex(2) or list(news.load("taiwan").values())


def _corpora() -> dict[str, list[str]]:
    """Clean texts by where they are from, and one kind of machine translation that is not garble."""
    corpora = {
        "Taiwan": _taiwan(),
        "mainland": _ntrex(3) or list(news.load("mainland").values()),
        "Hong Kong": list(news.load("hongkong").values()),
        "Japanese": list(news.load("japanese").values()),
    }
    if (SHARED / "bench" / "mt_flores_dev.tsv").exists():
        flores = _columns("mt_flores_dev.tsv")[1:]
        pages = [flores[start : start + 30] for start in range(0, len(flores), 30)]
        corpora["FLORES reference"] = ["\n".join(row[1] for row in page) for page in pages]
        corpora["FLORES by Google (decent MT)"] = ["\n".join(row[4] for row in page) for page in pages]
    return corpora


def _clean() -> Rows:
    """Edits and marks in 10,000 characters of text that needs none (bar: 1 and 3)."""
    rows = []
    for name, texts in _corpora().items():
        rows.append((f"clean, {name}: edits, marks in 10,000", _rates(texts, [build(())] * len(texts))))
    english = _ntrex(1)
    if english:
        rows.append(("clean, Taiwan, its English as reference", _rates(_taiwan(), [build([text]) for text in english])))
    return rows


def _rates(texts: list[str], references: list[References]) -> str:
    revisions = [revise_text(text, known, RepairOptions()) for text, known in zip(texts, references, strict=True)]
    size = sum(map(len, texts))
    edits, marks = sum(len(r.edits) for r in revisions), sum(len(r.marks) for r in revisions)
    return f"{edits * 10_000 / size:.2f}, {marks * 10_000 / size:.2f} ({size} characters)"


def _garbled(level: Level, texts: list[str]) -> Iterator[Garbled]:
    for number, text in enumerate(texts):
        yield garble(text, level, str(number), Random(number).sample(carriers.load(), 8))


def _synthetic(level: Level) -> dict[str, Tally]:
    """Scores on the documents one may look at and on those held out: every other one."""
    tallies = {"seen": Tally(), "held out": Tally()}
    for number, damaged in enumerate(_garbled(level, _taiwan())):
        revision = revise_text(damaged.text, build(damaged.references), RepairOptions())
        tallies["held out" if number % 2 else "seen"].add(damaged, revision)
    return tallies


def _describe(tally: Tally) -> str:
    return (
        f"F1 {tally.f1:.3f} (bar .85) at precision {tally.precision:.3f} (bar .97), recall {tally.recall:.3f}, "
        f"{tally.edits} edits, {tally.collateral} of sound text; "
        f"marks in damage {_share(tally.marked_right, tally.marked)}"
    )


def _speed() -> Rows:
    """The CPU time of repairing 003 against that of langdetect on it: the median of alternating runs."""
    from langdetect import DetectorFactory, detect_langs

    DetectorFactory.seed = 0
    text, references = _seeds()
    ratios, times = [], []
    for attempt in range(11):
        start = time.process_time()
        revise_text(text, references, RepairOptions())
        middle = time.process_time()
        detect_langs(text)
        end = time.process_time()
        if attempt:  # the first run loads what both need
            ratios.append((middle - start) / (end - middle))
            times.append((middle - start) * 1000)
    return [
        ("repair of 003 against langdetect.detect_langs (bar 0.33)", f"{statistics.median(ratios):.2f}"),
        ("repair of 003, ms of CPU", f"{statistics.median(times):.1f}"),
    ]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part} of {whole})" if whole else "none"


def _show_kinds(tally: Tally) -> None:
    print(f"{'kind':20}{'all':>6}{'edit':>6}{'found':>7}{'recall':>8}{'seen':>6}{'wrong':>7}")
    for kind in sorted(tally.all):
        wanted, found = tally.wanted[kind], tally.found[kind]
        recall = f"{found / wanted:8.2f}" if wanted else "       –"
        print(f"{kind:20}{tally.all[kind]:6}{wanted:6}{found:7}{recall}{tally.seen[kind]:6}{tally.wrong[kind]:7}")
    print(f"{'sound text':20}{'':33}{tally.collateral:14}")


def _show_changes(changes: Iterable[Edit | Mark], text: str) -> None:
    for change in changes:
        around = text[max(0, change.start - 8) : change.end + 8].replace("\n", "⏎")
        print(f"  {change.rule}\t{change.before!r} → {change.after!r}\t{change.confidence}\t{around}")


def main() -> None:
    """Prints the figures, the kinds, the calibration, and what was done wrong."""
    for name, value in run():
        print(f"{name:68} {value}")
    for name, tally in _synthetic(Level.MEDIUM).items():
        print(f"\nmedium, {name}:")
        _show_kinds(tally)
        print("confidence, edits, right:", tally.calibration())
        print("rules that were wrong:", tally.wrong_rules.most_common(12))
        right = tally.mark_rules_right
        print("marks in damaged places:", {rule: f"{right[rule]}/{n}" for rule, n in tally.mark_rules.most_common()})
        if name == "seen":
            for rule, before, after, around in tally.examples[:40]:
                print(f"  {rule}\t{before!r} → {after!r}\t{around!r}")
    print("\nnot found in 003:", *(str(span["text"]) for span in _missed()), sep="\n  ")
    print("\nchanges of clean text:")
    for name, texts in _corpora().items():
        for text in texts:
            revision = revise_text(text, build(()), RepairOptions())
            if revision.ledger:
                print(name)
                _show_changes(revision.ledger, text)


if __name__ == "__main__":
    main()
