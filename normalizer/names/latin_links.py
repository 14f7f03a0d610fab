"""What a name in Latin letters means: the document's own full form, the vote of the references, the owner's
spelling."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from normalizer.edits.evidence import Evidence
from normalizer.names.brands import find_brand
from normalizer.names.damage import is_acronym, is_garbled, is_near_miss
from normalizer.names.folding import fold_name, last_name
from normalizer.names.forms import aliases
from normalizer.names.glossary import Glossary
from normalizer.names.latin import IS_A_NAME, LatinName
from normalizer.names.misspellings import find_word
from normalizer.names.model import Candidate, NameMention, NameStatus, NameType
from normalizer.names.resolution import resolve
from normalizer.names.vocabulary import is_given_name
from normalizer.names.voted import Names, VotedName


class LatinLinker:
    """Links the names in Latin letters of one document."""

    def __init__(
        self,
        names: Sequence[LatinName],
        known: Names,
        glossary: Glossary,
        document: str,
        is_lower: Callable[[str], bool] = lambda word: False,
    ) -> None:
        self.known = known
        self.is_lower = is_lower
        self.glossary = glossary
        self.document = document
        self.fullest = resolve([name for name in names if name.sure >= IS_A_NAME])
        self.first: dict[str, LatinName] = {}
        for name in names:
            self.first.setdefault(name.text, name)

        self._given = self._find_given()

    def _find_given(self) -> dict[str, tuple[str, NameType]]:
        """Given names that stand alone and belong to a person whom the document calls by the surname alone."""
        alone = {full for full, _ in self.fullest.values() if " " not in full}
        owners: dict[str, set[tuple[str, NameType]]] = {}
        for surname in alone:
            for entry in self.known.find(surname):
                words = entry.canonical.split()
                if entry.type is NameType.PERSON and len(words) > 1 and words[-1] == surname and words[0] in alone:
                    owners.setdefault(words[0], set()).add((entry.canonical, entry.type))
        return {given: next(iter(names)) for given, names in owners.items() if len(names) == 1 and is_given_name(given)}

    def link(self, name: LatinName) -> NameMention:
        """The mention that `name` is."""
        if name.stuttered:
            return self._link_damaged(name)
        full, kind = self.fullest.get(name.text, (name.text, name.type))
        if name.shouted and full == name.text:
            full = name.spelling
        full, kind = self._given.get(full, (full, kind))
        evidence: tuple[Evidence, ...] = ()
        method, confidence = "spelling", name.sure
        if full not in {name.text, name.spelling}:
            method, confidence = "same-document", min(confidence, 0.95)
            place = self.first.get(full) or self.first[last_name(full)]
            evidence = (Evidence.source(self.document, place.start, place.end, place.text),)
        others = self.known.find_others(full) if method == "same-document" and kind is NameType.PERSON else ()
        if others and " " in full and " " not in name.text and full not in {each.canonical for each in others}:
            meant = (full, *(each.canonical for each in others))
            share = round(1 / len(meant), 3)
            return replace(
                self._damaged(name, {full: kind}, method, "the references have others of this surname"),
                confidence=0.6,
                candidates=tuple(Candidate(each, share) for each in meant),
                evidence=evidence,
            )
        canonical, kind, chosen, candidates, reasons = self.settle(full, kind)
        if chosen and canonical != full:
            method = chosen
        # a common word in capitals is a name where the references have one person of that name
        surname = len(self.known.find(full)) == 1 and kind is NameType.PERSON and canonical != full
        settled = name.sure >= IS_A_NAME or surname
        confidence = max(confidence, 0.85) if surname else confidence
        if settled and chosen == "tie":
            settled, confidence = False, 0.5
        if settled and name.foreign and full == name.text:
            doubt = self._doubt(name)
            if doubt is not None:
                return doubt
        if not settled:
            candidates = (Candidate(canonical, round(confidence, 3)), *candidates)
        return NameMention(
            start=name.start,
            end=name.end,
            surface=name.text,
            status=NameStatus.SETTLED if settled else NameStatus.PROPOSED,
            canonical=canonical if settled else None,
            canonical_zh=None,
            type=kind,
            method=method,
            confidence=round(confidence, 3),
            candidates=candidates,
            evidence=(*reasons, *evidence),
        )

    def settle(
        self, full: str, kind: NameType
    ) -> tuple[str, NameType, str, tuple[Candidate, ...], tuple[Evidence, ...]]:
        """The canonical form of a full form, its type, the method, the losing spellings, and the evidence."""
        user = self.glossary.find(full)
        if user is not None:
            return user.name, user.type if user.type is not NameType.OTHER else kind, "glossary", (), (user.evidence,)
        alias = aliases().get(full)
        if alias is not None:
            return alias.latin, alias.type, "known-form", (), (alias.evidence,)
        voted = self.known.find(full)
        brand = find_brand(full)
        if brand is not None and (not brand.ordinary or brand.spelling == full):
            seen = (voted[0].first,) if voted and voted[0].first else ()
            return brand.spelling, brand.type, "casing", (), (brand.evidence, *seen)
        if len(voted) != 1:
            return full, kind, "", (), ()
        (entry,) = voted
        first = (entry.first,) if entry.first else ()
        canonical, tied = self._vote(entry, full)
        others = tuple(
            Candidate(vote.spelling, float(vote.documents)) for vote in entry.votes if vote.spelling != canonical
        )
        kind = entry.type if entry.type is not NameType.OTHER else kind
        return canonical, kind, "tie" if tied else "references", others, first

    def choose(self, entry: VotedName) -> str:
        """The canonical form of a name of the references, with this document's vote if it writes it in full."""
        written = (full for full, _ in self.fullest.values() if any(full == vote.spelling for vote in entry.votes))
        full = next(written, entry.canonical)
        canonical, tied = self._vote(entry, full)
        return full if tied else canonical

    def _vote(self, entry: VotedName, full: str) -> tuple[str, bool]:
        """The vote with this document's own: a name in Latin letters here is one more document for its spelling."""
        votes = {vote.spelling: (vote.documents, vote.mentions) for vote in entry.votes}
        here = next((spelling for spelling in votes if fold_name(spelling) == fold_name(full)), None)
        counted = any(self.document in uses.seen for uses in entry.spellings.values())
        if here is not None and not counted and len(votes) > 1:
            documents, mentions = votes[here]
            votes[here] = (documents + 1, mentions + 1)
            ranked = sorted(votes, key=lambda spelling: (votes[spelling], spelling), reverse=True)
            return ranked[0], votes[ranked[0]] == votes[ranked[1]]
        return entry.canonical, entry.tied

    def _doubt(self, name: LatinName) -> NameMention | None:
        """What is left in Chinese of a name that nobody else writes: a near miss of a known one, an acronym without its
        capitals, garbage; or None where nothing speaks against it."""
        if name.type is NameType.HANDLE or self.known.find(name.text) or name.text in self.glossary:
            return None
        if find_brand(name.text) is not None or self.is_lower(name.text.lower()):
            return None
        words = name.text.split()
        garbled = any(map(is_garbled, words))
        if len(words) == 1 or garbled:
            near = self._find_near(words)
        else:
            near = {entry.canonical: entry.type for entry in self.known.like(name.text)}
        if not near and len(words) == 1:
            word = find_word(name.text, self.is_lower)
            near = {} if word is None else {word: NameType.OTHER}
        if near:
            method, reason = "near-miss", f"nobody else writes {name.text}; {next(iter(near))} is close to it"
        elif len(words) == 1 and name.text.istitle() and (capitals := self.known.find_capitals(name.text)):
            near = {capitals: NameType.ORGANIZATION}
            method, reason = "casing", f"the references write {capitals}"
        elif len(words) == 1 and is_acronym(name.text):
            near = {name.text.upper(): NameType.ORGANIZATION}
            method, reason = "casing", f"{name.text} looks like an acronym without its capitals"
        elif garbled:
            method, reason = "garbled", f"no name is written {name.text}"
        else:
            return None
        return self._damaged(name, near, method, reason)

    def _find_near(self, words: Sequence[str]) -> dict[str, NameType]:
        """The known names that a damaged one may be: each uncommon word of it is, or nearly is, one of theirs."""
        fitting: dict[str, NameType] | None = None
        for word in words:
            folded = fold_name(word)
            near = {entry.canonical: entry.type for entry in self.known.near(folded)}
            if not near and len(words) == 1:
                # a word that the references have in lower case, and this document writes rightly elsewhere
                near = {
                    full: kind
                    for full, kind in self.fullest.values()
                    if self.is_lower(full.lower()) and is_near_miss(folded, fold_name(full))
                }
            own = {entry.canonical: entry.type for entry in self.known.find(word)} if len(words) > 1 else {}
            near = {**own, **near}
            fitting = near if fitting is None else {full: kind for full, kind in near.items() if full in fitting}
        return fitting or {}

    def _link_damaged(self, name: LatinName) -> NameMention:
        """A stuttering name: proposed if one known name starts like it or is close to it, lost otherwise."""
        first = fold_name(name.text.split()[0])
        fitting: dict[str, NameType] = {}
        for full, kind in self.fullest.values():
            if " " in full and fold_name(full.split()[0]) == first:
                fitting.setdefault(full, kind)
        for entry in (*self.known.find(name.text.split()[0]), *self.known.starting_with(first)):
            fitting.setdefault(entry.canonical, entry.type)
        for word in name.text.split() if not fitting else ():
            fitting.update(self._find_near([word]))
        reason = "its words repeat themselves: the name is damaged"
        return self._damaged(name, fitting if len(fitting) == 1 else {}, "stutter", reason, tuple(sorted(fitting)))

    def _damaged(
        self, name: LatinName, meant: Mapping[str, NameType], method: str, reason: str, others: tuple[str, ...] = ()
    ) -> NameMention:
        """A damaged name: proposed if something is meant, lost otherwise."""
        names = tuple(meant) or others
        return NameMention(
            start=name.start,
            end=name.end,
            surface=name.text,
            status=NameStatus.PROPOSED if meant else NameStatus.LOST,
            canonical=None,
            canonical_zh=None,
            type=next(iter(meant.values())) if meant else name.type,
            method=method,
            confidence=0.7 if meant else 0.9,
            candidates=tuple(Candidate(full, round(1.0 / len(names), 3)) for full in names),
            evidence=(Evidence.computation("repetition" if method == "stutter" else method, reason),),
        )
