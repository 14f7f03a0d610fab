"""The JSON objects of the output contract, from the values of the edition; their keys keep this order.

Numbers that were computed are rounded to four decimals, so that the last bits of a machine's arithmetic do not show.
"""

from collections.abc import Iterable, Iterator
from json import JSONEncoder
from typing import Any

from normalizer.alignment.model import Link
from normalizer.edition.model import Document, Edition, EditionSegment
from normalizer.edits import Evidence, Revision
from normalizer.names.model import NameEntry

Record = dict[str, Any]

# one encoder for all lines; separators as json.dumps has them
_encode = JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False).encode
# legal in JSON strings as they are, but readers that cut lines with `splitlines` would cut there
_LINE_BREAKS = ((0x85, "\\u0085"), (0x2028, "\\u2028"), (0x2029, "\\u2029"))


def render_lines(records: Iterable[Record]) -> bytes:
    r"""One JSON object a line, UTF-8; lone surrogates and the line breaks of Unicode stand as escapes.

    >>> render_lines([{"text": "甲\u2028\ud800"}]).decode()
    '{"text": "甲\\u2028\\ud800"}\n'
    """
    text = "".join([_encode(record) + "\n" for record in records])
    if not text.isascii():
        for code, escape in _LINE_BREAKS:
            text = text.replace(chr(code), escape)
    return text.encode("utf-8", "backslashreplace")


def change_records(revision: Revision) -> Iterator[Record]:
    """The lines of `edits.jsonl`: edits and marks, sorted by start, end and status."""
    for change in revision.ledger:
        place = revision.place(change)
        yield {
            "start": change.start,
            "end": change.end,
            "clean_start": place.start,
            "clean_end": place.end,
            "before": change.before,
            "after": change.after,
            "status": change.status.value,
            "confidence": round(change.confidence, 4),
            "rule": change.rule,
            "reason": change.reason,
            "evidence": evidence_records(change.evidence),
            "steps": [
                {
                    "rule": step.rule,
                    "reason": step.reason,
                    "confidence": round(step.confidence, 4),
                    "evidence": evidence_records(step.evidence),
                }
                for step in change.steps
            ],
        }


def evidence_records(evidence: tuple[Evidence, ...]) -> list[dict[str, str | int | None]]:
    """A list of `{kind, ref, start, end, text}`."""
    return [piece.to_record() for piece in evidence]


def segment_record(segment: EditionSegment) -> Record:
    """A line of `segments.jsonl`."""
    return {
        "id": segment.id,
        "start": segment.start,
        "end": segment.end,
        "clean_start": segment.clean_start,
        "clean_end": segment.clean_end,
        "language": segment.language,
        "original": segment.original,
        "clean": segment.clean,
        "english": segment.english,
        "english_from": segment.english_from.value,
        "names": list(segment.names),
        "dates": list(segment.dates),
        "links": [link_record(link) for link in segment.links],
        "flags": list(segment.flags),
        "garble": round(segment.garble, 4),
        "english_flags": list(segment.english_flags),
        "chinese": segment.chinese,
    }


def link_record(link: Link) -> Record:
    """A link to a passage of another source."""
    return {
        "document": link.document,
        "start": link.start,
        "end": link.end,
        "text": link.text,
        "score": round(link.score, 4),
        "shared": list(link.shared),
        "relation": link.relation.value,
    }


def entry_record(entry: NameEntry) -> Record:
    """A row of the name table."""
    return {
        "canonical": entry.canonical,
        "canonical_zh": entry.canonical_zh,
        "type": entry.type.value,
        "aliases": [{"spelling": alias.spelling, "documents": dict(alias.documents)} for alias in entry.aliases],
        "mentions": entry.mentions,
        "documents": dict(entry.documents),
        "disagreements": list(entry.disagreements),
    }


def document_record(document: Document) -> Record:
    """A document of `manifest.json`; `edits`, `marks`, `names`, `dates` and `segments` are counts."""
    source = document.source
    provenance = source.provenance
    return {
        "id": source.id,
        "path": source.path,
        "sha256": source.sha256,
        "encoding": source.encoding.name,
        "decoding": source.encoding.to_record(),
        "format": source.format.value,
        "extracted": source.extracted,
        "provenance": {
            "title": provenance.title,
            "author": provenance.author,
            "publisher": provenance.publisher,
            "written": provenance.written,
            "url": provenance.url,
            "language": provenance.language,
        },
        "language": document.language.tag,
        "role": document.role.value,
        "garble_score": round(document.garble.value, 4),
        "garble_features": [
            {"name": feature.name, "value": round(feature.value, 4), "weight": round(feature.weight, 4)}
            for feature in document.garble.features
        ],
        "edits": len(document.revision.edits),
        "marks": len(document.revision.marks),
        "names": len(document.names),
        "dates": len(document.dates),
        "segments": len(document.segments),
        "seconds": round(document.seconds, 4),
        "unplaced": list(document.unplaced),
    }


def manifest_record(edition: Edition, version: str) -> Record:
    """The whole of `manifest.json`."""
    return {
        "version": version,
        "settings": dict(edition.settings),
        "documents": [document_record(document) for document in edition.documents],
        "failures": [{"path": failure.path, "error": failure.error} for failure in edition.failures],
    }


def render_document(document: Document) -> tuple[tuple[str, bytes], ...]:
    """The files of a document's folder that are records or plain text: file name and content, in a fixed order."""
    return (
        ("original.txt", _encode_text(document.revision.original)),
        ("clean.txt", _encode_text(document.revision.text)),
        ("edits.jsonl", render_lines(change_records(document.revision))),
        ("segments.jsonl", render_lines(map(segment_record, document.segments))),
        ("names.jsonl", render_lines(name.to_record() for name in document.names)),
        ("dates.jsonl", render_lines(date.to_record() for date in document.dates)),
    )


def _encode_text(text: str) -> bytes:
    """UTF-8; a lone surrogate, which no valid file holds, is written as such, so that it can be read back."""
    return text.encode("utf-8", "surrogatepass")
