"""Whose a Chinese form is where two may bear it, and what the references say before the dictionary does."""

import pytest

from normalizer.names import NameMention, NameStatus, NameType, find
from normalizer.references import EMPTY, References, build


def references(*texts: str) -> References:
    return build((f"r{number}", text, "en") for number, text in enumerate(texts))


def last(text: str, form: str, known: References = EMPTY) -> NameMention:
    """The last mention that is `form`."""
    return [mention for mention in find(text, (), known, document="d") if mention.surface == form][-1]


def names(mention: NameMention) -> list[str]:
    return [candidate.name for candidate in mention.candidates]


@pytest.mark.parametrize(
    ("text", "form", "bearers"),
    [
        ("法官梅塔(Mehta)說不行。公司梅塔(Meta)說可以。梅塔不願評論。", "梅塔", ["Meta", "Mehta"]),
        (
            "本尼·薩夫迪(Benny Safdie)謝謝喬希·薩夫迪(Josh Safdie)。薩夫迪說。",
            "薩夫迪",
            ["Josh Safdie", "Benny Safdie"],
        ),
        (
            "喬·班克曼(Joe Bankman)和山姆·班克曼-弗里德(Sam Bankman-Fried)說。班克曼走了。",
            "班克曼",
            ["Sam Bankman-Fried", "Joe Bankman"],
        ),
        (
            "胡里奧·卡薩雷斯(Julio Casares)和小胡里奧·卡薩雷斯(Julio Casares Jr)說。卡薩雷斯走了。",
            "卡薩雷斯",
            ["Julio Casares Jr", "Julio Casares"],
        ),
        ("理事斯蒂芬·米蘭(Stephen Miran)反對。他住在米蘭。", "米蘭", ["Milan", "Stephen Miran"]),
    ],
)
def test_a_form_of_two_bearers_is_proposed_with_both_the_last_one_named_first(
    text: str, form: str, bearers: list[str]
) -> None:
    mention = last(text, form)
    assert (mention.status, names(mention)) == (NameStatus.PROPOSED, bearers)


@pytest.mark.parametrize(
    ("text", "english", "form", "bearers"),
    [
        (
            "邁克爾·戴爾(Michael Dell)來了，戴爾的股價漲了。",
            "Dell Technologies rose.",
            "戴爾",
            ["Michael Dell", "Dell Technologies"],
        ),
        (
            "豐田(Toyota)的豐田章男(Akio Toyoda)走了，豐田說。",
            "They met Mr Akio Toyoda there.",
            "豐田",
            ["Toyota", "Akio Toyoda"],
        ),
        (
            "福特汽車(Ford Motor)和比爾·福特(Bill Ford)說，福特走了。",
            "They met.",
            "福特",
            ["Bill Ford", "Ford Motor"],
        ),
        (
            "亞歷山大·茲維列夫(Alexander Zverev)說，亞歷山大走了。",
            "They met.",
            "亞歷山大",
            ["Alexander Zverev", "Alexandria"],
        ),
        ("通用汽車(General Motors)說，通用的規則。", "They met.", "通用", ["General Motors"]),
    ],
)
def test_a_person_and_a_company_or_a_place_of_one_name_are_a_doubt(
    text: str, english: str, form: str, bearers: list[str]
) -> None:
    mention = last(text, form, references(english))
    assert (mention.status, names(mention)) == (NameStatus.PROPOSED, bearers)


def test_a_company_without_its_trade_is_the_company() -> None:
    assert last("福特汽車(Ford Motor)說，福特走了。", "福特").canonical == "Ford Motor"
    assert last("美國航空(American Airlines)說，美國走了。", "美國").canonical == "United States"


def test_a_surname_means_the_one_bearer_who_is_named_before_it() -> None:
    text = "本尼·薩夫迪(Benny Safdie)說，薩夫迪的兄弟喬希·薩夫迪(Josh Safdie)來了。"
    assert last(text, "薩夫迪").canonical == "Benny Safdie"


def test_an_ordinal_makes_another_bearer() -> None:
    text = "首相和兒子威廉（Wilhelm）說，威廉一世走了。"
    assert [mention.surface for mention in find(text)] == ["威廉（Wilhelm）"]


