"""The tables of names and dates, and Parquet."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.edition import parquet, tables
from normalizer.edition.parallel import parallel_segments
from normalizer.names.model import Alias, NameEntry, NameType
from tests.edition.sample import make_date, make_document, make_edition


@given(st.text())
def test_a_cell_holds_one_line_and_comes_back(text: str) -> None:
    cell = tables.escape_cell(text)
    assert tables.unescape_cell(cell) == text
    assert len(cell.splitlines()) <= 1 and "\t" not in cell and not cell.startswith('"')


def test_names_are_a_row_each() -> None:
    aliases = (Alias("Alexander Wang", {"b": 1, "a": 2}),)
    disagreements = ("b writes Alexander.", "a too.")
    names = [
        NameEntry("Alexandr Wang", "王", NameType.PERSON, aliases, 9, {"b": 3, "a": 6}, disagreements),
        NameEntry("X\tY", None, NameType.OTHER, (), 1, {}, ()),
    ]
    assert tables.render_names(names).decode() == (
        "canonical\tzh\ttype\taliases\tmentions\tdocuments\tdisagreements\n"
        "Alexandr Wang\t王\tperson\tAlexander Wang (a: 2, b: 1)\t9\ta: 6, b: 3\tb writes Alexander. a too.\n"
        "X\\tY\t\tother\t\t1\t\t\n"
    )


def test_dates_come_by_time() -> None:
    days = ["2025-08-25", "-0043-03-15", None, "0999-01-01", "-0100-01-01", "2025-03-01"]
    text = "x" * len(days)
    dates = [make_date(place, place + 1, text, day) for place, day in enumerate(days)]
    table = tables.render_dates(tables.date_rows(make_document(text, dates=dates))).decode()
    rows = [line.split("\t")[0] for line in table.splitlines()]
    assert rows == ["earliest", "-0100-01-01", "-0043-03-15", "0999-01-01", "2025-03-01", "2025-08-25", ""]


def test_a_table_refuses_a_row_of_another_width() -> None:
    with pytest.raises(ValueError, match="2 cells under a header of 1"):
        tables.render_table(("a",), [("1", "2")])


def test_parquet_has_the_segments(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    segments = [segment for document in make_edition().documents for segment in parallel_segments(document)]
    with (tmp_path / "parallel.parquet").open("wb") as file:
        parquet.write(map(tables.parallel_record, segments), file)
    rows = pq.read_table(tmp_path / "parallel.parquet").to_pylist()
    assert [row["id"] for row in rows] == [segment.id for segment in segments]
    assert [row["english_flags"] for row in rows] == [list(segment.english_flags) for segment in segments]
    assert rows[0] == tables.parallel_record(segments[0])
    assert "\ufffd" in rows[-1]["original"]
