"""Time expressions: found, understood, anchored to days, checked against each other."""

from normalizer.dates.finding import find
from normalizer.dates.model import Basis, DateCheck, DateMatch, TimeExpression, TimeKind

__all__ = ["Basis", "DateCheck", "DateMatch", "TimeExpression", "TimeKind", "find"]
