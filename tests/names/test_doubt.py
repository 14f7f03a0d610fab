"""What is known, or looks right, and still settles nothing: famous bearers, garbled words, forms that are ordinary
words."""

import pytest

from normalizer.names import NameMention, NameStatus, NameType, find
from normalizer.names.damage import is_near_miss
from normalizer.references import EMPTY, References, build


def references(*texts: str) -> References:
    return build((f"r{number}", text, "en") for number, text in enumerate(texts))


def one(text: str, known: References = EMPTY) -> NameMention:
    (mention,) = find(text, (), known, document="d")
    return mention


@pytest.mark.parametrize(
    ("text", "famous"), [("普丁說", "Vladimir Putin"), ("總統歐巴馬說", "Barack Obama"), ("梅西的車", "Lionel Messi")]
)
def test_a_famous_surname_is_only_proposed_unless_somebody_writes_the_name(text: str, famous: str) -> None:
    doubted = one(text)
    assert (doubted.status, doubted.canonical) == (NameStatus.PROPOSED, None)
    assert famous in {candidate.name for candidate in doubted.candidates}
    assert one(text, references(f"We met {famous} of Ruritania there.")).canonical == famous


def test_the_documents_own_latin_name_bears_out_a_famous_surname() -> None:
    assert [mention.canonical for mention in find("Lionel Messi來了。梅西的車")] == ["Lionel Messi"] * 2


def test_a_bearer_of_the_references_comes_before_the_famous_one() -> None:
    mention = one("在梅西的測試站點", references("It exploded at the test site of Massey in June."))
    assert mention.candidates[0].name == "Massey"


@pytest.mark.parametrize("text", ["在聖詹姆斯公園", "在詹姆斯大學", "在川普大樓"])
def test_a_person_whom_a_place_is_named_after_is_not_mentioned(text: str) -> None:
    known = references("We met LeBron James and Donald Trump of Ruritania there.")
    assert all(mention.canonical is None for mention in find(text, (), known))


def test_two_characters_that_may_be_an_organisation_need_a_reference() -> None:
    assert one("紅軍在夏天花了很多錢").canonical is None
    assert one("紅軍在那裡", references("It was the Red Army of old.")).canonical == "Red Army"


KNOWN = references("We met Karla Brinkhaus of Ruritania there. Then Brinkhaus left with Toby Marlow for Vandelor.")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Brinkhous說他走了", "Karla Brinkhaus"),
        ("對記者Brinkhausing說", "Karla Brinkhaus"),
        ("Vandellor的船", "Vandelor"),
        ("Brinkaus Brinkhus Brinkhaus說", "Karla Brinkhaus"),
        ("Brinkhausss Brinkhaas說", "Karla Brinkhaus"),
    ],
)
def test_a_near_miss_of_a_known_name_is_a_proposal_for_it(text: str, meant: str) -> None:
    mention = one(text, KNOWN)
    assert mention.status is NameStatus.PROPOSED
    assert [candidate.name for candidate in mention.candidates] == [meant]


def test_garbage_without_a_known_name_is_lost() -> None:
    assert one("他叫Zhoberrr，").status is NameStatus.LOST
    assert one("Zhoberly Zhobery說").status is NameStatus.LOST


@pytest.mark.parametrize("text", ["Marlowe Fenwick說", "Brinkmann說", "Vandal說", "John Johnson說", "Vandelorfield說"])
def test_another_name_that_resembles_a_known_one_is_settled(text: str) -> None:
    assert one(text, KNOWN).status is NameStatus.SETTLED


def test_a_brand_a_known_word_and_a_name_of_the_references_are_no_near_misses() -> None:
    assert one("他在Google工作", references("They went to Googla there.")).canonical == "Google"
    known = references("The drug velforin helps. It fell. Velforen helps.")
    assert one("他吃Velforin，", known).canonical == "Velforin"


