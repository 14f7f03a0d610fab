"""The pages as documents: what stands in them, what may not, and that their text is the text."""

import json
import re
from base64 import b64encode
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement

from normalizer.edition.model import Edition
from normalizer.edition.page import is_large, render, render_document, render_index, summarize
from normalizer.edition.page.apparatus import MOST_LINES
from normalizer.edition.page.notes import Note, annotate
from normalizer.edits.evidence import Evidence, EvidenceKind
from normalizer.edits.records import Edit
from normalizer.edits.revisions import Revision
from normalizer.names.model import NameType
from tests.edition_page.sample import CHINESE, TIMELINE, gloss, make_chinese, make_edition, make_source

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202eevil\u2066 \0\r&amp;$title</style>"


def parse(page: str) -> HtmlElement:
    return lxml_html.document_fromstring(page)


def select(node: HtmlElement, path: str) -> list[HtmlElement]:
    """The elements at a path of classes (`.a .b`), the last step of which may be an element's name."""
    steps = [
        f"contains(concat(' ', @class, ' '), ' {step[1:]} ')" if step[0] == "." else f"self::{step}"
        for step in path.split()
    ]
    return node.xpath("".join(f"//*[{step}]" for step in steps).replace("//", ".//", 1))


@pytest.fixture(scope="module")
def page() -> str:
    return render(make_edition(), TIMELINE, gloss)


def test_every_text_of_a_segment_stands_in_its_cell_as_it_is(page: str) -> None:
    tree = parse(page)
    for document in make_edition().documents:
        for segment in document.segments:
            row = tree.get_element_by_id(segment.id)
            assert select(row, ".o p")[0].text_content() == segment.original
            assert select(row, ".c p")[0].text_content() == segment.clean
            if document.id == CHINESE and segment.english:
                assert select(row, ".e p")[0].text_content() == segment.english


def test_every_line_of_the_ledger_is_in_the_apparatus_and_noted_in_the_text(page: str) -> None:
    tree = parse(page)
    for number, document in enumerate(make_edition().documents, 1):
        for index, line in enumerate(document.revision.ledger):
            id = f"e{number}.{index}"
            text = tree.get_element_by_id(id).text_content()
            assert line.rule in text
            assert line.reason[1:] in text
            assert tree.xpath(f"//*[contains(concat(' ', @data-n, ' '), ' {id} ')]"), line


def test_decisions_that_were_not_carried_out_are_named(page: str) -> None:
    warnings = [item.text_content() for item in select(parse(page), ".document .warnings li")]
    assert "“岩石” with the text around it is no longer in the source" in warnings


def test_every_mention_is_listed_and_noted(page: str) -> None:
    tree = parse(page)
    for number, document in enumerate(make_edition().documents, 1):
        ids = [f"n{number}.{index}" for index in range(len(document.names))]
        ids += [f"t{number}.{index}" for index in range(len(document.dates))]
        for id in ids:
            tree.get_element_by_id(id)
            assert tree.xpath(f"//a[contains(concat(' ', @data-n, ' '), ' {id} ')]"), id


