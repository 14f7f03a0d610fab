"""What a pass may know besides the text it receives."""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from normalizer.dates.model import TimeExpression
from normalizer.edits import Finding
from normalizer.edits.evidence import HERE
from normalizer.language.model import LanguageSpan
from normalizer.names.model import NameMention
from normalizer.references import References
from normalizer.repairs.options import RepairOptions
from normalizer.repairs.views import Places
from normalizer.roles.assign import GARBLED_FROM


@lru_cache(maxsize=2)  # every pass that changes a text gets a new context, the original stays
def measure_garble(text: str) -> float:
    """The garble score of a whole text."""
    from normalizer.roles import score

    return score(text).value


class Context:
    """The surroundings of one text: computed when a pass first asks, and shared by all passes until the text changes.

    `frozen` are the places, in the text the pass receives, that no pass may touch any more but for punctuation; the
    engine sees to that, a pass need not.
    """

    def __init__(
        self, text: str, *, references: References, options: RepairOptions, original: str | None = None
    ) -> None:
        """`original` is the text before any repair, if it is not `text`."""
        self.text = text
        self.original = text if original is None else original
        self.references = references
        self.options = options
        self.frozen = Places(())

    @cached_property
    def garble(self) -> float:
        """How garbled the text was before any repair, 0 to 1: what may well be wrong in it."""
        return measure_garble(self.original)

    @property
    def garbled(self) -> bool:
        """Whether the text, before any repair, is a machine's rather than a writer's: sound news never is."""
        return self.garble >= GARBLED_FROM

    @cached_property
    def languages(self) -> tuple[LanguageSpan, ...]:
        """The language spans of the text, covering it."""
        from normalizer.language import detect

        return detect(self.text)

    @cached_property
    def language(self) -> str:
        """The BCP 47 tag of most of the text."""
        from normalizer.language import identify

        return identify(self.text).tag

    @cached_property
    def names(self) -> tuple[NameMention, ...]:
        """The names mentioned in the text, linked to those of the references."""
        from normalizer.names import find

        return find(self.text, self.languages, self.references, document=HERE, glossary=self.options.glossary)

    @cached_property
    def dates(self) -> tuple[TimeExpression, ...]:
        """The time expressions of the text."""
        from normalizer.dates import find

        return find(self.text, language=self.language)


Pass = Callable[[str, Context], Iterable[Finding]]
"""A small function that reports what is wrong with a text. Its docstring is what `explain` prints."""
