"""Languages, wrong encodings, sentence boundaries and reading, against langdetect, lingua and ftfy where installed."""

import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from normalizer.language import LanguageSpan, detect, identify
from normalizer.references import References
from normalizer.repairs.context import Context
from normalizer.repairs.mojibake import undo_mojibake
from normalizer.repairs.options import THRESHOLD, RepairOptions
from normalizer.segments import split

ROOT = Path(__file__).parents[2]
NTREX = ROOT.parent / "shared" / "bench" / "ntrex_dev.tsv"
SENTENCES: dict[str, list[str]] = json.loads((ROOT / "tests/language/sentences.json").read_text(encoding="utf-8"))
Row = tuple[str, str]


def run() -> list[Row]:
    """The figures, as name and value."""
    rows = [*_languages(), *_spans()]
    if not NTREX.exists():
        return [*rows, ("Taiwan news (NTREX)", "missing: ../shared/bench/ntrex_dev.tsv")]
    news = [line.split("\t") for line in NTREX.read_text(encoding="utf-8").split("\n")[1:] if line]
    return [*rows, *_variants(news), *_mojibake(news), *_boundaries(news)]


def _languages() -> Iterator[Row]:
    """Our own sentences of 30 languages; the peers where they are installed."""
    pairs = [(tag, text) for tag, texts in sorted(SENTENCES.items()) for text in texts]
    ours = [identify(text) for _, text in pairs]
    right = [found.tag == tag for found, (tag, _) in zip(ours, pairs, strict=True)]
    sure = [good for good, found in zip(right, ours, strict=True) if found.confidence >= 0.9]
    yield f"{len(pairs)} sentences in {len(SENTENCES)} languages: right", f"{sum(right) / len(right):.3f}"
    yield "  of the answers given at .9 and above", f"{sum(sure) / len(sure):.3f} of {len(sure)}"
    own = _time(lambda: [identify(text) for _, text in pairs], 5)
    yield "  sentences a second of CPU time", f"{len(pairs) / own:,.0f}"
    for name, ask in _peers():
        answers = [ask(text) for _, text in pairs]
        good = sum(answer in (tag, tag[:2]) for answer, (tag, _) in zip(answers, pairs, strict=True))
        spent = _time(lambda ask=ask: [ask(text) for _, text in pairs], 1)  # type: ignore[misc]
        speed = f"{len(pairs) / spent:,.0f} ({spent / own:.0f} times our CPU time)"
        yield f"  {name}: right; sentences a second of CPU time", f"{good / len(pairs):.3f}; {speed}"


def _peers() -> Iterator[tuple[str, Callable[[str], str]]]:
    from langdetect import DetectorFactory
    from langdetect import detect as guess

    DetectorFactory.seed = 0
    names = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}
    yield "langdetect", lambda text: names.get(guess(text), guess(text))
    try:
        from lingua import LanguageDetectorBuilder
    except ImportError:
        return
    detector = LanguageDetectorBuilder.from_all_languages().build()

    def ask(text: str) -> str:
        found = detector.detect_language_of(text)
        code = found.iso_code_639_1.name.lower() if found else "und"
        return {"nb": "no", "nn": "no"}.get(code, code)

    yield "lingua, all languages (zh counts for both)", ask


def _spans() -> Iterator[Row]:
    for languages in (("zh-Hant", "en", "fr", "de"), ("zh-Hant", "ja", "en")):
        for joiner in ("\n", " "):
            generator = random.Random(7)
            counts: Counter[tuple[str, str]] = Counter()
            for _ in range(100):
                tags = [generator.choice(languages) for _ in range(6)]
                parts = [generator.choice(SENTENCES[tag]) for tag in tags]
                text = joiner.join(parts)
                wanted = [tag for tag, part in zip(tags, parts, strict=True) for _ in part + joiner][: len(text)]
                found = [span.tag for span in detect(text) for _ in range(span.start, span.end)]
                counts.update(
                    pair for pair, letter in zip(zip(wanted, found, strict=True), text, strict=True) if letter.strip()
                )
            scores = []
            for tag in languages:
                hits = counts[tag, tag]
                missed = sum(count for (one, other), count in counts.items() if (one == tag) != (other == tag))
                scores.append(2 * hits / (2 * hits + missed))
            name = f"spans of {' + '.join(languages)} joined by {joiner!r}: macro-F1 by character"
            yield name, f"{sum(scores) / len(scores):.4f}"


