"""The picture of the dates."""

from lxml import etree

from normalizer.dates import DatedText, check, find, match
from normalizer.dates.timeline import render

SVG = "{http://www.w3.org/2000/svg}"


def documents() -> list[DatedText]:
    texts = {
        "a<b>": "會議從2025年5月1日到2025年5月9日，為期20天。2025年6月下旬。1998年3月。",
        "b": "It was on May 3, 2025 and in late June 2025, and on July 1.",
        "empty": "Nothing.",
    }
    dated = [DatedText(id, text, check(text, find(text))) for id, text in texts.items()]
    return [DatedText(each.id, each.text, dates) for each, dates in zip(dated, match(dated), strict=True)]


def test_rows_bars_and_edges() -> None:
    tree = etree.fromstring(render(documents()).encode())
    labels = [text.xpath("string(text())") for text in tree.iter(f"{SVG}text") if text.find(f"{SVG}title") is not None]
    assert labels == ["a<b>", "b"]
    widths = [float(bar.get("width", "")) for bar in tree.iter(f"{SVG}rect")]
    assert len(widths) == 5  # the inferred July 1 included
    assert len(set(widths)) > 1, "precision is width"
    assert len(list(tree.iter(f"{SVG}path"))) == 1, "1998 stands at the edge"
    assert len(list(tree.iter(f"{SVG}polyline"))) == 1, "late June is joined"


def test_it_names_itself_and_carries_no_style_attribute() -> None:
    tree = etree.fromstring(render(documents()).encode())
    assert tree.get("role") == "img"
    ids = {node.get("id") for node in tree.iter() if node.get("id")}
    assert set(tree.get("aria-labelledby", "").split()) <= ids
    assert not [node for node in tree.iter() if node.get("style")]


def test_the_same_documents_give_the_same_bytes_and_none_give_nothing() -> None:
    assert render(documents()) == render(documents())
    assert render([DatedText("x", "", ())]) == ""


def test_far_away_years_do_not_break_it() -> None:
    text = "It began in 1001年1月1日 and ends in 2999年12月31日"
    assert etree.fromstring(render([DatedText("x", text, find(text))]).encode()) is not None