@pytest.mark.parametrize(
    ("text", "english", "form", "name"),
    [
        ("他在聖保羅開會。", "They met in São Paulo again.", "聖保羅", "São Paulo"),
        ("他在聖保羅開會。", "They met in St Paul again.", "聖保羅", "St Paul"),
        ("美聯儲說。", "Then the Federal Reserve said so.", "美聯儲", "Federal Reserve"),
        ("在臺北市和台中。", "They met there.", "臺北市", "Taipei"),
        ("在臺北市和台中。", "They met there.", "台中", "Taichung"),
    ],
)
def test_the_references_decide_among_the_meanings_of_the_dictionary(
    text: str, english: str, form: str, name: str
) -> None:
    assert last(text, form, references(english)).canonical == name


def test_two_meanings_that_the_references_both_have_are_a_doubt() -> None:
    mention = last("他在聖保羅開會。", "聖保羅", references("They met in São Paulo and in St Paul again."))
    assert (mention.status, names(mention)) == (NameStatus.PROPOSED, ["São Paulo", "St Paul"])


def test_the_beginning_of_a_longer_name_of_the_document_is_a_doubt() -> None:
    mention = last("德意志銀行(Deutsche Bank)漲了，德意志說。", "德意志")
    assert (mention.status, names(mention)) == (NameStatus.PROPOSED, ["Deutsche Bank", "Germany"])


def test_a_person_of_no_name_is_no_place() -> None:
    assert find("張三和李四同意。") == ()


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("主任讓-呂克·戈達爾(Jean-Luc Godard)說", "讓-呂克·戈達爾(Jean-Luc Godard)"),
        ("律師班克曼-弗里德(Bankman-Fried)說", "班克曼-弗里德(Bankman-Fried)"),
        ("擊敗考瑟·本·哈尼婭(Kaouther Ben Hania)的片", "考瑟·本·哈尼婭(Kaouther Ben Hania)"),
        ("他拒絕了紐卡斯爾聯(Newcastle United)的", "紐卡斯爾聯(Newcastle United)"),
        ("他在巴西貝倫(Belem)說", "貝倫(Belem)"),
        ("和葉蓮娜·雷巴金娜(Elena Rybakina)說", "葉蓮娜·雷巴金娜(Elena Rybakina)"),
        ("他飛往海牙(The Hague)了", "海牙(The Hague)"),
        ("總理馬克·卡爾尼(Carney)說", "馬克·卡爾尼(Carney)"),
        ("作家喬治·R·R·馬丁（George R. R. Martin）說", "喬治·R·R·馬丁（George R. R. Martin）"),
        ("導演J·J·亞伯拉罕（J. J. Abrams）說", "J·J·亞伯拉罕（J. J. Abrams）"),
        ("部長羅伯特·F·甘迺迪（Robert F. Kennedy Jr.）說", "羅伯特·F·甘迺迪（Robert F. Kennedy Jr.）"),
        ("執行長黃仁勳(Jensen)說", "黃仁勳(Jensen)"),
        ("他在的馬克斯與史賓塞(M&S)說", "馬克斯與史賓塞(M&S)"),
        ("安德烈·科雷亞·杜·拉戈(Andre Correa do Lago)說", "安德烈·科雷亞·杜·拉戈(Andre Correa do Lago)"),
    ],
)
def test_where_a_gloss_begins(text: str, surface: str) -> None:
    assert surface in [mention.surface for mention in find(text)]


def test_two_dotted_names_that_only_a_conjunction_parts_are_two() -> None:
    known = references("We met Dora Brinkhaus and Toby Marlow of Ruritania there.")
    found = [mention.surface for mention in find("朵拉·布林克豪斯和托比·馬洛說", (), known)]
    assert found == ["朵拉·布林克豪斯", "托比·馬洛"]


@pytest.mark.parametrize("dash", ["中國-美國的談判", "記者-說明"])
def test_a_hyphen_alone_makes_no_name(dash: str) -> None:
    assert all("-" not in mention.surface for mention in find(dash))


