"""What a name in Chinese characters means: its gloss, the same form elsewhere in the document, the tables, its
sound."""

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizer.edits.evidence import Evidence
from normalizer.names.bearers import DOUBTFUL, Bearers
from normalizer.names.folding import fold
from normalizer.names.forms import known_forms
from normalizer.names.gazetteer import OFFICE_TAIL, alias_types, look_up
from normalizer.names.glossary import Glossary
from normalizer.names.glosses import Gloss
from normalizer.names.han import HanName, LocalForm, names_a_place, stands_alone, undotted
from normalizer.names.kinds import guess_chinese
from normalizer.names.latin import LatinName
from normalizer.names.latin_links import LatinLinker
from normalizer.names.model import Candidate, NameMention, NameStatus, NameType
from normalizer.names.rivals import find_competitors, find_rivals
from normalizer.names.sound_links import MARGIN, describe, enough, initials_of, is_settled, link_sound
from normalizer.names.sounds import odds
from normalizer.names.transliteration import SOUNDS_ALIKE, match_name, rank_names
from normalizer.names.voted import Names, VotedName

_FIGURE = re.compile("([1-9][0-9]{1,3})(指數|指数)?")
"""The figure of a stock index, which is named after its maker."""
_SOUND = 0.93
"""How often a link by sound alone is right, where it is settled (measured on bilingual news)."""


