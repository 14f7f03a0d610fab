"""One call that repairs a text with English references, for tests and benchmarks."""

from collections.abc import Sequence
from functools import lru_cache

from normalizer import references
from normalizer.edits import Revision
from normalizer.references import References
from normalizer.repairs import revise_text
from normalizer.repairs.options import RepairOptions


@lru_cache(maxsize=512)
def repair_with(text: str, english: tuple[str, ...] = ()) -> Revision:
    """The revision of `text` by all passes, with what English texts know."""
    return revise_text(text, build(english), RepairOptions())


def build(english: Sequence[str]) -> References:
    """The references that some English texts make."""
    return references.build((f"reference-{number}", text, "en") for number, text in enumerate(english))
