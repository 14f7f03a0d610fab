"""Chinese with a space between its words or characters."""

import re
from collections.abc import Iterator

from normalizer.edits import Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import is_han, view

_MARK = "，。、；：？！「」『』“”（）《》,.;:?!"
# from the first space on: tokens of at most four characters, each behind one space
_RUN = re.compile(
    rf" (?:[一-鿿]{{1,4}}[{_MARK}]{{0,2}}|[{_MARK}]{{1,2}}|[A-Za-z0-9.%$-]{{1,20}})"
    rf"(?: (?:[一-鿿]{{1,4}}[{_MARK}]{{0,2}}|[{_MARK}]{{1,2}}|[A-Za-z0-9.%$-]{{1,20}})){{6,}}"
)
_FUNCTION = frozenset("的是了在這那這个個他她我你們不也有和與就都而將被把要會說一")


def close_spaced_text(text: str, context: Context) -> Iterator[Finding]:
    """Spaces between the words or the characters of a Chinese sentence, as a tokenizer leaves them, go. Headings and
    lists that are set with spaces have no such words of structure as 的, 是 and 在 standing by themselves; they stay.
    """
    if text.count(" ") < 7:
        return
    look = view(text)
    if not look.has_han:
        return
    for match in _RUN.finditer(text):
        start, end = match.span()
        if not is_han(text[start - 1 : start]) or look.untouchable.touch(start, end):
            continue
        tokens = [text[start - 1], *match.group()[1:].split(" ")]
        words = [token.strip(_MARK) for token in tokens]
        if sum(word in _FUNCTION for word in words) < 2 or sum(map(is_han, "".join(words))) < 6:
            continue
        place = start
        while place >= 0:
            before, after = text[place - 1], text[place + 1]
            if any(is_han(char) or char > "\u3000" for char in (before, after)) and not (
                (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())
            ):
                reason = "a space between the words of a Chinese sentence"
                yield Finding(place, place + 1, "", "close-spaced-text", reason, 0.9)
            place = text.find(" ", place + 1, end)