def test_an_acronym_without_its_capitals_is_a_proposal() -> None:
    mention = one("他是Bfc的成員")
    assert (mention.status, mention.candidates[0].name) == (NameStatus.PROPOSED, "BFC")
    assert one("他是Bfc的成員", references("He joined BFC there.")).canonical == "BFC"


def test_a_translated_surname_that_is_an_ordinary_word_is_proposed_later() -> None:
    first, second = find("阿恩·插槽(Arne Slot)來了。插槽說，")
    assert (first.canonical, first.canonical_zh) == ("Arne Slot", "阿恩·插槽")
    assert (second.status, second.candidates[0].name) == (NameStatus.PROPOSED, "Arne Slot")


def test_near_misses_start_alike() -> None:
    assert is_near_miss("brinkhous", "brinkhaus")
    assert not is_near_miss("brinkhaus", "brinkhaus")
    assert not is_near_miss("arinkhaus", "brinkhaus")


@pytest.mark.parametrize(
    ("text", "surface", "canonical"),
    [
        ("公司的星艦(Starship)飛了，", "星艦(Starship)", "Starship"),
        ("分析師郭明池(Ming-Chi Kuo)說", "郭明池(Ming-Chi Kuo)", "Ming-Chi Kuo"),
        ("日本銀行的植田和男(Kazuo Ueda)說", "植田和男(Kazuo Ueda)", "Kazuo Ueda"),
        ("美國的食物和藥物管理局(FDA)說", "食物和藥物管理局(FDA)", "FDA"),
        ("總裁布萊克·活潑(Blake Lively)說", "布萊克·活潑(Blake Lively)", "Blake Lively"),
    ],
)
def test_a_gloss_is_found_by_what_stands_before_it(text: str, surface: str, canonical: str) -> None:
    assert (surface, canonical) in {(mention.surface, mention.canonical) for mention in find(text)}


def test_a_company_is_found_later_without_its_tail() -> None:
    first, second = find("禮萊公司(Ely Lillo)漲了。禮萊的股票")
    assert first.canonical == second.canonical == "Ely Lillo"
    assert second.surface == "禮萊"


@pytest.mark.parametrize("text", ["競爭對手(Vandelor)說", "他的母公司(Vandelor)說", "該模型(Vandelor)說"])
def test_what_describes_a_name_is_not_its_chinese(text: str) -> None:
    mention = one(text)
    assert (mention.surface, mention.canonical_zh) == ("Vandelor", None)


def test_a_title_behind_a_name_is_not_of_it() -> None:
    mention = one("布林克豪斯博士說", KNOWN)
    assert (mention.surface, mention.canonical) == ("布林克豪斯", "Karla Brinkhaus")
    assert mention.type is NameType.PERSON


def test_a_stock_index_is_not_its_maker() -> None:
    known = references("The S&P 500 rose and the Nasdaq fell.")
    mention = one("標準普爾500指數上升了", known)
    assert (mention.surface, mention.canonical) == ("標準普爾500", "S&P 500")
    assert one("標準普爾500指數上升了").canonical is None
    assert one("標準普爾2024年說").canonical == "S&P Global"


def test_a_word_of_the_latin_name_may_end_a_gloss() -> None:
    mention = one("他們在聖詹姆斯公園(St James’ Park)見面，")
    assert (mention.canonical_zh, mention.type) == ("聖詹姆斯公園", NameType.PLACE)


def test_a_dotted_name_that_the_document_explains_is_found_whole() -> None:
    text = "大衛·萊辛格(David Risinger)來了，大衛·萊辛格說"
    assert [mention.canonical for mention in find(text)] == ["David Risinger"] * 2


def test_two_characters_of_a_name_spelt_in_the_text_are_not_doubted() -> None:
    text = "肖恩·達菲(Sean Duffy)來了。達菲說"
    assert [mention.canonical for mention in find(text)] == ["Sean Duffy"] * 2
