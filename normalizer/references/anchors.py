"""What a text shares with others of the same affair: rare names, dates and figures, in a form that can be looked up."""

import re

_WORD = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z]+(?:['’-][A-Za-z]+)?|[a-z]+[A-Z][A-Za-z]*)(?![A-Za-z0-9])")
_NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?!\d)")
_LONGEST = 40


def find_anchors(text: str) -> tuple[str, ...]:
    """The words of `text` that may be names and its figures of two digits or more, each once, sorted, in lower case.

    It is a rough sieve, for finding the few documents of a large batch that are worth a closer look.

    >>> find_anchors("Avi Verma從7月1日起在Openai領12.5億美元")
    ('12.5', 'avi', 'openai', 'verma')
    """
    found = {
        match.group().replace("’", "'").lower() for match in _WORD.finditer(text) if len(match.group()) <= _LONGEST
    }
    for match in _NUMBER.finditer(text):
        digits = match.group().replace(",", "")
        if 2 <= len(digits) <= _LONGEST:
            found.add(digits)
    return tuple(sorted(found))
