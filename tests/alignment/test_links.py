"""Links to what other sources say of the same thing: few, and right."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.alignment import Anchor, AnchorKind, Link, Passage, Relation, Shelf, link

WANG = Anchor(AnchorKind.PERSON, "Alexandr Wang")
MARY = Anchor(AnchorKind.PERSON, "Mary")
SCALE = Anchor(AnchorKind.ORGANIZATION, "Scale AI")
PARIS = Anchor(AnchorKind.PLACE, "Paris")
LLAMA = Anchor(AnchorKind.PRODUCT, "Llama 4")
JULY = Anchor(AnchorKind.DATE, "2025-07-01")
AMOUNT = Anchor(AnchorKind.FIGURE, "1,250,000,000")
SPELLINGS = {
    WANG: ("Alexandr Wang", "Wang"),
    MARY: ("Mary",),
    SCALE: ("Scale AI",),
    PARIS: ("Paris",),
    LLAMA: ("LLaMA 4", "Llama 4"),
}
OTHERS = (
    "The weather was fine and the trains were late again on the coast.",
    "Farmers in the north expect a poor harvest after months of drought.",
    "The museum opens a new wing for modern sculpture next spring.",
    "Prices of coffee rose sharply on the world market this week.",
    "The orchestra played two symphonies to a full house on Sunday.",
    "A court acquitted the driver of all charges after a long trial.",
    "The university will close its campus library for repairs.",
    "Engineers tested the bridge with forty heavy trucks.",
)
CHINESE = "公司聘請了億萬富翁王先生領導新的研究實驗室。"
ENGLISH = "The company hired the billionaire Wang to lead its new research laboratory."


def shelf(*more: str, anchors: frozenset[Anchor] = frozenset()) -> Shelf:
    texts = [*OTHERS, *more]
    return Shelf(
        Passage("e", 100 * n, 100 * n + len(text), text, anchors if text in more else frozenset())
        for n, text in enumerate(texts)
    )


def ask(text: str, anchors: set[Anchor], books: Shelf, document: str = "z") -> tuple[Link, ...]:
    (links,) = link([Passage(document, 0, len(text), text, frozenset(anchors))], books, SPELLINGS)
    return links


def test_a_person_and_like_words_make_a_link() -> None:
    (found,) = ask(CHINESE, {WANG}, shelf(ENGLISH))
    assert (found.document, found.start, found.text, found.shared) == ("e", 800, ENGLISH, ("Alexandr Wang",))
    assert found.relation is Relation.SAME_EVENT and 0.35 < found.score <= 1


def test_like_words_alone_make_none() -> None:
    assert ask(CHINESE, set(), shelf(ENGLISH)) == ()
    assert ask(CHINESE, {SCALE}, shelf(ENGLISH)) == ()


def test_an_anchor_alone_makes_none() -> None:
    assert ask("農民預計今年的收成很差。", {WANG}, shelf(ENGLISH)) == ()


def test_organizations_and_places_need_company() -> None:
    text = ENGLISH.replace("company", "company Scale AI").replace("Wang", "man from Paris")
    assert ask(CHINESE, {SCALE}, shelf(text)) == ()
    assert ask(CHINESE, {SCALE, Anchor(AnchorKind.ORGANIZATION, "Scale")}, shelf(text)) == ()
    assert len(ask(CHINESE, {SCALE, PARIS}, shelf(text))) == 1


def test_a_given_name_alone_is_anybody() -> None:
    assert ask(CHINESE, {MARY}, shelf(ENGLISH.replace("Wang", "Mary"))) == ()


def test_a_product_with_its_number_is_rare() -> None:
    (found,) = ask(
        "公司推遲發布 Llama 4 模型。", {LLAMA}, shelf("The company delayed the release of its LLaMA 4 model.")
    )
    assert found.shared == ("Llama 4",)


def test_dates_and_figures_of_the_sources_are_anchors() -> None:
    for anchor in (JULY, AMOUNT):
        (found,) = ask(CHINESE, {anchor}, shelf(ENGLISH, anchors=frozenset({anchor})))
        assert found.shared == (anchor.value,) and found.relation is Relation.SAME_EVENT


def test_what_everybody_mentions_says_nothing() -> None:
    crowd = [f"{text} Wang said so." for text in OTHERS]
    assert ask(CHINESE, {WANG}, shelf(ENGLISH, *crowd)) == ()
    passages = [Passage("z", n, n + 1, CHINESE, frozenset({WANG})) for n in range(9)]
    assert link(passages, shelf(ENGLISH), SPELLINGS) == ((),) * 9


def test_noise_as_like_as_the_candidate_forbids_the_link() -> None:
    assert ask(CHINESE, {WANG}, shelf(ENGLISH, ENGLISH.replace("Wang", "king"))) == ()


def test_a_heading_is_no_evidence_and_a_document_none_for_itself() -> None:
    assert ask("王領導。", {WANG}, shelf("Wang leads")) == ()
    assert ask(CHINESE, {WANG}, shelf(ENGLISH), document="e") == ()


def test_three_links_at_most_the_best_first() -> None:
    books = shelf(
        *OTHERS,
        *OTHERS,
        ENGLISH,
        ENGLISH.replace("new ", ""),
        ENGLISH + " It did.",
        ENGLISH.replace("its ", "the big "),
    )
    found = ask(CHINESE, {WANG}, books)
    assert len(found) == 3
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_an_empty_shelf() -> None:
    assert ask(CHINESE, {WANG, JULY}, Shelf(())) == ()
    assert link([], shelf(), {}) == ()


@given(st.permutations(range(len(OTHERS) + 2)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_shelf_does_not_matter(order: list[int]) -> None:
    books = shelf(ENGLISH, ENGLISH.replace("new ", "")).passages
    found = ask(CHINESE, {WANG}, Shelf(books[place] for place in order))
    assert {replace(each, score=0.0) for each in found} == {
        replace(each, score=0.0) for each in ask(CHINESE, {WANG}, Shelf(books))
    }
