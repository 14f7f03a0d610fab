"""The formats on editions of the whole program: the seeds, and news damaged in every kind."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from normalizer.cli import main
from normalizer.edition import tables, tei, tmx, xliff
from normalizer.edition.model import Document, Edition
from normalizer.edition.parallel import is_parallel, parallel_segments
from normalizer.pipeline.editions import make_edition
from normalizer.pipeline.settings import Engine, Settings
from normalizer.sources import collect
from tests.edition.sample import needs_schemas
from tests.edition.test_exports import TMX_DTD, load_xliff_schema
from tests.edition.test_tei import check
from tests.garbler import carriers, news
from tests.garbler.garble import garble
from tests.garbler.model import Level

SEEDS = Path(__file__).parents[2] / "seeds"
SETTINGS = Settings(translate=Engine.GLOSS)


@pytest.fixture(scope="module")
def seeds() -> Edition:
    return make_edition(collect([str(SEEDS)]), SETTINGS)


def damage(folder: Path, count: int) -> Edition:
    """An edition of `count` articles, each damaged in its own way, with references that prove some of the answers."""
    texts = news.load("taiwan")
    levels = list(Level)
    for number in range(count):
        random = Random(number)
        clean = texts[random.choice(sorted(texts))]
        garbled = garble(clean, levels[number % len(levels)], str(number), random.sample(carriers.load(), 12))
        (folder / f"damaged {number}.txt").write_text(
            garbled.text, encoding="utf-8", errors="surrogatepass", newline=""
        )
        for other, text in enumerate(garbled.references[:2]):
            (folder / f"reference {number} {other}.txt").write_text(text, encoding="utf-8", newline="")
    return make_edition(collect([str(folder)]), SETTINGS)


def check_parallel(edition: Edition) -> None:
    segments = [each for document in edition.documents if is_parallel(document) for each in parallel_segments(document)]
    for render, read in (
        (tables.render_parallel, tables.read_parallel), (tmx.render, tmx.read), (xliff.render, xliff.read)
    ):  # fmt: skip
        assert list(read(render(segments))) == segments


def validate(edition: Edition, rng: etree.RelaxNG) -> None:
    """Hold every format to its schema."""
    segments = [each for document in edition.documents if is_parallel(document) for each in parallel_segments(document)]
    dtd, xsd = etree.DTD(str(TMX_DTD)), load_xliff_schema()
    assert dtd.validate(etree.fromstring(tmx.render(segments))), dtd.error_log
    assert xsd.validate(etree.parse(BytesIO(xliff.render(segments)))), xsd.error_log
    for document in edition.documents:
        assert rng.validate(etree.fromstring(tei.render(document))), (document.id, rng.error_log)


def test_the_texts_of_the_seeds_can_be_read_off_their_tei(seeds: Edition) -> None:
    for document in seeds.documents:
        check(document)


def test_the_segments_of_the_seeds_come_back(seeds: Edition) -> None:
    check_parallel(seeds)


def test_the_same_bytes_each_time(seeds: Edition) -> None:
    again = make_edition(collect([str(SEEDS)]), SETTINGS)

    def render(document: Document) -> tuple[bytes, bytes]:
        return tei.render(document), tmx.render(parallel_segments(document))

    assert list(map(render, again.documents)) == list(map(render, seeds.documents))


def test_what_is_linked_is_in_another_document(seeds: Edition) -> None:
    texts = {document.id: document.source.text for document in seeds.documents}
    for document in seeds.documents:
        for segment in document.segments:
            assert len(segment.links) <= 3
            for link in segment.links:
                assert link.document != document.id and link.shared
                assert texts[link.document][link.start : link.end] == link.text


def test_damaged_news(tmp_path: Path) -> None:
    edition = damage(tmp_path, 6)
    assert not edition.failures
    check_parallel(edition)
    for document in edition.documents:
        check(document)


def test_parquet_can_be_asked_for(tmp_path: Path, seeds: Edition) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    assert (
        main(["clean", str(SEEDS), "-o", str(tmp_path / "out"), "--to", "parquet", "--translate", "gloss", "--quiet"])
        == 0
    )
    rows = pq.read_table(tmp_path / "out" / "parallel.parquet").to_pylist()
    segments = [each for document in seeds.documents if is_parallel(document) for each in parallel_segments(document)]
    assert rows == [tables.parallel_record(segment) for segment in segments]
    assert not (tmp_path / "out" / "parallel.jsonl").exists()


@needs_schemas
def test_the_seeds_are_valid(seeds: Edition, tei_schema: etree.RelaxNG) -> None:
    validate(seeds, tei_schema)


@needs_schemas
@pytest.mark.slow
def test_a_hundred_damaged_articles_are_valid(tmp_path: Path, tei_schema: etree.RelaxNG) -> None:
    edition = damage(tmp_path, 100)
    assert not edition.failures
    check_parallel(edition)
    validate(edition, tei_schema)
