"""TSV, TMX and XLIFF: whole, valid, and the same segments when read back."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from normalizer.alignment import Bead
from normalizer.edition import tables, tmx, xliff
from normalizer.edition.parallel import ParallelSegment, aligned_segments, is_parallel, parallel_segments
from normalizer.errors import SourceError
from normalizer.translation.model import EnglishFrom
from tests.edition.sample import HOSTILE, SCHEMAS, make_edition, needs_schemas

SEGMENTS = tuple(
    segment for document in make_edition().documents if is_parallel(document) for segment in parallel_segments(document)
)
FORMATS = [
    pytest.param(tables.render_parallel, tables.read_parallel, id="tsv"),
    pytest.param(tmx.render, tmx.read, id="tmx"),
    pytest.param(xliff.render, xliff.read, id="xliff"),
]
UNIT = '<body><tu><tuv xml:lang="zh"><seg>{}</seg></tuv></tu></body>'
TMX_DTD, XLIFF_XSD, XML_XSD = SCHEMAS / "tmx14.dtd", SCHEMAS / "xliff_core_2.0.xsd", SCHEMAS / "xml.xsd"


def test_the_sample_has_one_of_each() -> None:
    assert {segment.english_from for segment in SEGMENTS} == set(EnglishFrom) | {EnglishFrom.NONE}
    assert {segment.language for segment in SEGMENTS} == {"zh-Hant", "en"}
    assert any(segment.chinese for segment in SEGMENTS)
    assert not any(segment.document == "000_y" for segment in SEGMENTS)


@pytest.mark.parametrize(("render", "read"), FORMATS)
def test_segments_come_back(render, read) -> None:
    data = render(SEGMENTS)
    assert read(data) == SEGMENTS
    assert render(read(data)) == render([replace(segment, notes=()) for segment in SEGMENTS])


text = st.text(
    st.one_of(st.characters(), st.sampled_from('\x00\t\n\r\\"|&<]>\ud800\u2028\u0085\ufffe_x甲')), max_size=12
)
segments = st.builds(
    ParallelSegment,
    id=text, document=st.sampled_from(["d", "e \x01"]), language=st.sampled_from(["zh-Hant", "ja"]), original=text,
    clean=text, english=text, english_from=st.sampled_from(EnglishFrom),
    english_flags=st.lists(text.filter(bool), max_size=2).map(tuple), chinese=text, chinese_language=st.just("zh"),
).map(lambda each: each if each.chinese else replace(each, chinese_language=""))  # fmt: skip


@pytest.mark.parametrize(("render", "read"), FORMATS)
@given(found=st.lists(segments, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back(render, read, found) -> None:
    found.sort(key=lambda segment: segment.document)
    found = [replace(segment, id=f"{segment.id}#{number}") for number, segment in enumerate(found)]
    assert read(render(found)) == tuple(found)


def test_a_table_has_a_line_a_row_for_every_reader() -> None:
    table = tables.render_parallel(SEGMENTS).decode()
    assert len(table.splitlines()) == len(SEGMENTS) + 1
    assert {line.count("\t") for line in table.splitlines()} == {len(tables.PARALLEL_HEADER) - 1}
    import csv

    rows = list(csv.reader(table.splitlines(), delimiter="\t"))
    assert len(rows) == len(SEGMENTS) + 1 and {len(row) for row in rows} == {len(tables.PARALLEL_HEADER)}


def test_what_made_the_english_is_in_every_export() -> None:
    units = etree.fromstring(tmx.render(SEGMENTS)).findall("body/tu")
    assert [unit.findtext("prop[@type='english_from']") for unit in units] == [s.english_from.value for s in SEGMENTS]
    parts = etree.fromstring(xliff.render(SEGMENTS)).findall(f".//{{{xliff.NAMESPACE}}}segment")
    states = [(part.get("state"), part.get("subState")) for part in parts]
    assert states[:4] == [("initial", "sn:argos"), ("initial", "sn:gloss"), ("final", None), ("initial", None)]


def test_a_machine_translation_without_complaint_is_translated() -> None:
    document = xliff.render([replace(SEGMENTS[0], english_flags=())])
    assert b'state="translated" subState="sn:argos"' in document


def test_notes_tell_the_reasons() -> None:
    notes = etree.fromstring(xliff.render(SEGMENTS[:2])).findall(f".//{{{xliff.NAMESPACE}}}note")
    by_category = {note.get("category"): note.text for note in notes}
    assert by_category["original"] == SEGMENTS[0].original or by_category["original"] == SEGMENTS[1].original
    assert by_category["applied: brand"] == "“Openai” became “OpenAI”: because of brand (confidence 0.90)"
    assert by_category["flagged: lost-passage"] == "“現象密度”: because of lost-passage (confidence 0.70)"
    assert by_category["proposed: calque"].startswith("“出發表明” may be “離職顯示”")


def test_nothing_is_read_from_what_is_something_else() -> None:
    bomb = b'<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx>' + UNIT.format("&b;").encode() + b"</tmx>"
    for read in (tmx.read, xliff.read):
        for data in (b"", b"<a>", b"<a/>", b"<a>\x01</a>", bomb):
            with pytest.raises(SourceError, match=r"^x\.xml .*nothing was read"):
                read(data, "x.xml")
    for data in (b"", b"a\tb\n", b"\xff", tables.parallel_head() + b"a\tb\n"):
        with pytest.raises(SourceError, match=r"^x\.tsv.*nothing was read"):
            tables.read_parallel(data, "x.tsv")


def test_no_file_is_read_by_reference(tmp_path) -> None:
    (tmp_path / "secret").write_text("secret")
    outside = f'<!DOCTYPE tmx SYSTEM "{tmp_path}/x.dtd"><tmx>{UNIT.format("a")}</tmx>'
    assert [segment.clean for segment in tmx.read(outside.encode())] == ["a"]
    entity = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{tmp_path}/secret">]><tmx>{UNIT.format("&x;")}</tmx>'
    with pytest.raises(SourceError, match="entities"):
        tmx.read(entity.encode())


def test_the_memory_of_another_program_is_read() -> None:
    data = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="zh-TW"/><body>
    <tu><tuv xml:lang="EN-us"><seg>A <bpt i="1">&lt;b></bpt>bold<ept i="1">&lt;/b></ept> <hi>word</hi>.</seg></tuv>
    <tuv xml:lang="zh-TW"><seg>粗字。</seg></tuv></tu></body></tmx>""".replace("EN-us", "en-US")
    (segment,) = tmx.read(data.encode())
    assert (segment.language, segment.clean, segment.english) == ("zh-TW", "粗字。", "A bold word.")
    assert segment.english_from is EnglishFrom.SOURCE


