"""Whom else a Chinese form may mean: other bearers in the document, other names of the references."""

from collections.abc import Callable

from normalizer.names.bearers import Bearers
from normalizer.names.folding import fold, fold_name, last_name
from normalizer.names.gazetteer import look_up
from normalizer.names.han import HanName, undotted
from normalizer.names.model import Candidate, NameType
from normalizer.names.sound_links import is_settled, link_sound
from normalizer.names.transliteration import match_name
from normalizer.names.vocabulary import word_class
from normalizer.names.voted import Names, VotedName

_WHERE = frozenset("在到往赴於于從从至抵離离飛飞")


def find_rivals(name: HanName, bearers: Bearers, text: str, known: Names) -> tuple[Candidate, ...]:
    """All whom a form of this document may mean, the last one named first; empty where it is only one.

    A surname that is a place as well is that place behind a word like 在.
    """
    owners = bearers.at(name.text, name.start)
    latins = [bearer.latin for bearer in owners]
    said = bearers.is_whole(name.text)
    latins += [each.latin for each in bearers.beginning(name.text) if each.type is NameType.PERSON or not said]
    if name.type is NameType.PERSON and not said:
        latins += [entry.canonical for entry in _namesakes(name.latin, known)]
        latins += [entry.canonical for entry in known.find_others(name.latin)]
    # a surname that nothing explains is no one beside those who have it
    latins = [
        latin for latin in dict.fromkeys(latins) if latin not in {last_name(other) for other in latins if " " in other}
    ]
    place = look_up(name.text) if name.type is NameType.PERSON else None
    if place is not None and place.type is NameType.PLACE and text[name.start - 1 : name.start] in _WHERE:
        latins.insert(0, place.latin)
    share = round(1.0 / max(1, len(latins)), 3)
    return tuple(Candidate(latin, share) for latin in latins) if len(latins) > 1 else ()


def _namesakes(latin: str, known: Names) -> tuple[VotedName, ...]:
    """The organisations of the references that a person's surname is the name of, alone or with the word that says what
    they are: Dell Technologies."""
    surname = last_name(latin)
    entries = (*known.find(surname), *known.starting_with(fold_name(surname)))
    return tuple(
        entry
        for entry in entries
        if entry.type is NameType.ORGANIZATION
        and all(word_class(word) == "organization" for word in entry.canonical.split()[1:])
    )


def find_competitors(
    name: HanName, canonical: str, known: Names, is_known: Callable[[str], bool], bearers: Bearers
) -> tuple[Candidate, ...]:
    """All that a form of a table or the dictionary may mean here; empty where there is no doubt.

    The references may have two of its meanings, or none of them but a name that it clearly spells; or the document has
    a longer name that begins so.
    """
    if name.method not in {"known-form", "dictionary"}:
        return ()
    entry = look_up(name.text) if name.method == "dictionary" else None
    meant = [latin for latin in (entry.latin, *entry.others) if is_known(latin)] if entry is not None else []
    if len({fold(latin)[:3] for latin in meant if not latin.isupper()}) > 1:
        return tuple(Candidate(latin, round(1 / len(meant), 3)) for latin in meant)
    if meant or is_known(name.latin) or is_known(canonical):
        return ()
    namesakes = [each.latin for each in bearers.at(name.text, name.start)]
    if namesakes:  # 亞歷山大 after 亞歷山大·茲維列夫
        return tuple(Candidate(latin, round(1 / (len(namesakes) + 1), 3)) for latin in (*namesakes, canonical))
    longer = [each.latin for each in bearers.beginning(name.text)]
    if longer and (
        name.type is not NameType.PLACE or (len(name.text) > 2 and entry is not None and entry.others)
    ):  # 德意志 after 德意志銀行
        return (Candidate(longer[0], 0.5), Candidate(canonical, 0.5))
    links = link_sound(undotted(name.text), known)
    if not is_settled(name.text, links) or fold_name(links[0].latin) in fold_name(canonical):
        return ()
    if links[0].score < match_name(name.text, name.latin).score - 1:
        return ()
    return (Candidate(links[0].name.canonical, round(links[0].score, 2)), Candidate(canonical, 0.0))
