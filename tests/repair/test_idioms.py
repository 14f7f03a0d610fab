"""Idioms that were translated word by word: what is found, how far it reaches, what is proposed."""

import pytest

from normalizer import references
from normalizer.edits import Finding
from normalizer.lexicon import load
from normalizer.lexicon.renderings import find_renderings, idiom_words
from normalizer.references import EMPTY, References
from normalizer.repairs.context import Context
from normalizer.repairs.idiom_table import load_table
from normalizer.repairs.idioms import propose_idioms
from normalizer.repairs.options import RepairOptions
from normalizer.resources import read_table


def find(text: str, known: References = EMPTY) -> list[Finding]:
    return list(propose_idioms(text, Context(text, references=known, options=RepairOptions())))


def build(english: str) -> References:
    return references.build([("english", english, "en")])


@pytest.mark.parametrize(
    ("text", "surface", "after", "idiom"),
    [
        ("他們終於埋葬了斧頭。", "埋葬了斧頭", "言歸於好", "bury the hatchet"),
        ("是時候把斧頭埋起來了。", "把斧頭埋起來", "言歸於好", "bury the hatchet"),
        ("銀行把他扔到了公共汽車下面。", "把他扔到了公共汽車下面", "犧牲他自保", "throw someone under the bus"),
        ("她把員工扔在公車底下。", "把員工扔在公車底下", "犧牲員工自保", "throw someone under the bus"),
        ("停火協議懸在一根線上。", "懸在一根線上", "岌岌可危", "hang by a thread"),
        ("球在法官的球場裡。", "球在法官的球場裡", "輪到法官出手", "the ball is in someone's court"),
        ("他們正在呼吸我們的脖子。", "呼吸我們的脖子", "緊追我們不放", "breathe down someone's neck"),
        ("這給經濟帶來了一個胳膊上的射擊。", "一個胳膊上的射擊", "強心針", "a shot in the arm"),
    ],
)
def test_an_idiom_is_found_by_its_words(text: str, surface: str, after: str, idiom: str) -> None:
    (finding,) = find(text)
    assert (text[finding.start : finding.end], finding.after) == (surface, after)
    assert idiom in finding.reason
    assert finding.confidence < 0.8
    assert finding.evidence[0].ref == f"idioms.tsv#{idiom}"
    assert any(evidence.ref.startswith("CC-CEDICT#") for evidence in finding.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "他埋葬了父親。斧頭還在牆上。",
        "考古隊挖到一把斧頭，埋葬的儀式已經失傳。",
        "他把行李扔到公車底下的行李艙。",
        "守門員撲救時掉了球，對手補射得分。",
        "河上的橋樑被燒毀了。",
        "起初中火炒香，再把火調大。",
        "孩子們從樹林裡走出來，手裡拿著野花。",
        "貓從袋子裡探出頭來。",
        "他把斧頭埋在樹下，多年後才挖出來。",
        "全場觀眾站立鼓掌長達五分鐘。",
        "士兵受到火力壓制，無法前進。",
        "她每天早上六點被電話叫醒。",
        "陶罐有裂縫，不能保持水。",
        "如果不吃的話，菜就會涼掉。",
        "請用連接線把手機接上電腦。",
        "女孩轉過頭，看見門口站著一隻狼。",
        "兩張圖放在同一頁面上比較。",
        "獅子的部分毛髮已經脫落。",
        "廚師把一粒鹽放在舌頭上品嚐。",
    ],
)
def test_the_words_in_their_own_sense_are_left_alone(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("守門員撲救時把球掉了，對手補射得分。", "The regulator dropped the ball."),
        ("火災燒毀了河上的橋樑。", "He burned his bridges."),
        ("狗在舔傷口，獸醫替牠包紮。", "They are licking their wounds."),
        ("湖上的薄冰裂開了，他在薄冰上滑冰時落水。", "The company is skating on thin ice."),
    ],
)
def test_the_literal_sense_is_seen_by_its_company(text: str, english: str) -> None:
    assert find(text, build(english)) == []


def test_what_really_happens_is_an_idiom_only_where_the_references_have_it() -> None:
    text = "他離開時燒毀了所有的橋樑。"
    assert find(text) == []
    (finding,) = find(text, build("He burned all his bridges when he left."))
    assert finding.after == "自斷後路"
    assert finding.evidence[-1].ref == "english"


def test_references_with_the_idiom_make_it_surer() -> None:
    text = "他們終於埋葬了斧頭。"
    (alone,) = find(text)
    (cited,) = find(text, build("The brothers have buried the hatchet."))
    assert alone.confidence < cited.confidence < 0.8


@pytest.mark.parametrize("text", ["這個論點持有水。", "他說話持有水。"])
def test_an_idiom_that_is_said_with_a_negation_needs_one(text: str) -> None:
    assert find(text) == []
    assert find(text.replace("持有", "不持有"))


def test_words_that_overlap_are_each_looked_for() -> None:
    (finding,) = find("這將花費他一隻手臂和一條腿。")
    assert finding.after == "天價"


def test_words_of_the_literal_sense_silence_an_idiom() -> None:
    assert find("他摔斷一隻手臂和一條腿，被救護車送醫。") == []


def test_no_idiom_is_looked_for_by_nothing() -> None:
    idioms = {idiom.name: idiom for found in load_table().idioms.values() for _, idiom in found}
    assert len(idioms) == len(read_table("idioms.tsv", 8)) >= 350
    for idiom in idioms.values():
        assert len(idiom.slots) >= 2
        assert all(idiom.slots)
        assert idiom.meaning and idiom.form in "vnpc"


def test_no_calque_has_an_idiom_s_place() -> None:
    for literal, _, _, kind, *_ in read_table("calques.tsv", 7):
        if kind in ("idiom", "word", "maybe"):  # what is applied as it is needs no second look
            assert find(f"他說這是{literal}。") == []


def test_the_words_of_idioms_are_those_of_the_dictionary() -> None:
    expected = {(word, " ".join(found)) for word, found in find_renderings(idiom_words(), load()).items() if found}
    assert set(read_table("idiom_words.tsv", 2)) == expected