def test_the_xliff_of_another_program_is_read() -> None:
    data = f"""<xliff xmlns="{xliff.NAMESPACE}" version="2.0" srcLang="zh" trgLang="en"><file id="f"><unit id="u">
    <segment><source>甲<pc id="1">乙</pc><ph id="2"/>丙<cp hex="0001"/><cp hex="zz"/></source></segment>
    </unit></file></xliff>"""
    (segment,) = xliff.read(data.encode())
    assert (segment.id, segment.document, segment.language) == ("u", "f", "zh")
    assert (segment.clean, segment.english_from) == ("甲乙丙\x01\ufffd", EnglishFrom.NONE)


def test_aligned_texts_go_out_as_segments() -> None:
    beads = (Bead((0,), (0, 1), 5.0), Bead((1,), (), 0.0), Bead((), (2,), 0.0))
    found = tuple(aligned_segments(["甲。", "乙。"], ["A", "a.", "C."], beads, "pair"))
    assert [(segment.id, segment.clean, segment.english) for segment in found] == [
        ("pair#0-0", "甲。", "A a."),
        ("pair#1-", "乙。", ""),
        ("pair#-2", "C.", "C."),
    ]
    assert tmx.read(tmx.render(found)) == found
    assert xliff.read(xliff.render(found)) == found


def test_structure_without_the_schemas() -> None:
    memory = etree.fromstring(tmx.render(SEGMENTS))
    assert memory.tag == "tmx" and memory.get("version") == "1.4"
    assert all(unit.findall("tuv/seg") for unit in memory.findall("body/tu"))
    root = etree.fromstring(xliff.render(SEGMENTS))
    assert (root.get("srcLang"), root.get("trgLang"), root.get("version")) == ("zh-Hant", "en", "2.1")
    ids = [unit.get("id") for unit in root.iter(f"{{{xliff.NAMESPACE}}}unit")]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[\w.-]+", id) for id in ids)


@needs_schemas
def test_the_memory_is_valid() -> None:
    dtd = etree.DTD(str(TMX_DTD))
    assert dtd.validate(etree.fromstring(tmx.render(SEGMENTS))), dtd.error_log
    assert dtd.validate(etree.fromstring(tmx.render(()))), dtd.error_log


@needs_schemas
def test_the_xliff_is_valid() -> None:
    schema = load_xliff_schema()
    document = etree.parse(BytesIO(xliff.render(SEGMENTS)))
    assert schema.validate(document), schema.error_log
    with pytest.raises(ValueError, match="at least one"):
        xliff.render(())


def load_xliff_schema() -> etree.XMLSchema:
    """The official schema, its import of `xml.xsd` mapped to the file beside it."""

    class Resolver(etree.Resolver):
        def resolve(self, url, pubid, context):
            return self.resolve_filename(str(XML_XSD), context) if url.endswith("xml.xsd") else None

    parser = etree.XMLParser()
    parser.resolvers.add(Resolver())
    return etree.XMLSchema(etree.parse(str(XLIFF_XSD), parser))


def test_hostile_text_is_in_the_sample() -> None:
    assert any(segment.original == HOSTILE for segment in SEGMENTS)