def _variants(news: list[list[str]]) -> Iterator[Row]:
    answers = [(tag, identify(row[column]).tag) for row in news for column, tag in ((2, "zh-Hant"), (3, "zh-Hans"))]
    wrong = sum(found.startswith("zh-") and found != tag for tag, found in answers)
    yield f"Taiwan and China news, {len(answers)} sentences: wrong variant", str(wrong)
    yield "  right variant", f"{sum(tag == found for tag, found in answers) / len(answers):.4f}"


def _misread(text: str, meant: str, codec: str) -> str:
    letters = []
    for byte in text.encode(meant):
        try:
            letters.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            letters.append(chr(byte))
    return "".join(letters)


def _mojibake(news: list[list[str]]) -> Iterator[Row]:
    taiwan = [row[2] for row in news if len(row[2]) > 8][:200]
    china = [row[3] for row in news if len(row[3]) > 8][:200]
    kinds: dict[str, tuple[list[str], Callable[[str], str]]] = {
        "UTF-8 as Latin-1": (taiwan, lambda text: _misread(text, "utf-8", "latin-1")),
        "UTF-8 as cp1252": (taiwan, lambda text: _misread(text, "utf-8", "cp1252")),
        "UTF-8 as Mac Roman": (taiwan, lambda text: _misread(text, "utf-8", "mac_roman")),
        "UTF-8 as cp437": (taiwan, lambda text: _misread(text, "utf-8", "cp437")),
        "UTF-8 twice": (taiwan, lambda text: _misread(_misread(text, "utf-8", "cp1252"), "utf-8", "cp1252")),
        "UTF-8 as cp1252, NBSP lost": (taiwan, lambda text: _misread(text, "utf-8", "cp1252").replace("\xa0", " ")),
        "Big5 as GB 18030": (taiwan, lambda text: text.encode("big5").decode("gb18030")),
        "Big5 as Latin-1": (taiwan, lambda text: _misread(text, "big5", "latin-1")),
        "Big5 as cp1252": (taiwan, lambda text: _misread(text, "big5", "cp1252")),
        "GBK as Latin-1": (china, lambda text: _misread(text, "gbk", "latin-1")),
        "UTF-8 as cp1252, a third of the sentence": (taiwan, _damage_a_third),
        "UTF-8 as cp1252 with U+FFFD (bytes lost)": (taiwan, lambda text: text.encode().decode("cp1252", "replace")),
    }
    for name, (sentences, damage) in kinds.items():
        outcomes: Counter[str] = Counter()
        for text in sentences:
            try:
                damaged = damage(text)
            except UnicodeError:
                continue
            after = _apply(damaged)
            outcomes["restored" if after == text else "untouched" if after == damaged else "partly"] += 1
        value = f"{outcomes['restored'] / sum(outcomes.values()):.3f} exactly, {outcomes['partly']} in part"
        yield f"mojibake, {name}", value
    clean = [text for texts in SENTENCES.values() for text in texts] + [
        row[column] for row in news for column in (1, 2, 3)
    ]
    yield f"mojibake, changes in {len(clean)} clean sentences", str(sum(_apply(text) != text for text in clean))


def _damage_a_third(text: str) -> str:
    third = len(text) // 3
    return text[:third] + _misread(text[third : 2 * third], "utf-8", "cp1252") + text[2 * third :]


def _apply(text: str) -> str:
    context = Context(text, references=References(), options=RepairOptions())
    for finding in sorted(undo_mojibake(text, context), key=lambda finding: -finding.start):
        if finding.after is not None and finding.confidence >= THRESHOLD:
            text = text[: finding.start] + finding.after + text[finding.end :]
    return text


def _boundaries(news: list[list[str]]) -> Iterator[Row]:
    """The lines of each document (but for its title) run together: where were they cut?"""
    documents: dict[str, list[list[str]]] = defaultdict(list)
    for row in news:
        documents[row[0]].append(row)
    for name, column, joiner, tag in (
        ("Taiwan", 2, "", "zh-Hant"),
        ("China", 3, "", "zh-Hans"),
        ("English", 1, " ", "en"),
    ):
        hits = extra = missed = 0
        for rows in documents.values():
            wanted: set[int] = set()
            text = ""
            for row in rows[1:]:
                text += (joiner if text else "") + row[column].strip()
                wanted.add(len(text))
            found = {segment.end for segment in split(text, [LanguageSpan(0, len(text), tag, 1.0)])}
            wanted, found = wanted - {len(text)}, found - {len(text)}
            hits += len(wanted & found)
            extra += len(found - wanted)
            missed += len(wanted - found)
        yield f"sentence boundaries, {name} news: F1", f"{2 * hits / (2 * hits + extra + missed):.3f}"


def _time(work: Callable[[], object], rounds: int) -> float:
    """The least CPU time of several runs, in seconds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best
