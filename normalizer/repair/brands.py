"""Brands and names in the wrong case."""

import re
from collections.abc import Iterator

from normalizer.edits import Evidence, Finding
from normalizer.names.brands import find_brand
from normalizer.repair.context import Context
from normalizer.repair.views import view

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")


def recase_brands(text: str, context: Context) -> Iterator[Finding]:
    """A brand is written as its owner writes it (OpenAI, ChatGPT, xAI), by the table of organisations' own spellings; a
    name that the table does not have, as the references agree on. An ordinary word (Apple, Meta) is never recased, nor
    a spelling that stands in the table or in the references.
    """
    look = view(text)
    if not look.has_han:
        return
    for token in sorted(set(_WORD.findall(text))):
        right = _own_spelling(token, context)
        if right is None:
            continue
        spelling, confidence, evidence = right
        word = re.compile(rf"(?<![A-Za-z0-9@#_./-]){token}(?![A-Za-z0-9_@]|[./-][A-Za-z0-9])")
        for match in word.finditer(text):
            if match.start() not in look.kept:
                reason = f"its own spelling is {spelling}"
                yield Finding(*match.span(), spelling, "recase-brands", reason, confidence, (evidence,))


def _own_spelling(token: str, context: Context) -> tuple[str, float, Evidence] | None:
    brand = find_brand(token)
    if brand is None or brand.ordinary or brand.spelling == token:
        return None
    # a whole word in capitals is a style of headings; it says nothing on the spelling
    if token.isupper() and not brand.spelling.isupper() and len(token) > 4:
        return None
    if token.islower():
        return None if len(token) < 4 else (brand.spelling, 0.85, brand.evidence)
    return brand.spelling, 0.96, brand.evidence
