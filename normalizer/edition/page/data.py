"""What the page's script works with: the ledger's lines as a review needs them, and the glosses of Chinese words."""

import json
from collections.abc import Callable, Sequence

from normalizer.edition.decisions import FORMAT, context
from normalizer.edition.model import Document
from normalizer.edition.page.apparatus import MOST_LINES, rejected, reviewed
from normalizer.edits.records import Edit, Mark
from normalizer.translation.model import GlossedWord

Gloss = Callable[[str], Sequence[GlossedWord]]
"""The words of a text that can be glossed, in order."""

LONGEST = 5000
"""Segments longer than this are not glossed: nobody reads them word by word."""


def page_data(documents: Sequence[Document], gloss: Gloss | None) -> str:
    """The JSON of the page, safe inside a `<script>` element.

    A line of the ledger is `[start, end, rule, status, before, after, prefix, suffix, verdict]`; a gloss is
    `[word, pinyin, english]`, and a segment's words are pairs: UTF-16 units since the last word, which gloss.
    """
    words: dict[tuple[str, str, str], int] = {}
    segments: dict[str, list[int]] = {}
    if gloss is not None:
        for document in documents:
            for segment in document.segments:
                if segment.language.startswith("zh") and len(segment.clean) <= LONGEST:
                    found = _gloss(segment.clean, gloss, words)
                    if found:
                        segments[segment.id] = found
    value = {
        "format": FORMAT,
        "documents": [_document(document) for document in documents],
        "words": list(words),
        "glosses": segments,
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # "<" so that nothing ends the element; lone surrogates because they have no UTF-8
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\0", "")
    return (
        "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)
        if _lone(text)
        else text
    )


def _lone(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _document(document: Document) -> dict[str, object]:
    lines = [_line(document.revision.original, line) for line in document.revision.ledger[:MOST_LINES]]
    return {"id": document.id, "sha256": document.source.sha256, "lines": lines}


def _line(original: str, line: Edit | Mark) -> list[object]:
    verdict = "reject" if rejected(line) else "accept" if reviewed(line) else None
    around = context(original, line.start, line.end)
    return [line.start, line.end, line.rule, line.status.value, line.before, line.after, *around, verdict]


def _gloss(text: str, gloss: Gloss, words: dict[tuple[str, str, str], int]) -> list[int]:
    found: list[int] = []
    done = 0
    for word in gloss(text):
        if word.start < done:
            continue
        entry = (text[word.start : word.end], word.pinyin, word.english)
        gap = text[done : word.start]
        found += [len(gap) + sum(char > "\uffff" for char in gap), words.setdefault(entry, len(words))]
        done = word.end
    return found
