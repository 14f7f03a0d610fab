"""TEI: valid, and the text before and after repair can be read off it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from normalizer.dates.model import TimeKind
from normalizer.edition import tei
from normalizer.edition.model import Document
from normalizer.edition.tei.markup import ID, NS, w3c_date, w3c_duration
from normalizer.edition.xmltext import show_forbidden, xml_id
from normalizer.edits import Evidence, Finding
from normalizer.names.model import NameStatus, NameType
from tests.edition.sample import make_date, make_document, make_edition, make_name, needs_schemas

EDITION = make_edition()


def read_sides(document: Document, root: etree._Element) -> tuple[list[str], list[str]]:
    """The segments before and after repair, as the document has them."""
    sides: tuple[list[str], list[str]] = ([], [])
    for element in root.iterfind(f"{NS}text/{NS}body/{NS}div[@type='edition']//{NS}s"):
        for side, other in ((sides[0], "corr"), (sides[1], "sic")):
            side.append("".join(_text(element, NS + other)))
    return sides


def _text(element: etree._Element, without: str) -> list[str]:
    pieces = [element.text or ""]
    for child in element:
        if child.tag != without:
            pieces += _text(child, without)
        pieces.append(child.tail or "")
    return pieces


def check(document: Document) -> etree._Element:
    """What holds for the TEI of any document."""
    root = etree.fromstring(tei.render(document))
    before, after = read_sides(document, root)
    assert before == [show_forbidden(segment.original) for segment in document.segments]
    assert after == [show_forbidden(segment.clean) for segment in document.segments]
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(set(ids)) == len(ids)
    for element in root.iter():
        for attribute in ("ref", "corresp", "target", "who", "resp"):
            for target in (element.get(attribute) or "").split():
                if target.startswith("#"):
                    assert target[1:] in ids, target
    return root


@pytest.mark.parametrize("document", EDITION.documents, ids=lambda document: document.language.tag)
def test_both_texts_can_be_read_off(document: Document) -> None:
    check(document)


def test_everything_has_its_element() -> None:
    root = check(EDITION.documents[0])

    body = root.find(f"{NS}text")
    assert body is not None
    (organization, brand) = body.iter(f"{NS}orgName")
    assert organization.get("ref") == "#organization-Meta"
    assert "".join(organization.itertext()) == "梅塔(Meta)"
    assert brand.find(f"{NS}choice/{NS}corr").text == "OpenAI"
    (person,) = body.iter(f"{NS}persName")
    assert (person.get("ref"), person.get("type"), person.text) == (None, "proposed", "扎克伯格")
    day, duration = body.iter(f"{NS}date")
    assert (day.get("when"), day.text, duration.get("dur")) == ("2025-08-25", "8月25日", "P2M")
    assert [each.text for each in body.iter(f"{NS}unclear")] == ["現象密度"]
    assert [(each.text, each.get("type")) for each in body.iter(f"{NS}seg")] == [("出發表明", "proposal")]
    standoff = root.find(f"{NS}standOff")
    assert standoff is not None
    assert standoff.find(f"{NS}listOrg/{NS}org[2]/{NS}orgName").text == "OpenAI"
    groups = {group.get("type"): [link.get("target") for link in group] for group in standoff.iter(f"{NS}linkGrp")}
    assert groups["translation"][0] == "#s-003_x-0 #en-003_x-0"
    assert groups["evidence"] == ["#s-003_x-0 ../000_y/original.txt#char=0,12"]
    assert groups["same-date"] == ["#d-0 ../000_y/original.txt#char=1,9"]
    english = [(each.get("type"), each.text) for each in body.iterfind(f".//{NS}div[@type='translation']//{NS}s")]
    assert english == [("argos", "Meta announced."), ("gloss", "this is a phenomenon"), ("machine", "在三月結束。")]
    proposal = standoff.find(f"{NS}note[@type='proposed']/{NS}choice/{NS}corr")
    assert proposal is not None and proposal.text == "離職顯示"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"earliest": "2025-08-01", "latest": "2025-08-31"}, {"notBefore": "2025-08-01", "notAfter": "2025-08-31"}),
        ({"earliest": "2025-08-01", "latest": None}, {"notBefore": "2025-08-01"}),
        ({"kind": TimeKind.INTERVAL, "latest": "2025-09-01"}, {"from": "2025-08-25", "to": "2025-09-01"}),
        ({"earliest": "<nonsense>", "latest": "<nonsense>"}, {}),
        ({"earliest": "-0043-03-15", "latest": "-0043-03-15"}, {"when": "-0043-03-15"}),
    ],
)
def test_dates_say_when(changes: dict[str, object], expected: dict[str, str]) -> None:
    text = "於8月宣布。"
    root = check(make_document(text, dates=[make_date(1, 3, text, "2025-08-25", **changes)]))
    (date,) = root.iter(f"{NS}s")
    (date,) = date
    when = ("when", "notBefore", "notAfter", "from", "to", "dur")
    assert {key: value for key, value in date.attrib.items() if key in when} == expected


def test_a_lost_name_is_unclear() -> None:
    text = "由Zhaey Jha宣布。"
    lost = replace(make_name(1, 10, text, None), status=NameStatus.LOST)
    root = check(make_document(text, names=[lost]))
    assert [each.text for each in root.iterfind(f".//{NS}persName/{NS}unclear[@reason='lost']")] == ["Zhaey Jha"]


def test_a_place_where_something_is_missing_is_a_gap() -> None:
    root = check(make_document("由宣布。", marks=[("", None, "missing-name", 0.9)]))
    assert [each.get("reason") for each in root.iter(f"{NS}gap")] == ["missing-name"]


def test_identifiers_are_names_and_stay_different() -> None:
    ids = ["a b", "a_x20_b", "a_b", "a\u3000b", "<", "甲", "a#1", "a#b", "é", "", "a:b"]
    names = [xml_id(id) for id in ids]
    assert len(set(names)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z][\w.-]*", name) for name in names)


def test_what_w3c_takes() -> None:
    good = ["2025", "2025-08", "2025-08-25", "2025-08-25T17:38:27Z", "-0043-03-15", "12025-01-01"]
    assert [w3c_date(text) for text in good] == good
    assert not any(
        map(w3c_date, ["", None, "0000", "25", "2025-13", "2025-08-32", "2025-08-25T17", "2025/2026", "20XX"])
    )
    assert [w3c_duration(text) for text in ("P2M", "P1Y2DT3H")] == ["P2M", "P1Y2DT3H"]
    assert not any(map(w3c_duration, ["P", "PT", "P2W", "P-2M", "P1YT"]))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.sampled_from("甲乙丙丁ab,. \n\x01"), min_size=1, max_size=30))

    def places(most: int) -> list[tuple[int, int]]:
        pairs = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        return [(min(pair), max(pair)) for pair in draw(st.lists(pairs, max_size=most))]

    after = st.text(st.sampled_from("戊c, \x02"), max_size=3)
    evidence = (Evidence.computation("sum", "1"),)
    findings = [
        Finding(start, end, draw(after), f"r{n}", "why", 0.9, evidence) for n, (start, end) in enumerate(places(4))
    ]
    kinds = list(NameType)
    names = [
        make_name(start, end, text, draw(st.sampled_from(["N", "M m", None])), draw(st.sampled_from(kinds)))
        for start, end in places(4)
        if start < end
    ]
    dates = [make_date(start, end, text, "2025-08-25") for start, end in places(3) if start < end]
    document = make_document(text, findings, (), names, dates)
    if not document.revision.text:
        return document
    size = len(document.revision.text)
    marks = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, size - 1))
        before = document.revision.text[start : start + draw(st.integers(0, 3))]
        marks.append((before, draw(st.one_of(st.none(), after)), "flag", 0.5))
    return make_document(text, findings, marks, names, dates)


@given(documents())
@settings(max_examples=150, deadline=None)
def test_both_texts_can_be_read_off_whatever_overlaps(document: Document) -> None:
    check(document)


@needs_schemas
@pytest.mark.parametrize("document", EDITION.documents, ids=lambda document: document.language.tag)
def test_it_is_valid(document: Document, tei_schema: etree.RelaxNG) -> None:
    assert tei_schema.validate(etree.fromstring(tei.render(document))), tei_schema.error_log


@needs_schemas
def test_it_is_valid_whatever_overlaps(tei_schema: etree.RelaxNG) -> None:
    @given(documents())
    @settings(max_examples=100, deadline=None)
    def validate(document: Document) -> None:
        assert tei_schema.validate(etree.fromstring(tei.render(document))), tei_schema.error_log

    validate()
