"""What the furniture of a plain text says of its origin."""

from pathlib import Path

import pytest

from normalizer import sources
from normalizer.sources.bylines import find_provenance, read_day

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "\n\nIt rained all day in the old town, and nobody went out.\n\nThen the sun came out again.\n\n"


def seed(number: str) -> sources.Provenance:
    return sources.read(str(next(SEEDS.glob(f"{number}_*")))).provenance


def test_the_seeds() -> None:
    assert seed("001").author == "George Kamau"
    assert seed("004").publisher == "The Batch"
    assert (seed("002").title or "").startswith("The Scorching Release")
    assert seed("003") == sources.Provenance()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Q. Public", "Jane Q. Public"),
        ("By Jane Public, Senior Reporter", "Jane Public"),
        ("作者：王小明", "王小明"),
        ("文／陳美玲", "陳美玲"),
        ("記者林大同／台北報導", "林大同"),
        ("By the time the rain stopped", None),
        ("By Jove", None),
    ],
)
def test_bylines(line: str, author: str | None) -> None:
    assert find_provenance(f"The weather{BODY}{line}").author == author


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 2025-08-29", "2025-08-29"),
        ("August 29, 2025", "2025-08-29"),
        ("29 Aug 2025, 10:30 GMT", "2025-08-29"),
        ("發布時間：2025/8/29 10:30", "2025-08-29"),
        ("2025年8月29日", "2025-08-29"),
        ("2025-02-30", None),
        ("On August 29, 2025 it rained", None),
    ],
)
def test_days(line: str, day: str | None) -> None:
    assert read_day(line) == day
