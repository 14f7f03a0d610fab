"""The batch at scale: memory by documents, two processes against one, time by length and by documents.

The documents are variants of the seeds (tests/batch/corpus.py). `python -m tests.benchmarks.batch 100000` makes the
larger batch as large as that (default 800).
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from normalizer.edition.records import render_document
from normalizer.pipeline.editions import make_edition
from normalizer.pipeline.settings import Engine, Settings
from normalizer.sources.model import Encoding, Source
from tests.batch.corpus import SEEDS, write_corpus

ROOT = Path(__file__).parents[2]
SMALL = 200
LARGE = 800
LONGEST = 300

Rows = list[tuple[str, str]]


def run(large: int = LARGE) -> Rows:
    """The figures of the batch."""
    rows: Rows = []
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        write_corpus(sources / "small", SMALL)
        write_corpus(sources / "large", large)
        small = measure(sources / "small", Path(folder) / "a", jobs=2)
        many = measure(sources / "large", Path(folder) / "b", jobs=2)
        one = measure(sources / "large", Path(folder) / "c", jobs=1)
    rows += [
        (f"{large:,} documents, two processes: documents a second", f"{large / many[0]:.0f}"),
        (f"peak memory of a process, {SMALL:,} and {large:,} documents, MB", f"{small[1]:.0f} and {many[1]:.0f}"),
        ("two processes against one (goal: 1.8)", f"{one[0] / many[0]:.2f}"),
        (f"CPU time a document, {large:,} against {SMALL:,} documents", f"{many[2] / large / (small[2] / SMALL):.2f}"),
    ]
    return rows + measure_lengths()


def measure(sources: Path, out: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds, peak memory of the largest process in MB, and CPU seconds of one run of the command."""
    program = (
        "import resource, sys\nfrom normalizer.cli import main\n"
        "code = main(sys.argv[1:])\n"
        "print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))\n"
        "sys.exit(code)"
    )
    command = [sys.executable, "-c", program, "clean", str(sources), "-o", str(out), "--quiet", "--jobs", str(jobs)]
    command += ["--translate", "none", "--to", "jsonl"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    result = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    seconds = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(result.stdout.split()[-1]) / 1024, cpu


def measure_lengths() -> Rows:
    """CPU time a character of one document that is the garbled seed 1, 10, 100 and 1,000 times."""
    (seed,) = SEEDS.glob("003*")
    text = seed.read_text(encoding="utf-8")
    rows: Rows = []
    base = 0.0
    for times in (1, 10, 100, LONGEST):
        source = Source("x", "x", "\n".join([text] * times), "", Encoding("utf-8", 1.0, ""))
        measured = []
        for _ in range(5 if times < 100 else 1):
            started = time.process_time()
            for document in make_edition([source], Settings(translate=Engine.NONE)).documents:
                render_document(document)
            measured.append(time.process_time() - started)
        spent = statistics.median(measured)
        base = base or spent
        rows.append(
            (f"CPU ms, seed 003 {times:,} times (of linear)", f"{1000 * spent:.0f} ({spent / base / times:.2f})")
        )
    return rows


if __name__ == "__main__":
    for name, value in run(int(sys.argv[1]) if len(sys.argv) > 1 else LARGE):
        print(f"{name:78} {value}")
