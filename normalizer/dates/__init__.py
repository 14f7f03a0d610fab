"""Time expressions: found, understood, anchored to days, checked against each other."""

from normalizer.dates.checks import check
from normalizer.dates.finding import find
from normalizer.dates.localized import render
from normalizer.dates.matching import DatedText, compare, match
from normalizer.dates.model import Basis, DateCheck, DateMatch, TimeExpression, TimeKind

__all__ = [
    "Basis",
    "DateCheck",
    "DateMatch",
    "DatedText",
    "TimeExpression",
    "TimeKind",
    "check",
    "compare",
    "find",
    "match",
    "render",
]