def test_every_link_on_the_page_leads_somewhere_and_no_id_is_used_twice(page: str) -> None:
    tree = parse(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [href for href in tree.xpath("//a/@href") if not href.startswith("data:")]
    assert links
    for href in links:
        assert href.startswith("#")
        assert href[1:].replace("%23", "#").replace("%3A", ":") in ids


def test_names_and_dates_of_one_spelling_are_listed_once() -> None:
    edition = make_edition()
    again = replace(edition.names[0], type=NameType.PRODUCT)
    first, second = edition.documents[0].dates
    days = (replace(first, edtf=None, duration="P1D"), replace(second, edtf=None, duration="P1D", earliest=None))
    document = replace(edition.documents[0], dates=days)
    tree = parse(render(replace(edition, names=(*edition.names, again), documents=(document,))))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(select(tree, ".time")) == 1


def test_what_was_removed_between_segments_can_still_be_seen(page: str) -> None:
    (row,) = select(parse(page), ".removed")
    assert select(row, "del")[0].text_content() == "《按此訂閱電子報》"


def test_a_gloss_never_passes_for_a_translation(page: str) -> None:
    badges = [badge.text_content() for badge in select(parse(page), ".e .from")]
    assert badges == ["machine translation", "gloss, not a translation", "not translated"]


def test_the_policy_lets_nothing_in_but_the_page_s_own_script_and_styles(page: str) -> None:
    tree = parse(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for found in (
        *re.findall(r"<style>(.*?)</style>", page, re.S),
        *re.findall(r"module\">(.*?)</script>", page, re.S),
    ):
        assert f"'sha256-{b64encode(sha256(found.encode()).digest()).decode()}'" in policy
    assert not tree.xpath("//@style | //@onclick | //*[@src]")
    assert "$" not in re.sub(r"(?s)<(script|style).*?</\1>", "", page)


def test_the_script_never_makes_markup_of_text(page: str) -> None:
    (script,) = re.findall(r"module\">(.*?)</script>", page, re.S)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\(|https?:", script
    )


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert render(make_edition(), TIMELINE, gloss) == render(make_edition(), TIMELINE, gloss)


def poison(value: object) -> object:
    """A record with hostile text wherever it holds free text."""
    if isinstance(value, Enum | Revision):
        return value
    if isinstance(value, tuple):
        return tuple(poison(item) for item in value)
    if isinstance(value, dict):
        return {poison(key): poison(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: poison(getattr(value, field.name)) for field in fields(value)}
        return type(value)(**changes)
    return HOSTILE + value if isinstance(value, str) else value


def check_harmless(page: str) -> None:
    tree = parse(page)
    assert not tree.xpath("//img")
    assert len(tree.xpath("//script")) == 2
    assert not [name for name in tree.xpath("//@*/..") if any(key.startswith("on") for key in name.attrib)]
    page.encode("utf-8")


def test_hostile_text_in_every_field_is_shown_as_text() -> None:
    edition = poison(make_edition())
    assert isinstance(edition, Edition)
    page = render(edition, TIMELINE, gloss)
    check_harmless(page)
    assert "<script>alert" not in page
    cell = select(parse(page), ".e p")[0].text_content()
    assert cell.startswith(
        "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202eevil\u2066 \ufffd\r&amp;$title"
    )
    document = edition.documents[0]
    check_harmless(render_document(document, edition.names, TIMELINE, gloss, edition.settings))
    check_harmless(render_index([summarize(document)], edition.names, edition.failures, "", edition.settings))


@pytest.mark.parametrize("text", [HOSTILE, "\ud800\udfff", "\u202e" * 50, "]]>-->", "&lt;", "a\u2028b\x85c", "\ufeff"])
def test_hostile_source_text_stays_the_text_of_its_cell(text: str) -> None:
    document = make_chinese()
    segment = replace(
        document.segments[0], id="x y%#0", start=0, end=len(text), original=text, clean=text, clean_end=len(text)
    )
    revision = Revision(text)
    bare = replace(
        document, source=make_source("x y%", text), revision=revision, segments=(segment,), names=(), dates=()
    )
    page = render(Edition((bare,), ()))
    check_harmless(page)
    row = select(parse(page), ".row")[0]
    seen = re.sub("[\0\ud800-\udfff]", "\ufffd", text)
    assert [select(row, path)[0].text_content() for path in (".o p", ".c p")] == [seen, seen]
    assert row.get("id") == "x%20y%25#0"


def test_the_data_of_the_page_ends_no_script_and_can_be_read() -> None:
    page = render(make_edition(), "", gloss)
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert "<" not in data
    record = json.loads(data)
    first = record["documents"][0]
    assert first["id"] == CHINESE
    assert len(first["lines"]) == len(make_edition().documents[0].revision.ledger)
    words = [record["words"][index] for index in record["glosses"]["zh#0"][1::2]]
    assert words[0] == ["研究", "yán jiū", "research"]


notes_strategy = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(["ed", "pr", "nm per", "dt"])), max_size=14
)


@given(st.text("ab<梅&\u202e", max_size=12), notes_strategy, st.integers(0, 3))
def test_notes_of_any_shape_leave_the_text_as_it_is(text: str, places: list[tuple[int, int, str]], offset: int) -> None:
    notes = [
        Note(min(start, end) + offset, max(start, end) + offset, f"e{index}", classes, index % 3)
        for index, (start, end, classes) in enumerate(places)
    ]
    tree = lxml_html.fragment_fromstring(annotate(text, notes, offset), create_parent="p")
    assert tree.text_content() == text
    assert not tree.xpath("//a//a")
    inside = {note.id for note in notes if note.start < note.end and note.start - offset < len(text)}
    if len(places) <= 12:
        assert inside <= {id for ids in tree.xpath("//@data-n") for id in ids.split()}


def test_a_large_batch_has_an_index_and_a_page_each() -> None:
    edition = make_edition()
    assert not is_large(edition)
    assert is_large(replace(edition, documents=edition.documents * 30))
    index = parse(render_index([summarize(document) for document in edition.documents], edition.names))
    assert index.xpath("//table[@class='sources']//a/@href") == ["documents/zh/index.html", "documents/en/index.html"]
    own = parse(render_document(edition.documents[0], edition.names, TIMELINE, gloss))
    links = select(own, ".links a")
    assert links[0].get("href") == "../en/index.html#en%230"
    assert select(own, ".up a")[0].get("href") == "../../index.html"
    assert [row.text_content() for row in select(own, ".names tbody th")] == ["Basel", "Novartis", "OpenAI"]
    for page in (index, own):
        ids = page.xpath("//@id")
        assert {href[1:] for href in page.xpath("//nav//a/@href")} <= {id.replace(":", "%3A") for id in ids}
    alone = parse(render_document(edition.documents[0]))  # the names of the batch are not known here
    assert [row.text_content() for row in select(alone, ".names tbody th")] == ["Basel", "Novartis", "OpenAI"]


@pytest.mark.parametrize(("start", "end", "after"), [(2, 6, ""), (2, 6, " "), (2, 7, ""), (1, 6, "；"), (0, 10, "丙")])
def test_what_was_changed_between_two_segments_is_seen_in_one_of_them(start: int, end: int, after: str) -> None:
    text = "甲。<br>\n乙。\n"
    steps = make_chinese().revision.edits[0].steps
    revision = Revision(text, [Edit(start, end, text[start:end], steps, after)])
    first, second = make_chinese().segments[:2]
    clean = revision.text
    cut = min(2, len(clean))
    later = clean.find("乙") if "乙" in clean else len(clean)
    segments = (
        replace(first, id="b#0", start=0, end=2, clean_start=0, clean_end=cut, original=text[:2], clean=clean[:cut]),
        replace(
            second, id="b#2", start=2, end=9, clean_start=later, clean_end=len(clean), original=text[2:9],
            clean=clean[later:],
        ),
    )  # fmt: skip
    document = replace(
        make_chinese(), source=make_source("b", text), revision=revision, segments=segments, names=(), dates=()
    )
    tree = parse(render(Edition((document,), ())))
    assert tree.xpath("//a[contains(@class, 'ed')]/@data-n")
    assert [cell.text_content() for cell in select(tree, ".c p")] == [segment.clean for segment in segments]


def test_evidence_that_is_an_address_is_no_link_to_a_document() -> None:
    document = make_chinese()
    address = Evidence(EvidenceKind.SOURCE, "https://example.org/a", "https://example.org/a")
    edit = document.revision.edits[0]
    steps = (edit.steps[0]._replace(evidence=(address,)),)
    revision = Revision(document.revision.original, (replace(edit, steps=steps), *document.revision.edits[1:]))
    page = parse(render_document(replace(document, revision=revision)))
    assert "https://example.org/a" in select(page, ".evidence")[0].text_content()
    assert not [href for href in page.xpath("//a/@href") if "example.org" in href]


def test_a_ledger_of_noise_is_cut_short_with_a_word() -> None:
    document = make_chinese()
    steps = document.revision.edits[0].steps
    text = "一,二。" * (MOST_LINES + 2)
    revision = Revision(text, (Edit(place, place + 1, ",", steps, "，") for place in range(1, len(text), 4)))
    size = len(text)
    segment = replace(document.segments[0], id="n#0", start=0, end=size, clean_start=0, clean_end=size, original=text)
    noise = replace(
        document, source=make_source("n", text), revision=revision, names=(), dates=(),
        segments=(replace(segment, clean=revision.text),),
    )  # fmt: skip
    tree = parse(render(Edition((noise,), ())))
    assert len(select(tree, ".line")) == MOST_LINES
    assert "2 more lines in edits.jsonl" in select(tree, ".apparatus")[0].text_content()
    assert select(tree, ".c p")[0].text_content() == revision.text


def test_an_edition_without_anything_is_a_page_too() -> None:
    tree = parse(render(Edition((), ())))
    assert "0 sources" in select(tree, ".lead")[0].text_content()
