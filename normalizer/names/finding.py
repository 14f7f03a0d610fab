"""The names of a text, linked to those of the references and of the text itself."""

from collections.abc import Sequence
from typing import Protocol

from normalizer.language.model import LanguageSpan
from normalizer.names.claims import Claims
from normalizer.names.glossary import EMPTY_GLOSSARY, Glossary
from normalizer.names.glosses import find_glosses
from normalizer.names.han import find_known, find_unknown
from normalizer.names.han_links import HanLinker
from normalizer.names.latin import find_latin
from normalizer.names.latin_links import LatinLinker
from normalizer.names.model import NameMention
from normalizer.names.translated import extend_name, find_translated
from normalizer.names.voted import Names


class Knowledge(Protocol):
    """What is known of names beforehand."""

    @property
    def names(self) -> Names:
        """The names of other documents, voted upon."""

    def is_lower(self, word: str) -> bool:
        """Whether `word` is known in lower case: an ordinary English word."""


class _Nothing:
    names = Names(())

    def is_lower(self, word: str) -> bool:
        return False


NOTHING: Knowledge = _Nothing()


def find(
    text: str,
    languages: Sequence[LanguageSpan] = (),
    references: Knowledge = NOTHING,
    *,
    document: str = "",
    glossary: Glossary = EMPTY_GLOSSARY,
) -> tuple[NameMention, ...]:
    """The names mentioned in `text`, in order and disjoint; `document` is its id, for the evidence.

    Offsets are code points, half-open. `languages` are its language spans, where they are known; `references` are the
    names and words of other documents; a user's `glossary` outranks everything.
    """
    known = references.names
    latin = find_latin(text, languages, references.is_lower, lambda name: bool(known.find(name)) or name in glossary)
    linker = LatinLinker(latin, known, glossary, document, references.is_lower)
    if not _has_han(text):
        return tuple(linker.link(name) for name in latin)
    glosses = {gloss.latin_start: gloss for gloss in find_glosses(text, latin, glossary.is_form)}
    mentions = []
    han = HanLinker(text, linker, known, glossary, document)
    for name in latin:
        gloss = glosses.get(name.start)
        if gloss is None or gloss.chinese is None:
            longer = extend_name(text, name, known)
            mentions.append(linker.link(name) if longer is None else han.extend(name, *longer))
        else:
            mentions.append(han.add_gloss(linker.link(name), gloss))
    claims = Claims((mention.start, mention.end) for mention in mentions)
    unknown = list(find_unknown(text, claims))
    for dotted in unknown:
        if dotted.method == "dotted":
            mentions.append(han.link_dotted(dotted))
            claims.add(dotted.start, dotted.end)
    for known_name in list(find_known(text, han.forms, tuple(claims), han.is_known)):
        mention = han.link_known(known_name)
        mentions.append(mention)
        claims.add(mention.start, mention.end)
    for sounding in unknown:
        if sounding.method != "dotted" and not claims.touch(sounding.start, sounding.end):
            for mention in han.link_sounding(sounding):
                if not claims.touch(mention.start, mention.end):
                    mentions.append(mention)
                    claims.add(mention.start, mention.end)
    for mention in find_translated(text, known, han.latin_names()):
        if not claims.touch(mention.start, mention.end):
            mentions.append(mention)
            claims.add(mention.start, mention.end)
    mentions.sort(key=lambda mention: mention.start)
    return tuple(mentions)


def _has_han(text: str) -> bool:
    return not text.isascii() and any("\u3400" <= character <= "\u9fff" for character in text)
