"""The vote on names: which spellings mean one name, and which of them is its canonical form."""

from collections.abc import Iterable, Mapping, Sequence

from normalizer.edits.evidence import Evidence
from normalizer.names.brands import find_brand
from normalizer.names.folding import fold_name, last_name
from normalizer.names.model import NameType
from normalizer.names.tally import NameCount, Tally, Uses
from normalizer.names.vocabulary import is_given_name
from normalizer.names.voted import Names, VotedName, Votes


def vote(tally: Tally) -> Names:
    """The names of a tally in the order of their canonical forms: spellings of one name brought together, then voted
    on."""
    groups = _group(tally)
    return Names(sorted((decide(group) for group in groups), key=lambda entry: (entry.canonical, entry.type)))


def decide(group: Mapping[str, NameCount]) -> VotedName:
    """The vote among the counts, by full form, of one name: documents first, then mentions; the owner's spelling
    outranks."""
    spellings: dict[str, Uses] = {}
    chinese: dict[str, Uses] = {}
    types: dict[NameType, int] = {}
    places = Uses()
    for name in sorted(group):
        count = group[name]
        places.combine(count.places)
        for merged, uses in ((spellings, count.spellings), (chinese, count.chinese)):
            for spelling, use in uses.items():
                merged.setdefault(spelling, Uses()).combine(use)
        for kind, number in count.types.items():
            types[kind] = types.get(kind, 0) + number
    votes = _count_votes(group, spellings)
    brand = find_brand(votes[0].spelling)
    canonical = brand.spelling if brand else votes[0].spelling
    tied = (
        brand is None
        and len(votes) > 1
        and votes[0].documents == votes[1].documents
        and votes[0].mentions == votes[1].mentions
    )
    telling: dict[NameType, int] = {kind: count for kind, count in types.items() if kind is not NameType.OTHER} or types
    kind = brand.type if brand else max(sorted(telling), key=telling.__getitem__)
    return VotedName(
        canonical=canonical,
        type=kind,
        votes=votes,
        tied=tied,
        spellings=dict(sorted(spellings.items())),
        forms=chinese,
        places=places,
        chinese=tuple(sorted(chinese, key=lambda form: (-chinese[form].documents, -chinese[form].mentions, form))),
        evidence=brand.evidence if brand else None,
        first=_find_first(spellings or chinese or {canonical: places}),
    )


def _count_votes(group: Mapping[str, NameCount], spellings: Mapping[str, Uses]) -> tuple[Votes, ...]:
    """The votes for each of the fullest forms."""
    size = max(len(name.split()) for name in group)
    fullest = sorted({spelling for spelling in (*spellings, *group) if len(spelling.split()) == size})
    # an owner's spelling that nobody writes is no vote: it outranks them later, and that is said
    written = [form for form in fullest if form in spellings or find_brand(form) is None]
    fullest = [form for form in fullest if not _lacks_capitals(form, written)]
    fullest = [form for form in fullest if form[:1] != "@"] or fullest
    votes = []
    for form in fullest:
        words = form.split()
        documents = mentions = 0
        for spelling, uses in spellings.items():
            short = len(spelling.split()) < size and spelling in (
                last_name(form),
                words[0],
                "".join(w[0] for w in words),
            )
            shared = short and sum(spelling in other.split() for other in fullest) > 1
            weak = form in written and spelling.upper() == form.upper() and _lacks_capitals(spelling, (form,))
            if spelling == form or weak or (short and not shared):
                documents += uses.documents
                mentions += uses.mentions
        votes.append(Votes(form, documents, mentions))
    votes = [vote for vote in votes if vote.documents] or votes
    return tuple(sorted(votes, key=lambda vote: (-vote.documents, -vote.mentions, vote.spelling)))


def _lacks_capitals(form: str, others: Iterable[str]) -> bool:
    """Whether `form` is only what is left of a word that another has with its capitals: neither Faa against FAA nor
    Fedwatch against FedWatch is a vote. A long word in capitals may be shouted, and proves nothing.
    """
    if not (form.istitle() and form.isalpha()):
        return False
    return any(other != form and other.upper() == form.upper() and _has_own(other) for other in others)


def _has_own(word: str) -> bool:
    return not word.istitle() and (len(word) < 6 or not word.isupper())


def _find_first(spellings: Mapping[str, Uses]) -> Evidence | None:
    places = [
        (document, seen.start, seen.end, spelling)
        for spelling, uses in spellings.items()
        for document, seen in uses.seen.items()
    ]
    if not places:
        return None
    document, start, end, spelling = min(places)
    return Evidence.source(document, start, end, spelling)


