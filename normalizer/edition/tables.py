r"""Tables of tab-separated values: names, dates and parallel segments.

A cell holds no tab and no line break of any kind, so a line is a row for every reader: `\` stands as `\\`, tab, line
feed and carriage return as `\t`, `\n`, `\r`, other line breaks, control characters and lone surrogates as `\uXXXX`, and
a quotation mark at the start of a cell as `\"`, since many readers would take it for the start of a quoted cell.
"""

import re
from collections.abc import Iterable, Sequence

from normalizer.dates.model import TimeExpression, TimeKind
from normalizer.edition.model import Document
from normalizer.edition.parallel import MADE_BY, ParallelSegment
from normalizer.errors import SourceError
from normalizer.names.model import NameEntry

_ESCAPED = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_UNESCAPED = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\tnr])')
_SHORT = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_LONG = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r", '"': '"'}
_BAR = " | "  # between the items of a list in one cell; a bar inside an item is escaped


def escape_cell(text: str) -> str:
    r"""
    >>> print(escape_cell('"a"\tb\\c\u2028'))
    \"a"\tb\\c\u2028
    """
    text = _ESCAPED.sub(lambda match: _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}", text)
    return "\\" + text if text.startswith('"') else text


def unescape_cell(cell: str) -> str:
    """What `escape_cell` was given."""
    return _UNESCAPED.sub(lambda match: chr(int(match[1][1:], 16)) if match[1][0] == "u" else _LONG[match[1]], cell)


def render_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A header and its rows, UTF-8, a line each. Raises ValueError for a row of another width."""
    lines = [render_row(header)]
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"a row of {len(row)} cells under a header of {len(header)}")
        lines.append(render_row(row))
    return b"".join(lines)


def render_row(row: Sequence[str]) -> bytes:
    """One line of a table."""
    return ("\t".join(map(escape_cell, row)) + "\n").encode("utf-8")


NAMES_HEADER = ("canonical", "zh", "type", "aliases", "mentions", "documents", "disagreements")


def render_names(names: Iterable[NameEntry]) -> bytes:
    """`names.tsv`, in the order given: aliases with the documents that write them, documents with their mentions."""
    return render_table(NAMES_HEADER, map(_name_row, names))


def _name_row(name: NameEntry) -> tuple[str, ...]:
    return (
        name.canonical,
        name.canonical_zh or "",
        name.type.value,
        "; ".join(f"{alias.spelling} ({_counts(alias.documents.items())})" for alias in name.aliases),
        str(name.mentions),
        _counts(name.documents.items()),
        " ".join(name.disagreements),
    )


def _counts(documents: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{document}: {count}" for document, count in sorted(documents))


DATES_HEADER = (
    "earliest", "latest", "edtf", "kind", "english", "surface", "document", "start", "end", "basis", "confidence",
    "matches", "duration_least", "duration", "timex", "modifier",
)  # fmt: skip
DateRow = Sequence[str]


def date_rows(document: Document) -> tuple[DateRow, ...]:
    """The rows of `dates.tsv` that one document adds: its dates and intervals."""
    return tuple(
        _date_row(document.id, date) for date in document.dates if date.kind in {TimeKind.DATE, TimeKind.INTERVAL}
    )


def render_dates(rows: Iterable[DateRow]) -> bytes:
    """`dates.tsv` of all rows, by time, then by document and place; dates without a day come last."""
    return render_table(DATES_HEADER, sorted(rows, key=date_order))


def _date_row(document: str, date: TimeExpression) -> DateRow:
    return (
        date.earliest or "",
        date.latest or "",
        date.edtf or "",
        date.kind.value,
        date.english,
        date.surface,
        document,
        str(date.start),
        str(date.end),
        date.basis.value,
        f"{date.confidence:.4g}",
        "; ".join(f"{match.document} {match.start}-{match.end}" for match in date.matches),
        date.duration_least or "",
        date.duration or "",
        date.timex or "",
        date.modifier or "",
    )


def date_order(row: DateRow) -> tuple[tuple[int, str], tuple[int, str], str, int, int]:
    """The place of a row in `dates.tsv`: by time, then by document and place; dates without a day come last."""
    return _day_order(row[0]), _day_order(row[1]), row[6], int(row[7]), int(row[8])


def _day_order(day: str) -> tuple[int, str]:
    """The order of ISO days, years before 0000 (`-0043-03-15`) first and no day last."""
    year, _, rest = day.removeprefix("-").partition("-")
    if not year.isdecimal():
        return 10**9, day
    return -int(year) if day.startswith("-") else int(year), rest


PARALLEL_HEADER = (
    "id", "document", "language", "original", "clean", "english", "english_from", "english_flags", "chinese",
    "chinese_language",
)  # fmt: skip


def parallel_rows(segments: Iterable[ParallelSegment]) -> bytes:
    """The lines of `parallel.tsv` without its header."""
    return "".join("\t".join(_parallel_row(segment)) + "\n" for segment in segments).encode("utf-8")


def render_parallel(segments: Iterable[ParallelSegment]) -> bytes:
    """`parallel.tsv`: a segment a row."""
    return parallel_head() + parallel_rows(segments)


def parallel_head() -> bytes:
    """The header line of `parallel.tsv`."""
    return ("\t".join(PARALLEL_HEADER) + "\n").encode("utf-8")


def _parallel_row(segment: ParallelSegment) -> list[str]:
    cells = (
        segment.id,
        segment.document,
        segment.language,
        segment.original,
        segment.clean,
        segment.english,
        segment.english_from.value,
        "",
        segment.chinese,
        segment.chinese_language,
    )
    row = list(map(escape_cell, cells))
    row[7] = _BAR.join(escape_cell(flag).replace("|", "\\u007c") for flag in segment.english_flags)
    return row


def read_parallel(data: bytes, name: str = "parallel.tsv") -> tuple[ParallelSegment, ...]:
    """The segments of a table that `render_parallel` wrote.

    Raises SourceError where it is none; `name` is for the message.
    """
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name} is not UTF-8 (byte {error.start}); nothing was read from it.") from None
    if tuple(lines[0].rstrip("\r").split("\t")) != PARALLEL_HEADER:
        columns = " ".join(PARALLEL_HEADER)
        raise SourceError(f"{name} does not start with the columns {columns}; nothing was read from it.")
    segments = []
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(PARALLEL_HEADER) or cells[6] not in MADE_BY:
            raise SourceError(f"{name}, line {number} is no row of this table; nothing was read: mend or drop it.")
        flags = tuple(map(unescape_cell, cells[7].split(_BAR))) if cells[7] else ()
        id, document, language, original, clean, english, _, _, chinese, script = map(unescape_cell, cells)
        made_by = MADE_BY[cells[6]]
        segments.append(
            ParallelSegment(id, document, language, original, clean, english, made_by, flags, chinese, script)
        )
    return tuple(segments)


def parallel_record(segment: ParallelSegment) -> dict[str, object]:
    """A line of `parallel.jsonl`."""
    return {
        "id": segment.id,
        "document": segment.document,
        "language": segment.language,
        "original": segment.original,
        "clean": segment.clean,
        "english": segment.english,
        "english_from": segment.english_from.value,
        "english_flags": list(segment.english_flags),
        "chinese": segment.chinese,
        "chinese_language": segment.chinese_language,
    }
