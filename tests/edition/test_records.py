"""The JSON objects of the contract: their keys, their offsets, their bytes."""

import json

import pytest

from normalizer.edition import records
from normalizer.edition.model import Document
from tests.edition.sample import make_edition

EDITION = make_edition()
KEYS = {
    "edits.jsonl": "start end clean_start clean_end before after status confidence rule reason evidence steps",
    "segments.jsonl": "id start end clean_start clean_end language original clean english english_from names dates "
    "links flags",
    "names.jsonl": "start end surface status canonical canonical_zh type method confidence candidates evidence",
    "dates.jsonl": "start end surface kind edtf earliest latest duration timex modifier english anchor basis "
    "confidence matches checks evidence",
}


def read(document: Document, name: str) -> list[dict[str, object]]:
    data = dict(records.render_document(document))[name]
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("document", EDITION.documents, ids=lambda document: document.language.tag)
def test_the_keys_come_in_their_order(document: Document, name: str) -> None:
    expected = KEYS[name].split()
    for record in read(document, name):
        assert list(record)[: len(expected)] == expected


@pytest.mark.parametrize("document", EDITION.documents, ids=lambda document: document.language.tag)
def test_slicing_the_original_gives_what_a_record_says(document: Document) -> None:
    files = dict(records.render_document(document))
    original = files["original.txt"].decode("utf-8", "surrogatepass")
    clean = files["clean.txt"].decode("utf-8", "surrogatepass")
    for name, key in (
        ("edits.jsonl", "before"),
        ("segments.jsonl", "original"),
        ("names.jsonl", "surface"),
        ("dates.jsonl", "surface"),
    ):
        for record in read(document, name):
            assert original[record["start"] : record["end"]] == record[key]
    for record in read(document, "segments.jsonl"):
        assert clean[record["clean_start"] : record["clean_end"]] == record["clean"]
    for record in read(document, "edits.jsonl"):
        if record["status"] == "applied":
            assert clean[record["clean_start"] : record["clean_end"]] == record["after"]


def test_every_status_is_in_the_ledger() -> None:
    ledger = read(EDITION.documents[0], "edits.jsonl")
    assert {line["status"] for line in ledger} == {"applied", "proposed", "flagged"}
    assert all((line["after"] is None) == (line["status"] == "flagged") for line in ledger)
    assert [(line["start"], line["end"], line["status"]) for line in ledger] == sorted(
        (line["start"], line["end"], line["status"]) for line in ledger
    )
    assert all(list(piece) == ["kind", "ref", "start", "end", "text"] for line in ledger for piece in line["evidence"])


def test_lone_surrogates_and_line_breaks_survive() -> None:
    data = records.render_lines([{"a": "\ud800\u2028\u2029\u0085\n甲"}])
    assert len(data.decode("utf-8").splitlines()) == 1
    assert json.loads(data) == {"a": "\ud800\u2028\u2029\u0085\n甲"}


def test_computed_numbers_are_rounded() -> None:
    manifest = records.manifest_record(EDITION, "1")
    assert list(manifest) == ["version", "settings", "documents", "failures"]
    (first, *_) = manifest["documents"]
    assert list(first)[:3] == ["id", "path", "sha256"] and first["garble_score"] == 0.1235
    assert {key: first[key] for key in ("edits", "marks", "names", "dates", "segments")} == {
        "edits": 3, "marks": 2, "names": 3, "dates": 2, "segments": 4
    }  # fmt: skip