class HanLinker:
    """Links the Chinese names of one document; `forms` grows with what its glosses and dotted names explain."""

    def __init__(self, text: str, latin: LatinLinker, known: Names, glossary: Glossary, document: str) -> None:
        self._text = text
        self._latin = latin
        self._known = known
        self._document = document
        self._bearers = Bearers(glossary)
        self.forms = self._bearers.forms
        self._local = dict(latin.fullest.values())

    def latin_names(self) -> dict[str, NameType]:
        """The full names in Latin letters of the document."""
        return self._local

    def is_known(self, latin: str) -> bool:
        """Whether the document itself or the references have a name in Latin letters."""
        return latin in self._local or bool(self._known.find(latin))

    def add_gloss(self, mention: NameMention, gloss: Gloss) -> NameMention:
        """The mention in Latin letters together with the Chinese that it glosses; its form is known from here on."""
        chinese = gloss.chinese or ""
        if mention.type is NameType.OTHER:
            mention = replace(mention, type=guess_chinese(chinese, gloss.latin))
        place = Evidence.source(self._document, gloss.start, gloss.end, self._text[gloss.start : gloss.end])
        if mention.canonical is not None:
            self._bearers.add(chinese, LocalForm(mention.canonical, mention.type, "same-document", place))
        if gloss.by_sense:
            proof = Evidence.resource("CC-CEDICT", chinese, f"{chinese} has the words of {gloss.latin}")
        elif gloss.score:
            score = match_name(chinese, gloss.spoken or gloss.latin)
            pairs = " ".join(f"{step.character}={step.letters or '-'}" for step in score.alignment)
            proof = Evidence.computation("transliteration", f"{pairs}: {score.score:.1f} nats")
        else:
            proof = place
        return NameMention(
            start=gloss.start,
            end=gloss.end,
            surface=self._text[gloss.start : gloss.end],
            status=mention.status,
            canonical=mention.canonical,
            canonical_zh=chinese,
            type=mention.type,
            method="gloss",
            confidence=(0.85 if gloss.by_border else 0.98)
            if mention.status is NameStatus.SETTLED
            else mention.confidence,
            candidates=mention.candidates,
            evidence=(place, proof, *mention.evidence),
        )

    def extend(
        self, name: LatinName, end: int, canonical: str, kind: NameType, evidence: tuple[Evidence, ...]
    ) -> NameMention:
        """A name that goes on as a translated word behind its Latin half: Google大腦."""
        return NameMention(
            start=name.start,
            end=end,
            surface=self._text[name.start : end],
            status=NameStatus.SETTLED,
            canonical=canonical,
            canonical_zh=None,
            type=kind,
            method="translated",
            confidence=0.92,
            evidence=evidence,
        )

    def link_known(self, name: HanName) -> NameMention:
        """A known form; what it means is put to the vote of the references like any name in Latin letters."""
        if name.method == "same-document" and name.confidence > DOUBTFUL:
            rivals = find_rivals(name, self._bearers, self._text, self._known)
            if rivals:
                return self._mention(name, None, name.type, name.method, DOUBTFUL, rivals, name.evidence)
        full, kind = self._latin.fullest.get(name.latin, (name.latin, name.type))
        canonical, kind, _, others, reasons = self._latin.settle(
            full, kind if kind is not NameType.OTHER else name.type
        )
        if name.confidence <= DOUBTFUL:
            namesakes = () if name.method == "same-document" else self._bearers.at(name.text, name.start)
            named = (Candidate(each.latin, name.confidence) for each in namesakes if each.latin != canonical)
            others = (*named, Candidate(canonical, name.confidence), *others)
            return self._mention(name, None, kind, name.method, name.confidence, others, (*name.evidence, *reasons))
        figure = _FIGURE.match(self._text, name.end) if kind is not NameType.PLACE else None
        listed = self._find_index(canonical, figure.group(1)) if figure is not None else None
        if figure is not None and listed is not None:
            end = figure.end(1)
            whole = replace(name, end=end, text=self._text[name.start : end])
            proof = (*name.evidence, *((listed.first,) if listed.first else ()))
            return self._mention(whole, listed.canonical, listed.type, name.method, 0.9, (), proof)
        if figure is not None and figure.group(2):
            return self._doubt(name, canonical, kind, reasons)
        if not self._is_borne_out(name, canonical, kind):
            return self._doubt(name, canonical, kind, reasons)
        competing = find_competitors(name, canonical, self._known, self.is_known, self._bearers)
        if competing:
            return self._mention(name, None, kind, name.method, DOUBTFUL, competing, (*name.evidence, *reasons))
        return self._mention(name, canonical, kind, name.method, name.confidence, others, (*name.evidence, *reasons))

    def _find_index(self, maker: str, figure: str) -> VotedName | None:
        """The one name of the references that is the maker's, or its beginning, and a figure: S&P 500."""
        for words in (maker, maker.rsplit(" ", 1)[0]):
            listed = self._known.find(f"{words} {figure}")
            if len(listed) == 1:
                return listed[0]
        return None

    def _is_borne_out(self, name: HanName, canonical: str, kind: NameType) -> bool:
        """Whether a form of a table or the dictionary may settle a mention.

        A surname has many bearers besides the famous one, and the dictionary's sense may not be the one meant: such a
        name has to stand in the references, or in Latin letters here. A place, a person's full name, the Chinese name
        of an organisation in the tables, and a long one of the dictionary speak for themselves.
        """
        if (
            name.method not in {"known-form", "dictionary"}
            or kind in {NameType.PLACE, NameType.OTHER}
            or "·" in undotted(name.text)
        ):
            return True
        if kind is not NameType.PERSON:
            # of an office the references may write another name: 商務部 is the Department of Commerce, or of Trade
            office = name.method == "dictionary" and OFFICE_TAIL.search(name.text, 2) is not None
            if name.method == "known-form" or (len(self._known) == 0 if office else len(name.text) > 3):
                return True
        # there is one United Nations, but many a Republican Party
        unique = name.latin in alias_types() and not name.latin.endswith("Party")
        return unique or self.is_known(name.latin) or self.is_known(canonical)

    def _doubt(self, name: HanName, famous: str, kind: NameType, reasons: tuple[Evidence, ...]) -> NameMention:
        """What a form sounds like in the references, and the famous name that it is a form of: a proposal."""
        spelt = self._link_sound(name)
        if spelt.status is NameStatus.SETTLED:
            return spelt
        candidates = (*spelt.candidates, Candidate(famous, 0.0 if spelt.candidates else 1.0))
        return self._mention(name, None, kind, name.method, 0.6, candidates, (*name.evidence, *reasons))

    def link_dotted(self, name: HanName) -> NameMention:
        """A dotted name: a known form as a whole, or what it sounds like; its last part means the same from here on."""
        name = self._widen(name)
        form = undotted(name.text)
        local = self.forms.get(form)
        table = known_forms().get(form)
        entry = look_up(form)
        if local is not None:
            return self.link_known(_meaning(name, local.latin, local.type, local.method, local.evidence))
        if table is not None:
            meant = _meaning(name, table.latin, table.type, "known-form", table.evidence)
            sure = 0.95 if table.checked or self.is_known(table.latin) else DOUBTFUL
            mention = self.link_known(replace(meant, confidence=sure))
        elif entry is not None:
            mention = self.link_known(_meaning(name, entry.latin, entry.type, "dictionary", entry.evidence))
        else:
            mention = self._link_sound(name)
        place = Evidence.source(self._document, name.start, name.end, name.text)
        if mention.canonical is not None:
            self._bearers.add(form, LocalForm(mention.canonical, mention.type, "same-document", place))
        return mention

    def _widen(self, name: HanName) -> HanName:
        """A dotted name as far as a form that the document explains reaches: 大衛·萊辛格, not 衛·萊辛格."""
        for before in range(3):
            for after in range(3):
                start, end = max(0, name.start - before), name.end + after
                if undotted(self._text[start:end]) in self.forms:
                    return replace(name, start=start, end=end, text=self._text[start:end])
        return name

    def link_sounding(self, name: HanName) -> Iterator[NameMention]:
        """A run that only sounds like a name: what it spells of the references, or nothing where it is a word's end."""
        for form in (name, *self._lengthen(name)):
            if stands_alone(self._text, form.start, form.end):
                mention = self._link_sound(form)
                if mention.status is NameStatus.SETTLED:
                    if mention.type is NameType.PERSON and names_a_place(self._text, form.start, form.end):
                        return
                    yield mention
                    return
        if len(name.text) > 2 and self._is_whole(name) and not names_a_place(self._text, name.start, name.end):
            yield self._link_sound(name)

    def _is_whole(self, name: HanName) -> bool:
        """Whether no character beside the run looks like more of the name."""
        before, after = self._text[name.start - 1 : name.start], self._text[name.end : name.end + 1]
        return odds(before or "的") < 1 and odds(after or "的") < 1 and stands_alone(self._text, name.start, name.end)

    def _lengthen(self, name: HanName) -> Iterator[HanName]:
        """The run with one or two characters more before or behind it: a name may hold some that are rare in names."""
        for before, after in ((1, 0), (0, 1), (1, 1), (2, 0)):
            start, end = name.start - before, name.end + after
            if (
                start >= 0
                and end <= len(self._text)
                and all("\u3400" <= char <= "\u9fff" for char in self._text[start:end])
            ):
                yield replace(name, start=start, end=end, text=self._text[start:end])

    def _link_sound(self, name: HanName) -> NameMention:
        here = [(latin, score) for latin, score in self._rank_local(name.text) if score >= SOUNDS_ALIKE]
        links = link_sound(undotted(name.text), self._known)
        if here and here[0][1] >= enough(name.text) and (len(here) == 1 or here[0][1] - here[1][1] >= MARGIN):
            latin, score = here[0]
            if not links or links[0].score - score < MARGIN:
                full, kind = self._latin.fullest[latin]
                canonical, kind, _, _, reasons = self._latin.settle(full, kind)
                rivals = (
                    self._known.find_others(full) if kind is NameType.PERSON and "·" not in undotted(name.text) else ()
                )
                if rivals:
                    both = (Candidate(canonical, round(score, 2)), *(Candidate(each.canonical, 0.0) for each in rivals))
                    return self._mention(name, None, kind, "transliteration", DOUBTFUL, both, reasons)
                place = self._latin.first[latin]
                proof = (
                    Evidence.computation("transliteration", f"{name.text} spells {latin}: {score:.1f} nats"),
                    Evidence.source(self._document, place.start, place.end, latin),
                )
                others = tuple(Candidate(other, round(points, 2)) for other, points in here[1:3])
                return self._mention(name, canonical, kind, "transliteration", _SOUND, others, (*proof, *reasons))
        candidates = tuple(Candidate(link.name.canonical, round(link.score, 2)) for link in links[:3])
        if is_settled(name.text, links):
            entry = links[0].name
            proof = (describe(name.text, links[0]), *((entry.first,) if entry.first else ()))
            canonical = self._latin.choose(entry)
            return self._mention(name, canonical, entry.type, "transliteration", _SOUND, candidates[1:], proof)
        return self._mention(name, None, name.type, name.method, name.confidence if candidates else 0.5, candidates, ())

    def _rank_local(self, form: str) -> tuple[tuple[str, float], ...]:
        initials = initials_of(form)
        dotted = "·" in undotted(form)
        names = [latin for latin in self._latin.fullest if fold(latin)[:1] in initials and (" " in latin or not dotted)]
        return rank_names(form, names)

    def _mention(
        self,
        name: HanName,
        canonical: str | None,
        kind: NameType,
        method: str,
        confidence: float,
        candidates: tuple[Candidate, ...],
        evidence: tuple[Evidence, ...],
    ) -> NameMention:
        return NameMention(
            start=name.start,
            end=name.end,
            surface=name.text,
            status=NameStatus.PROPOSED if canonical is None else NameStatus.SETTLED,
            canonical=canonical,
            canonical_zh=undotted(name.text) if canonical is not None else None,
            type=kind,
            method=method,
            confidence=confidence,
            candidates=candidates,
            evidence=evidence,
        )


def _meaning(name: HanName, latin: str, kind: NameType, method: str, evidence: Evidence) -> HanName:
    return HanName(name.start, name.end, name.text, latin, kind, method, 0.95, (evidence,))
