"""English word forms, both ways: light rules and a table of the irregular words."""

import re
from functools import cache, lru_cache

from normalizer.resources import read_table

_VOWEL_Y = re.compile(r"[aeiou]y$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
# one stressed vowel and one consonant: stop, plan; and longer verbs that are stressed on the last syllable
_DOUBLES = re.compile(r"^(?:[^aeiou]*(?:qu)?[aeiou][bdgklmnprt]|[a-z]{1,5}(?:mit|fer|cur|pel|bel|gin|get|bid|run))$")
_NEVER_DOUBLES = frozenset({"offer", "suffer", "differ", "vomit", "buffer", "target", "budget", "label"})


@cache
def _irregular() -> tuple[dict[str, tuple[str, str, str]], dict[str, str], dict[str, tuple[str, ...]]]:
    verbs: dict[str, tuple[str, str, str]] = {}
    nouns: dict[str, str] = {}
    bases: dict[str, tuple[str, ...]] = {}
    for kind, base, *forms in read_table("english_irregular.tsv", 6):
        if kind == "noun":
            nouns[base] = forms[0]
        else:
            verbs[base] = (forms[0], forms[1], forms[2])
        for form in filter(None, forms):
            if form != base and base not in bases.get(form, ()):
                bases[form] = (*bases.get(form, ()), base)
    return verbs, nouns, bases


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of `resources/english_words.tsv`."""
    return frozenset(word for row, words in read_table("english_words.tsv", 2) if row == name for word in words.split())


@lru_cache(maxsize=50_000)  # words and figures of any number of documents
def lemmas(word: str) -> tuple[str, ...]:
    """What `word` may be a form of, lower case, itself first; by spelling alone, so not every one need be a word.

    >>> lemmas("studies"), lemmas("left"), lemmas("poached")
    (('studies', 'study', 'studie'), ('left', 'leave'), ('poached', 'poach', 'poache'))
    """
    word = word.lower()
    found = [word, *_irregular()[2].get(word, ())]
    if len(word) > 3 and (len(found) == 1 or word.endswith("s")):
        if word.endswith("'s"):
            found.append(word[:-2])
        elif word.endswith("ies"):
            found += [word[:-3] + "y", word[:-1]]
        elif word.endswith("es") and _SIBILANT.search(word[:-2]):
            found += [word[:-2], word[:-1]]
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
            found.append(word[:-1])
        elif word.endswith("ied"):
            found += [word[:-3] + "y", word[:-1]]
        elif word.endswith("ed"):
            found += _stems(word[:-2])
        elif word.endswith("ing") and len(word) > 4:
            found += _stems(word[:-3])
    return tuple(dict.fromkeys(found))


def _stems(stem: str) -> list[str]:
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in "bdgklmnprt":
        return [stem[:-1], stem]
    if stem.endswith("y"):
        return [stem, stem[:-1] + "ie"]
    return [stem, stem + "e"]


def _verb_stem(verb: str) -> str:
    return verb + verb[-1] if _DOUBLES.search(verb) and verb not in _NEVER_DOUBLES else verb


def plural(noun: str) -> str:
    """
    >>> [plural(noun) for noun in ("company", "crisis", "launch", "person", "research")]
    ['companies', 'crises', 'launches', 'people', 'research']
    """
    irregular = _irregular()[1].get(noun.lower())
    if irregular is not None:
        return irregular
    if noun.endswith("y") and not _VOWEL_Y.search(noun):
        return noun[:-1] + "ies"
    return noun + ("es" if _SIBILANT.search(noun) else "s")


def past(verb: str) -> str:
    """
    >>> [past(verb) for verb in ("leave", "plan", "study", "announce", "reveal")]
    ['left', 'planned', 'studied', 'announced', 'revealed']
    """
    irregular = _irregular()[0].get(verb.lower())
    if irregular is not None and irregular[0]:
        return irregular[0]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and not _VOWEL_Y.search(verb):
        return verb[:-1] + "ied"
    return _verb_stem(verb) + "ed"


def participle(verb: str) -> str:
    """The past participle.

    >>> [participle(verb) for verb in ("write", "make", "poach")]
    ['written', 'made', 'poached']
    """
    irregular = _irregular()[0].get(verb.lower())
    return irregular[1] if irregular is not None and irregular[1] else past(verb)


def gerund(verb: str) -> str:
    """The form in -ing.

    >>> [gerund(verb) for verb in ("leave", "see", "run", "die", "be", "expect")]
    ['leaving', 'seeing', 'running', 'dying', 'being', 'expecting']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    return _verb_stem(verb) + "ing"


def third_person(verb: str) -> str:
    """The third person singular of the present.

    >>> [third_person(verb) for verb in ("be", "have", "go", "try", "reach")]
    ['is', 'has', 'goes', 'tries', 'reaches']
    """
    irregular = _irregular()[0].get(verb.lower())
    if irregular is not None and irregular[2]:
        return irregular[2]
    if verb.endswith("y") and not _VOWEL_Y.search(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if _SIBILANT.search(verb) or verb.endswith("o") else "s")
