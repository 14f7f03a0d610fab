"""Sentences, headings and list items with their offsets."""

from collections.abc import Sequence

from normalizer.language.model import LanguageSpan
from normalizer.segments.model import Segment

__all__ = ["Segment", "split"]


def split(text: str, spans: Sequence[LanguageSpan] | None = None) -> tuple[Segment, ...]:
    """The segments of `text` in order; all but white space lies in exactly one (see `segments.splitting`)."""
    from normalizer.segments.splitting import split as cut

    return cut(text, spans)
