"""The names that a vote has settled, found by any of their spellings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from normalizer.edits.evidence import Evidence
from normalizer.names.damage import distance, is_misspelt, is_near_miss
from normalizer.names.folding import fold, fold_name, last_name
from normalizer.names.model import NameType
from normalizer.names.tally import Uses
from normalizer.names.vocabulary import is_common, is_given_name, split_prefix, stem


@dataclass(frozen=True, slots=True)
class Votes:
    """The support of one full form: documents that write it, or a short form that fits it alone, then mentions."""

    spelling: str
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True)
class VotedName:
    """One name with its canonical form. `votes` are the full forms, best first; `tied` says that the first two are
    equal.

    `spellings` and `forms` say who writes it how in Latin letters and in Chinese; `chinese` are the forms, commonest
    first; `places` counts all mentions; `evidence` is the owner's own spelling, `first` the first place.
    """

    canonical: str
    type: NameType
    votes: tuple[Votes, ...]
    tied: bool
    spellings: Mapping[str, Uses]
    forms: Mapping[str, Uses]
    chinese: tuple[str, ...]
    places: Uses
    evidence: Evidence | None
    first: Evidence | None


class Names:
    """The names of a tally, voted upon, and found by any of their spellings."""

    def __init__(self, entries: Iterable[VotedName]) -> None:
        self.entries = tuple(entries)
        self._by_spelling: dict[str, list[VotedName]] = {}
        self._by_surname: dict[str, list[VotedName]] = {}
        self._by_chinese: dict[str, list[VotedName]] = {}
        for entry in self.entries:
            for key in dict.fromkeys(fold_name(spelling) for spelling in (entry.canonical, *entry.spellings)):
                self._by_spelling.setdefault(key, []).append(entry)
            if entry.type is NameType.PERSON:
                for key in dict.fromkeys(fold_name(last_name(vote.spelling)) for vote in entry.votes):
                    self._by_surname.setdefault(key, []).append(entry)
            for form in entry.chinese:
                self._by_chinese.setdefault(form, []).append(entry)

        self._by_last: dict[str, dict[str, list[int]]] | None = None
        self._words: dict[str, list[tuple[str, VotedName]]] | None = None
        self._acronyms: frozenset[str] | None = None
        self._by_first: dict[str, list[VotedName]] | None = None
        self._by_rest: dict[tuple[int, int, str], list[tuple[str, VotedName]]] | None = None
        self._by_initial: dict[str, tuple[tuple[str, ...], tuple[VotedName, ...]]] | None = None

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, spelling: str) -> tuple[VotedName, ...]:
        """The names that are written so, but for case, accents, hyphens and spaces; several where it is ambiguous.

        A surname that stands nowhere alone is that of the persons who have it.
        """
        key = fold_name(spelling)
        written = self._by_spelling.get(key)
        return tuple(written if written is not None else self._by_surname.get(key, ()))

    def find_others(self, latin: str) -> tuple[VotedName, ...]:
        """The persons with the surname of `latin` who are mentioned as often as that person or oftener."""
        bearers = self._by_surname.get(fold_name(last_name(latin)), ())
        own = sum(entry.places.mentions for entry in bearers if entry.canonical == latin)
        return tuple(
            entry
            for entry in bearers
            if " " in entry.canonical and entry.places.mentions >= own and not _is_same(entry.canonical, latin)
        )

    def find_chinese(self, form: str) -> tuple[VotedName, ...]:
        """The names that some document gives this Chinese form."""
        return tuple(self._by_chinese.get(form, ()))

    def near(self, word: str) -> tuple[VotedName, ...]:
        """The names with a word that `word`, folded, is a near miss of, the closest first.

        The first three letters must agree, or the first and the last three where but one letter differs.
        """
        if self._words is None:
            self._words = {}
            for entry in self.entries:
                for key in dict.fromkeys(fold(part) for part in entry.canonical.split()):
                    for end in (key[:3], f"{key[:1]} {key[-3:]}"):
                        self._words.setdefault(end, []).append((key, entry))
        found: dict[str, tuple[int, VotedName]] = {}
        for end, limit in ((word[:3], 9), (f"{word[:1]} {word[-3:]}", 1)):
            for key, entry in self._words.get(end, ()):
                far = distance(word, key)
                if is_near_miss(word, key) and min(far, 9) <= limit:
                    found.setdefault(entry.canonical, (far, entry))
        return tuple(found[name][1] for name in sorted(found, key=lambda name: (found[name][0], name)))

    def find_capitals(self, word: str) -> str | None:
        """The acronym that `word` is a casing of, where it is a word of a longer name: ESPN of ESPN Brasil."""
        acronym = word.upper()
        if self._acronyms is None:
            words = (part for entry in self.entries for part in entry.canonical.split())
            self._acronyms = frozenset(part for part in words if len(part) > 2 and part.isalpha() and part.isupper())
        return acronym if acronym in self._acronyms else None

    def like(self, name: str) -> tuple[VotedName, ...]:
        """The names of as many words as `name` that differ from it in one word, by a letter or two of a long one, as a
        misspelling does."""
        if self._by_rest is None:
            self._by_rest = {}
            for entry in self.entries:
                for key, word in _leave_one_out(entry.canonical):
                    self._by_rest.setdefault(key, []).append((word, entry))
        found: dict[str, VotedName] = {}
        for key, word in _leave_one_out(name):
            for other, entry in self._by_rest.get(key, ()):
                first = key[1] == 0
                if is_misspelt(word, other) and not (first and is_given_name(word) and is_given_name(other)):
                    found.setdefault(entry.canonical, entry)
        return tuple(found.values())

    def starting_with(self, word: str) -> tuple[VotedName, ...]:
        """The names of several words whose first, folded, is `word`."""
        if self._by_first is None:
            self._by_first = {}
            for entry in self.entries:
                words = entry.canonical.split()
                if len(words) > 1:
                    self._by_first.setdefault(fold_name(words[0]), []).append(entry)
        return tuple(self._by_first.get(word, ()))

    def ending_with(self, word: str, stems: frozenset[str]) -> tuple[VotedName, ...]:
        """The names of several words whose last, in lower case, is `word` and of which another has one of `stems`."""
        if self._by_last is None:
            self._by_last = {}
            for number, entry in enumerate(self.entries):
                words = entry.canonical.lower().split()
                for start in {stem(part) for other in words[:-1] for part in (split_prefix(other) or (other,))}:
                    self._by_last.setdefault(words[-1], {}).setdefault(start, []).append(number)
        starts = self._by_last.get(word)
        if starts is None:
            return ()
        numbers = {number for start in stems & starts.keys() for number in starts[start]}
        return tuple(self.entries[number] for number in sorted(numbers))

    def by_initial(self) -> dict[str, tuple[tuple[str, ...], tuple[VotedName, ...]]]:
        """Every string that Chinese may spell, by its first letter, with the name it stands for: whole names, and the
        surnames of persons. What is a common English word alone is left out: it matches anything (馬克 "Maker").
        """
        if self._by_initial is None:
            groups: dict[str, dict[tuple[str, int], VotedName]] = {}
            for number, entry in enumerate(self.entries):
                words = entry.canonical.split()
                spoken = {entry.canonical}
                if entry.type is NameType.PERSON and len(words) > 1:
                    spoken.add(last_name(entry.canonical))
                for latin in sorted(spoken):
                    letters = fold(latin)
                    if (
                        len(letters) > 2
                        and not latin.isupper()
                        and not (" " not in latin and len(words) == 1 and is_common(latin))
                    ):
                        groups.setdefault(letters[0], {})[latin, number] = entry
            self._by_initial = {
                initial: (tuple(latin for latin, _ in group), tuple(group.values()))
                for initial, group in groups.items()
            }
        return self._by_initial


def _leave_one_out(name: str) -> Iterator[tuple[tuple[int, int, str], str]]:
    """Each word of a name of several, folded, with how many words there are, its place, and the other words."""
    words = [fold_name(word) for word in name.split()]
    for index, word in enumerate(words) if len(words) > 1 else ():
        yield (len(words), index, " ".join(words[:index] + words[index + 1 :])), word


def _is_same(one: str, other: str) -> bool:
    """Whether two full names of one surname are likely one person's: the given names are one but for a middle initial,
    a short form or a misspelling, and both or neither count the bearers (Jr)."""
    first, second = one.split(), other.split()
    if (first[-1] == last_name(one)) != (second[-1] == last_name(other)):
        return False
    given, name = fold_name(first[0]), fold_name(second[0])
    return given.startswith(name) or name.startswith(given) or is_misspelt(given, name)
