"""The value that references are gathered into: built shard by shard, merged, and handed to every worker."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from normalizer.edits.evidence import Evidence
from normalizer.names.tally import Tally
from normalizer.names.voted import Names
from normalizer.names.voting import vote
from normalizer.references.concordance import Concordance


class Word(NamedTuple):
    """An English word form in lower case: how often and in how many documents it is met, and where first.

    `document`, `start` and `end` are its first place in the document with the smallest id.
    """

    form: str
    mentions: int
    documents: int
    document: str
    start: int
    end: int

    @property
    def evidence(self) -> Evidence:
        """Its first place, to be cited."""
        return Evidence.source(self.document, self.start, self.end, self.form)

    def merge(self, other: "Word") -> "Word":
        """The counts of both, which share no document."""
        first = min(self, other, key=lambda word: (word.document, word.start))
        return first._replace(mentions=self.mentions + other.mentions, documents=self.documents + other.documents)


class References:
    """What the references know. A value: never changed once built, equal in every process, picklable.

    `documents` counts the documents, `tally` their names, `words` the lower-case word forms of the English ones,
    `concordance` has those in their order.
    """

    def __init__(
        self,
        documents: int = 0,
        tally: Tally | None = None,
        words: Mapping[str, Word] | None = None,
        concordance: Concordance | None = None,
    ) -> None:
        self.documents = documents
        self.tally = Tally() if tally is None else tally
        self.words: Mapping[str, Word] = {} if words is None else words
        self.concordance = Concordance() if concordance is None else concordance

    @cached_property
    def names(self) -> Names:
        """The names of the references, voted upon (once, when first asked for)."""
        return vote(self.tally)

    def word(self, form: str) -> Word | None:
        """The word form, in any case, with its counts, or None if no reference has it in lower case."""
        return self.words.get(form.lower())

    def is_lower(self, word: str) -> bool:
        """Whether an English reference has `word` in lower case."""
        return word in self.words

    def merge(self, other: "References") -> "References":
        """What both know; they share no document. Neither is changed."""
        return gather((self, other))

    def __getstate__(self) -> dict[str, Any]:
        concordance = Concordance(self.concordance.texts)  # without its index
        return {
            "documents": self.documents,
            "tally": self.tally,
            "words": dict(self.words),
            "concordance": concordance,
        }

    def __bool__(self) -> bool:
        return self.documents > 0


EMPTY = References()


def gather(parts: Iterable[References]) -> References:
    """What all `parts` know together, in time linear in them; no two share a document."""
    tally = Tally()
    words: dict[str, Word] = {}
    texts: list[tuple[str, str]] = []
    documents = 0
    for part in parts:
        documents += part.documents
        texts += part.concordance.texts
        tally.include(part.tally)
        for form, word in part.words.items():
            mine = words.get(form)
            words[form] = word if mine is None else mine.merge(word)
    return References(documents, tally, words, Concordance(texts))
