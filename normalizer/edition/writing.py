"""Which files an edition has, and what stands in those of one document."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from normalizer.edition import tables, tmx, xliff
from normalizer.edition.model import Document
from normalizer.edition.parallel import is_parallel, parallel_segments
from normalizer.edition.records import render_document, render_lines


class Format(StrEnum):
    """What `--to` can ask for. Texts and ledgers are always written: an edition must be revertible."""

    HTML = "html"
    JSONL = "jsonl"
    TSV = "tsv"
    TMX = "tmx"
    XLIFF = "xliff"
    TEI = "tei"
    PARQUET = "parquet"


DEFAULT_FORMATS = tuple(format for format in Format if format is not Format.PARQUET)
"""All but Parquet, which needs an extra."""

PARALLEL_FILES: Mapping[Format, str] = {
    Format.JSONL: "parallel.jsonl",
    Format.TSV: "parallel.tsv",
    Format.TMX: "parallel.tmx",
    Format.XLIFF: "parallel.xlf",
}
"""The files of all parallel segments, which are joined from a piece a document."""


def parallel_pieces(document: Document, formats: Collection[Format]) -> dict[str, bytes]:
    """What a document adds to each parallel file; nothing where it is English."""
    if not is_parallel(document) or not document.segments:
        return {}
    segments = tuple(parallel_segments(document))
    pieces: dict[str, bytes] = {}
    for format, name in PARALLEL_FILES.items():
        if format not in formats and not (format is Format.JSONL and Format.PARQUET in formats):
            continue
        if format is Format.JSONL:
            pieces[name] = render_lines(map(tables.parallel_record, segments))
        elif format is Format.TSV:
            pieces[name] = tables.parallel_rows(segments)
        elif format is Format.TMX:
            pieces[name] = tmx.units(segments)
        else:
            pieces[name] = xliff.file(segments)
    return pieces


def parallel_frame(format: Format, languages: Iterable[str]) -> tuple[bytes, bytes]:
    """What stands before and after the pieces of a parallel file; `languages` are those of all its segments."""
    if format is Format.TSV:
        return tables.parallel_head(), b""
    if format is Format.TMX:
        return tmx.head(), tmx.TAIL
    if format is Format.XLIFF:
        return xliff.head(language for language in languages if language != "en"), xliff.TAIL
    return b"", b""


def render_english(document: Document) -> bytes:
    """`english.txt`: a segment a line, what made its English, a tab, the English."""
    lines = [f"{segment.english_from.value}\t{' '.join(segment.english.split())}\n" for segment in document.segments]
    return "".join(lines).encode("utf-8", "backslashreplace")


def is_english(tag: str) -> bool:
    """Whether a document is in English, so that it has no English side of its own."""
    return tag.split("-")[0] == "en"


def render_files(
    document: Document, formats: Collection[Format], *, page: bool = False, settings: Mapping[str, object] | None = None
) -> list[tuple[str, bytes]]:
    """The files of a document's folder, in a fixed order; with `page` its own HTML page is among them."""
    from normalizer.edition import tei

    files = list(render_document(document))
    if not is_english(document.language.tag):
        files.append(("english.txt", render_english(document)))
    if Format.TEI in formats:
        files.append(("edition.xml", tei.render(document)))
    if page and Format.HTML in formats:
        from normalizer.dates import timeline
        from normalizer.edition.page import render_document as render_page
        from normalizer.names import table
        from normalizer.translation import gloss_words

        names = table([(document.id, document.names)])
        html = render_page(document, names, timeline.render((document,)), gloss_words, settings)
        files.append(("index.html", html.encode("utf-8", "backslashreplace")))
    return files


def file_names(language: str, formats: Collection[Format], *, page: bool = False) -> Sequence[str]:
    """The names of the files that `render_files` gives for a document in `language`."""
    names = ["original.txt", "clean.txt", "edits.jsonl", "segments.jsonl", "names.jsonl", "dates.jsonl"]
    if not is_english(language):
        names.append("english.txt")
    if Format.TEI in formats:
        names.append("edition.xml")
    if page and Format.HTML in formats:
        names.append("index.html")
    return names


def drop_others(folder: Path, names: Collection[str]) -> None:
    """Take away what an earlier run with other formats has left in a document's folder."""
    for name in ("english.txt", "edition.xml", "index.html"):
        if name not in names:
            (folder / name).unlink(missing_ok=True)