def _group(tally: Tally) -> list[dict[str, NameCount]]:
    """The names of a tally brought together: same letters; a single word that one person's name ends in; a
    misspelling."""
    parent = {name: name for name in sorted(tally.names)}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    by_letters: dict[str, str] = {}
    for name in parent:
        parent[root(name)] = root(by_letters.setdefault(fold_name(name), name))
    persons = [name for name in parent if " " in name and _type(tally.names[name]) is NameType.PERSON]
    full = [name for name in parent if " " in name and _type(tally.names[name]) in {NameType.PERSON, NameType.OTHER}]
    for left, right in _misspelt(full, tally):
        parent[root(right)] = root(left)
    by_acronym: dict[str, set[str]] = {}
    for name in parent:
        for spelling in tally.names[name].spellings if " " in name else ():
            if spelling.isupper() and len(spelling) > 2:
                by_acronym.setdefault(spelling, set()).add(root(name))
    for acronym, owners in by_acronym.items():
        if acronym in parent and len(owners) == 1:  # spelt out in one document, alone in another
            parent[root(acronym)] = root(next(iter(owners)))
    by_surname: dict[str, set[str]] = {}
    for name in persons:
        by_surname.setdefault(fold_name(last_name(name)), set()).add(root(name))
    for name in parent:
        if " " not in name and find_brand(name) is None:
            owners = by_surname.get(fold_name(name), set())
            if len(owners) == 1:
                parent[root(name)] = root(next(iter(owners)))
    groups: dict[str, dict[str, NameCount]] = {}
    for name in parent:
        groups.setdefault(root(name), {})[name] = tally.names[name]
    return list(groups.values())


def _type(count: NameCount) -> NameType:
    telling = {kind: number for kind, number in count.types.items() if kind is not NameType.OTHER}
    return max(sorted(telling), key=lambda kind: telling[kind]) if telling else NameType.OTHER


def _misspelt(full: Sequence[str], tally: Tally) -> Iterable[tuple[str, str]]:
    """Pairs of full names, one of a person, that differ in one letter of one long word (or in x for ks), keep the same
    company, and share no document.
    """
    by_rest: dict[tuple[int, int, str], list[str]] = {}
    for name in full:
        words = name.split()
        for index in range(len(words)):
            rest = " ".join(fold_name(word) for at, word in enumerate(words) if at != index)
            by_rest.setdefault((len(words), index, rest), []).append(name)
    company = _Company(tally)
    for (_, index, _), names in by_rest.items():
        if not 2 <= len(names) <= 50:
            continue
        for at, left in enumerate(names):
            for right in names[at + 1 :]:
                one, other = fold_name(left.split()[index]), fold_name(right.split()[index])
                if (
                    min(len(one), len(other)) >= SHORTEST
                    and one[0] == other[0]
                    and _is_alike(one, other)
                    and not (index == 0 and _are_two_names(one, other))
                    and NameType.PERSON in {_type(tally.names[left]), _type(tally.names[right])}
                    and company.is_shared(left, right, min(len(one), len(other)))
                ):
                    yield left, right


SHORTEST = 5
_LONG = 6
_AFFAIR = 3


class _Company:
    """The names that stand beside two others, or in the same documents as they."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._by_document: dict[str, set[str]] | None = None

    def is_shared(self, left: str, right: str, length: int) -> bool:
        """Whether two names are met in different documents and one company: one name close to both, two where the
        words that differ are short (`length` letters), or three in the documents of both."""
        first, second = self._tally.names[left], self._tally.names[right]
        if not _documents(first).isdisjoint(_documents(second)):
            return False
        if len(first.near & second.near) >= (1 if length >= _LONG else 2):
            return True
        return len((self._of(first) & self._of(second)) - {left, right}) >= _AFFAIR

    def _of(self, count: NameCount) -> set[str]:
        if self._by_document is None:
            self._by_document = {}
            for name, other in self._tally.names.items():
                for document in other.places.seen:
                    self._by_document.setdefault(document, set()).add(name)
        return set().union(*(self._by_document.get(document, ()) for document in _documents(count)))


def _are_two_names(one: str, other: str) -> bool:
    """Whether two given names that differ at their end are a man's and a woman's: Mario, Maria."""
    ends = one[:-1] in {other, other[:-1]} or other[:-1] == one
    return ends and is_given_name(one) and is_given_name(other)


def _is_alike(one: str, other: str) -> bool:
    if one == other:
        return False
    spoken = one.replace("x", "ks"), other.replace("x", "ks")
    return differs_by_one(one, other) or spoken[0] == spoken[1] or differs_by_one(*spoken)


def _documents(count: NameCount) -> set[str]:
    return {document for uses in count.spellings.values() for document in uses.seen}


def differs_by_one(one: str, other: str) -> bool:
    """Whether one letter was added, dropped, replaced, or swapped with its neighbour (Damerau's four errors, CACM
    1964).

    >>> differs_by_one("zuckerberg", "zuckerburg"), differs_by_one("alexandr", "alexander"), differs_by_one("a", "bcd")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]
