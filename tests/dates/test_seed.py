"""The badly translated seed article: every date and duration in it."""

from pathlib import Path

from normalizer.dates import check, find

SEED = next((Path(__file__).resolve().parents[2] / "seeds").glob("003_*.txt"))
EXPECTED = [
    ("本週", "2025-08-25/2025-08-31", None, "relative"),
    ("兩個月後", None, "P2M", "none"),
    ("不到一個月", None, "P1M", "none"),
    ("上週", "2025-08-18/2025-08-24", None, "relative"),
    ("7。5年", None, "P7.5Y", "none"),
    ("8月25日", "2025-08-25", None, "inferred-year"),
    ("2025年8月25日", "2025-08-25", None, "explicit"),
    ("2025年8月25日", "2025-08-25", None, "explicit"),
    ("近十年", None, "P10Y", "none"),
    ("2025年5月", "2025-05", None, "explicit"),
    ("7月1日", "2025-07-01", None, "inferred-year"),
    ("6月下旬", "2025-06-21/2025-06-30", None, "inferred-year"),
    ("一個星期內", None, "P1W", "none"),
    ("8月19日", "2025-08-19", None, "inferred-year"),
    ("50天", None, "P50D", "none"),
    ("不到四個月", None, "P4M", "none"),
    ("五月下旬", "2025-05-21/2025-05-31", None, "inferred-year"),
    ("8月22日", "2025-08-22", None, "inferred-year"),
]


def test_every_date_of_the_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = check(text, find(text))
    assert [(each.surface, each.edtf, each.duration, each.basis.value) for each in found] == EXPECTED
    assert {each.modifier for each in found if each.surface.startswith("不到")} == {"LESS_THAN"}
    relative = [each for each in found if each.basis.value == "relative"]
    assert all("2025-08-25T17:38:27Z" in (each.anchor or "") and each.confidence < 0.8 for each in relative)


def test_fifty_days_hold_only_inclusively() -> None:
    text = SEED.read_text(encoding="utf-8")
    (fifty,) = [each for each in check(text, find(text)) if each.surface == "50天"]
    assert [made.outcome for made in fifty.checks] == ["holds-inclusively"]
    assert "From 2025-07-01 to 2025-08-19 it is 49 days" in fifty.checks[0].detail