@pytest.mark.parametrize(
    ("text", "english", "meant"),
    [
        ("伊莎貝爾·施納貝爾(Isabel Shnabel)說", "We met Isabel Schnabel of Ruritania.", "Isabel Schnabel"),
        ("主席霍門迪(Homandy)說", "We met Jennifer Homendy of Ruritania. Homendy left.", "Jennifer Homendy"),
        ("藥物奧福格列隆(Orfoglipron)有效", "The drug, orforglipron, is new.", "orforglipron"),
        ("他告訴Espn說", "He told ESPN Brasil so.", "ESPN"),
    ],
)
def test_a_gloss_that_misses_a_name_by_a_letter_is_a_proposal_for_it(text: str, english: str, meant: str) -> None:
    (mention,) = find(text, (), references(english))
    assert (mention.status, names(mention)) == (NameStatus.PROPOSED, [meant])


@pytest.mark.parametrize(
    ("text", "english", "meant"),
    [
        ("他說Noel Noell Noel Nnoel Gallaghar走了", "We met Noel Gallagher there.", ["Noel Gallagher"]),
        ("在Ftx Ftxx FTX Ftxtx工作", "They left FTX there.", ["FTX"]),
        ("他對Copp Cop Coop說", "They met there.", []),
        ("說Mike MayoMayoo走了", "They met there.", []),
        ("在Evercoree Ever Evercor ISI說", "They met there.", []),
        ("看Juliet Julliette Binochee Bino吧", "They met there.", []),
        ("說Sarahh Silver Silvermann Silva了", "They met there.", []),
    ],
)
def test_a_stutter_of_short_words_is_never_settled(text: str, english: str, meant: list[str]) -> None:
    (mention,) = find(text, (), references(english))
    assert mention.status is (NameStatus.PROPOSED if meant else NameStatus.LOST)
    assert names(mention) == meant


@pytest.mark.parametrize("name", ["Duran Duran", "Walla Walla", "Maria Mariana Martinez", "Louis Louise Lewis"])
def test_a_name_that_is_doubled_by_nature_is_not_lost(name: str) -> None:
    assert last(f"我喜歡{name}的歌", name).status is not NameStatus.LOST


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("阿拉文德·斯里尼瓦斯(Aravind Srinivas)說", NameType.PERSON),
        ("演員辛芷蕾(Xin Zhilei)說", NameType.PERSON),
        ("在梅奧診所(Mayo Clinic)工作", NameType.ORGANIZATION),
    ],
)
def test_the_chinese_of_a_gloss_shows_its_type(text: str, kind: NameType) -> None:
    assert [mention.type for mention in find(text)] == [kind]


def test_a_surname_of_two_bearers_in_the_references_is_a_doubt() -> None:
    known = references(
        "They moved Oliver Cromwell of old. Cromwell and Cromwell, said Oliver Cromwell.",
        "It was Thomas Cromwell there.",
    )
    found = find("克倫威爾（Cromwell）的雕像是Thomas Cromwell的後代，克倫威爾說。", (), known)
    assert [mention.status for mention in found if mention.surface.startswith("克倫威爾")] == [NameStatus.PROPOSED] * 2


@pytest.mark.parametrize(
    ("text", "english", "form"),
    [
        ("商務部說不行。", "The Commerce Department said no.", "商務部"),
        ("歐羅巴的冰。", "They went to Europa of Jupiter.", "歐羅巴"),
        ("私立大學走了，哈佛(Harvard)大學(Harvard)說。大學走了。", "They met.", "大學"),
    ],
)
def test_what_the_references_call_otherwise_is_not_settled_by_the_dictionary(
    text: str, english: str, form: str
) -> None:
    found = find(text, (), references(english))
    assert all(mention.status is not NameStatus.SETTLED for mention in found if mention.surface == form)


def test_the_united_nations_need_no_reference() -> None:
    assert last("聯合國說。", "聯合國", references("They met there.")).canonical == "United Nations"


@pytest.mark.parametrize("text", ["皮爾遜機場很大。", "交通部長說不行。"])
def test_the_dictionary_does_not_cut_a_longer_name_or_a_title(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("name", ["Capital One", "Christian Wolmar", "J. J. Abrams"])
def test_a_name_keeps_a_word_that_is_more_than_a_name(name: str) -> None:
    assert [mention.canonical for mention in find(f"They met at {name} again.")] == [name]
