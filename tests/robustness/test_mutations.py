"""Random and mutated inputs through every reader and the whole pipeline: no crash, no hang, no lost byte."""

import gzip
import random
import signal
from pathlib import Path
from types import FrameType

import pytest

from normalizer.edition.records import render_document
from normalizer.edition.writing import Format, parallel_pieces, render_files
from normalizer.pipeline.editions import make_edition
from normalizer.pipeline.settings import Settings
from normalizer.sources import collect, encode
from tests.robustness.mutation import make_file, texts

SECONDS = 10
PARTS = 8


class Hang(BaseException):
    """A case took more CPU time than it may; a busy machine is no hang."""


def ring(number: int, frame: FrameType | None) -> None:
    raise Hang


def check(path: Path) -> int:
    """Put one file through everything; how many documents it gave."""
    edition = make_edition(collect([str(path)]), Settings())
    for failure in edition.failures:
        assert failure.error
    for document in edition.documents:
        assert document.revision.revert() == document.source.text
        render_document(document)
        render_files(document, tuple(Format), page=True)
        parallel_pieces(document, tuple(Format))
        if not document.source.extracted:
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            assert encode(document.revision.revert(), document.source.encoding) == data
    return len(edition.documents)


def check_many(cases: range, folder: Path) -> None:
    sources = texts()
    before = signal.signal(signal.SIGPROF, ring)
    done = 0
    try:
        for case in cases:
            path = make_file(random.Random(case), sources, folder)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                done += check(path)
            except Hang:
                pytest.fail(f"case {case} ({path.name}) takes longer than {SECONDS} s")
            except Exception as error:
                raise AssertionError(f"case {case} ({path.name}): {error}") from error
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.signal(signal.SIGPROF, before)
    assert done > len(cases) / 4  # most are read, or this tests nothing


def test_a_few_hundred_inputs(tmp_path: Path) -> None:
    check_many(range(300), tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("part", range(PARTS))
def test_twenty_thousand_inputs(part: int, tmp_path: Path) -> None:
    check_many(range(1000 + part * 2500, 1000 + (part + 1) * 2500), tmp_path)
