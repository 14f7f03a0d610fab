"""The vote on names: which spellings mean one name, and which of them is its canonical form."""

from collections.abc import Iterable, Mapping, Sequence

from normalizer.edits.evidence import Evidence
from normalizer.names.brands import find_brand
from normalizer.names.folding import fold_name
from normalizer.names.model import NameType
from normalizer.names.tally import NameCount, Tally, Uses
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
    fullest = [form for form in fullest if not _lacks_capitals(form, fullest)]
    votes = []
    for form in fullest:
        words = form.split()
        documents = mentions = 0
        for spelling, uses in spellings.items():
            short = len(spelling.split()) < size and spelling in (words[-1], words[0], "".join(w[0] for w in words))
            shared = short and sum(spelling in other.split() for other in fullest) > 1
            weak = _lacks_capitals(spelling, fullest) and spelling.upper() == form
            if spelling == form or weak or (short and not shared):
                documents += uses.documents
                mentions += uses.mentions
        votes.append(Votes(form, documents, mentions))
    votes = [vote for vote in votes if vote.documents] or votes
    return tuple(sorted(votes, key=lambda vote: (-vote.documents, -vote.mentions, vote.spelling)))


def _lacks_capitals(form: str, others: Sequence[str]) -> bool:
    """Whether `form` is only what is left of an acronym that others write in capitals: Faa has no vote against FAA."""
    return len(form) < 6 and form.istitle() and form.isalpha() and form.upper() in others


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
    persons = [name for name in parent if " " in name and _is_person(tally.names[name])]
    for left, right in _misspelt(persons, tally):
        parent[root(right)] = root(left)
    by_surname: dict[str, set[str]] = {}
    for name in persons:
        by_surname.setdefault(fold_name(name.split()[-1]), set()).add(root(name))
    for name in parent:
        if " " not in name and find_brand(name) is None:
            owners = by_surname.get(fold_name(name), set())
            if len(owners) == 1:
                parent[root(name)] = root(next(iter(owners)))
    groups: dict[str, dict[str, NameCount]] = {}
    for name in parent:
        groups.setdefault(root(name), {})[name] = tally.names[name]
    return list(groups.values())


def _is_person(count: NameCount) -> bool:
    telling = {kind: number for kind, number in count.types.items() if kind is not NameType.OTHER}
    return bool(telling) and max(sorted(telling), key=lambda kind: telling[kind]) is NameType.PERSON


def _misspelt(persons: Sequence[str], tally: Tally) -> Iterable[tuple[str, str]]:
    """Pairs of full names that differ in one letter of one long word, keep the same company, and share no document."""
    by_rest: dict[tuple[int, int, str], list[str]] = {}
    for name in persons:
        words = name.split()
        for index in range(len(words)):
            rest = " ".join(fold_name(word) for at, word in enumerate(words) if at != index)
            by_rest.setdefault((len(words), index, rest), []).append(name)
    for (_, index, _), names in by_rest.items():
        if not 2 <= len(names) <= 50:
            continue
        for at, left in enumerate(names):
            for right in names[at + 1 :]:
                one, other = fold_name(left.split()[index]), fold_name(right.split()[index])
                if (
                    one != other
                    and min(len(one), len(other)) >= 6
                    and one[0] == other[0]
                    and differs_by_one(one, other)
                ):
                    first, second = tally.names[left], tally.names[right]
                    if first.near & second.near and _documents(first).isdisjoint(_documents(second)):
                        yield left, right


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
