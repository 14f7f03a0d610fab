"""What references know: built, merged, sent to other processes."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from normalizer.references import EMPTY, References, build, gather

TEXT = "Meta said so. The exodus of Mark Zuckerberg's researchers from Meta began; the exodus went on."


def test_words_are_counted_with_a_place_to_cite() -> None:
    known = build([("a", TEXT, "en"), ("b", "Another exodus.", "en-GB")])
    word = known.word("Exodus")
    assert word is not None
    assert (word.mentions, word.documents) == (3, 2)
    assert (word.evidence.ref, TEXT[word.start : word.end]) == ("a", "exodus")
    assert known.word("meta") is None
    assert known.is_lower("exodus")
    assert not known.is_lower("zuckerberg")


def test_other_languages_give_names_but_no_words() -> None:
    known = build([("z", "扎克伯格(Zuckerberg)在this place的Meta", "zh-Hant")])
    assert known.word("this") is None
    (entry,) = known.names.find("Zuckerberg")
    assert entry.chinese == ("扎克伯格",)


def test_empty_references_know_nothing() -> None:
    assert not EMPTY
    assert EMPTY.word("exodus") is None
    assert EMPTY.names.find("Meta") == ()


def seen(known: References) -> object:
    return (
        known.documents,
        dict(known.words),
        [(entry.canonical, entry.votes, entry.chinese) for entry in known.names.entries],
    )


def test_references_survive_a_journey() -> None:
    known = build([("a", TEXT, "en")])
    assert known.names.entries
    assert seen(pickle.loads(pickle.dumps(known))) == seen(known)


sentences = st.lists(
    st.sampled_from(
        ["Mark Zuckerberg came.", "He saw Mark Zuckerburg.", "At Meta the exodus began.", "Zuckerberg said so."]
    ),
    max_size=4,
).map(" ".join)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=2), sentences, max_size=5), st.integers(0, 5))
def test_merged_shards_know_what_one_pass_knows(documents: dict[str, str], cut: int) -> None:
    rows = [(name, documents[name], "en") for name in sorted(documents)]
    whole = build(rows)
    left, right = build(rows[:cut]), build(rows[cut:])
    assert seen(left.merge(right)) == seen(right.merge(left))
    assert seen(gather([left, right])) == seen(left.merge(right))
    assert left.merge(right).words.keys() == whole.words.keys()
    assert left.merge(right).documents == whole.documents
