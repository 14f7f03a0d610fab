"""English word forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.lexicon import gerund, lemmas, participle, past, plural, third_person
from normalizer.resources import read_table


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("companies", "company"), ("launches", "launch"), ("departures", "departure"), ("crises", "crisis"),
        ("planned", "plan"), ("stopped", "stop"), ("used", "use"), ("tried", "try"), ("quit", "quit"),
        ("making", "make"), ("running", "run"), ("seeing", "see"), ("falling", "fall"), ("men", "man"),
        ("poached", "poach"), ("was", "be"), ("taken", "take"), ("researchers", "researcher"), ("Meta's", "meta"),
    ],
)  # fmt: skip
def test_lemmas_hold_the_base(form: str, base: str) -> None:
    assert base in lemmas(form)


@pytest.mark.parametrize("word", ["this", "bus", "ring", "red", "was", "less", "focus", "sing"])
def test_a_short_word_is_not_cut(word: str) -> None:
    assert all(len(lemma) > 1 for lemma in lemmas(word))
    assert word in lemmas(word)


VERBS = ["announce", "study", "plan", "offer", "visit", "permit", "prefer", "begin", "leave", "put", "see", "free",
         "die", "focus", "fix", "play", "show", "develop", "open", "work", "stop", "target", "underscore", "hire",
         "poach"]  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_every_form_leads_back(verb: str) -> None:
    for form in (past(verb), participle(verb), gerund(verb), third_person(verb)):
        assert verb in lemmas(form), form


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("offer", "offered offering"), ("permit", "permitted permitting"), ("develop", "developed developing"),
        ("open", "opened opening"), ("stop", "stopped stopping"), ("show", "showed showing"), ("fix", "fixed fixing"),
        ("visit", "visited visiting"), ("begin", "began beginning"),
    ],
)  # fmt: skip
def test_doubling(verb: str, forms: str) -> None:
    assert f"{past(verb)} {gerund(verb)}" == forms


def test_the_table_of_irregular_words_reads_back() -> None:
    for _, base, *forms in read_table("english_irregular.tsv", 6):
        assert all(base in lemmas(form) for form in forms if form)


@given(st.from_regex(r"[a-z]{3,12}", fullmatch=True))
def test_a_plural_leads_back(noun: str) -> None:
    if not noun.endswith(("s", "x", "z", "h", "i", "u")):
        assert noun in lemmas(plural(noun))
