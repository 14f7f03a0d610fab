"""The gloss: what it says word by word, and what it moves."""

import math
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from normalizer import references
from normalizer.lexicon import load
from normalizer.resources import read_table
from normalizer.translation import EnglishFrom, Fixed, english, gloss_words
from normalizer.translation.gloss import Vocabulary, gloss
from normalizer.translation.gloss.readings import find_readings
from normalizer.translation.hover import mark_tone
from normalizer.translation.quality import read_figures

BENCH = Path(__file__).parents[3] / "shared" / "bench" / "mt_flores_dev.tsv"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who does what
        ("市長昨天宣布了新政策。", "The mayor announced the new policy yesterday."),
        ("他們已經離開了學校。", "They have already left the school."),
        ("她不知道答案。", "She does not know the answer."),
        ("我們將支持這個計劃。", "We will support this plan."),
        ("警方正在調查事故。", "The police is investigating the accident."),
        ("政府必須改善交通。", "The government must improve traffic."),
        # 的
        ("老師的書", "The book of the teacher"),
        ("他的朋友", "His friend"),
        ("重要的問題", "The important problem"),
        ("政府的決定", "The government's decision"),
        ("學生提出的問題", "The problem that the student proposes"),
        # measure words and numbers
        ("三個學生和兩位老師", "Three students and two teachers"),
        ("一位醫生", "A doctor"),
        ("這些孩子", "These children"),
        ("35億美元", "$3.5 billion"),
        ("二十三人", "23 people"),
        ("第二十一屆會議", "The 21st meeting"),
        ("數百萬人", "Millions of people"),
        ("這是第三次失敗", "This is the third failure"),
        ("第十次試飛", "The tenth experiment flies"),
        ("連續三次失敗", "Three consecutive failures"),
        ("他去過三次", "He went three times"),
        ("每年需要25次攻擊", "Every year needs 25 attacks"),
        ("在第9次會議中", "In the 9th meeting"),
        ("球隊以2比1獲勝", "The team with 2 to 1 is victorious"),
        ("十萬人", "100,000 people"),
        ("280 萬人", "2.8 million people"),
        ("10 000名學生", "10 000 students"),
        ("二三十人", "20 to 30 people"),
        ("超過百分之五十的人", "More than 50% people"),
        ("三分之二", "2/3"),
        ("五點三億人", "530 million people"),
        ("一九四九年", "1949 years"),
        # names: none made up, and what is unknown is marked
        ("123米高的塔", "123 meters the high pagoda"),
        ("他抵達安菲爾德", "He arrives at [anfeierde]"),
        ("卡拉寶杯", "The [kalabao] cup"),
        ("卡拉德先生說", "Mr [kalade] said"),
        ("艾倫·斯塔克先生說", "Mr [ailun sitake] said"),
        ("王先生說", "Mr Wang said"),
        ("Reid 先生說", "Mr Reid said"),
        ("一位先生", "A gentleman"),
        # senses by their company
        ("飛船飛往火星", "The spaceship flies to Mars"),
        # prepositions and places
        ("在學校裡", "In the school"),
        ("她在台北工作。", "She works in Taipei."),
        ("會議後", "After the meeting"),
        # 把 and 被
        ("警方把文件送到法院", "The police sends the document to the court"),
        ("城市被颱風摧毀了", "The city was destroyed by the typhoon"),
        # light verbs
        ("警方對事故進行調查", "The police investigates the accident"),
        # a clause without a subject goes on about the last one's
        ("公司解僱了員工，引發了抗議。", "The company dismissed the employee, triggering the protest."),
        # compounds, quotations, parentheses
        ("能源政策專家", "The energy policy expert"),
        ("所謂的“綠色計劃”", 'So-called "green plan"'),
        ("梅塔（Meta）說", "Meta said"),
    ],
)  # fmt: skip
def test_gloss(text: str, expected: str) -> None:
    assert gloss(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("他们已经离开了学校。", "They have already left the school."), ("会议后", "After the meeting")],
)
def test_simplified_text_is_glossed_alike(text: str, expected: str) -> None:
    assert gloss(text) == expected


def test_what_is_settled_stands_in_the_gloss() -> None:
    text = "奈特上週三離開公司。"
    fixed = [Fixed(0, 2, "Knight"), Fixed(2, 5, "last Wednesday")]
    assert gloss(text, fixed) == "Knight leaves the company last Wednesday."


def test_the_references_weigh_the_senses() -> None:
    text = "出埃及記影響了公司。"
    known = references.build([("a", "The exodus of talent hurt the company. Another exodus followed.", "en")])
    assert english([text])[0].text == "Book of Exodus affected the company."
    assert english([text], references=known)[0].text == "The exodus affected the company."


def test_a_gloss_says_that_it_is_one() -> None:
    assert [item.made_by for item in english(["市長表示", ""], engine="gloss")] == [EnglishFrom.GLOSS, EnglishFrom.NONE]
    assert english(["市長表示"], engine="none")[0].made_by is EnglishFrom.NONE


def test_names_and_dates_belong_to_their_segments() -> None:
    found = english(["奈特", "奈特"], [[Fixed(0, 2, "Knight")], []], [[], []])
    assert found[0].text == "Knight"
    assert found[1].text != "Knight"


def test_what_the_text_is_about_tells_a_sense() -> None:
    found = english(["火箭和衛星。", "他夢想著火星。"], engine="gloss")
    assert "Mars" in found[1].text
    assert "spark" in english(["他夢想著火星。"], engine="gloss")[0].text


@given(
    st.integers(0, 10**7),
    st.sampled_from(
        ["次失敗", "米高的塔", "名學生", "年級", "歲", "次", "個百分點", "萬人", " 億美元", "%", "分", "比3"]
    ),
    st.sampled_from(["", "他以", "連續", "經過", "在", "超過", "卡拉", "第"]),
)
def test_every_figure_stands_in_the_gloss(number: int, unit: str, before: str) -> None:
    digits = [figure.replace(",", "") for figure in re.findall(r"\d[\d,.]*", gloss(f"{before}{number}{unit}"))]
    if unit in ("萬人", " 億美元"):
        scale = 10**4 if unit == "萬人" else 10**8
        found = read_figures(gloss(f"{before}{number}{unit}"))
        assert any(math.isclose(value, number * scale) for value in found)
    else:
        assert str(number) in digits


@given(
    st.integers(2, 99),
    st.sampled_from(["次失敗", "名學生", "個月", "天", "次", "位老師", "倍", "條路"]),
    st.sampled_from(["", "連續", "經過", "在", "超過", "已"]),
)
def test_every_numeral_stands_in_the_gloss(number: int, unit: str, before: str) -> None:
    tens, ones = divmod(number, 10)
    numeral = ("" if tens < 2 else "一二三四五六七八九"[tens - 1]) + "十" * (tens > 0)
    numeral += "一二三四五六七八九"[ones - 1] * (ones > 0)
    assume(not load().is_word(numeral + unit))  # 九天, the ninth heaven; in a document its date is found first
    assert number in read_figures(gloss(f"{before}{numeral}{unit}"))


@pytest.mark.skipif(not BENCH.exists(), reason="needs ../shared")
def test_the_figures_of_flores_stand_in_the_gloss() -> None:
    lines = BENCH.read_text(encoding="utf-8").strip().split("\n")[1:]
    lost = []
    for line in lines[::2]:
        text = line.split("\t")[4]
        figures = re.findall(r"(?<![\d.,:])\d+(?:[.,:]\d+)*(?![\d萬億兆千百]|[.,:]\d|\s[萬億兆千百])", text)
        there = re.findall(r"\d+(?:[.,:]\d+)*", gloss(text))
        lost += [(figure, text) for figure in figures if figure not in there]
    assert lost == []


@settings(deadline=None)
@given(st.text(alphabet="的了在是把被將對中後而和與市長公司說三億12%。，“”（）()Ab 梅·正不", max_size=40))
def test_anything_is_glossed_and_nothing_chinese_is_left(text: str) -> None:
    found = gloss(text)
    assert not any("\u4e00" <= char <= "\u9fff" for char in found)
    assert found == gloss(text)


@given(st.text(max_size=40))
def test_any_text_has_a_gloss(text: str) -> None:
    assert gloss(text).strip() or not any(char.isalnum() for char in text)


@pytest.mark.parametrize(
    "unit", ["的", "在", "把", "和", "說", "（", "，", "“", "在說", "在學校裡", "一個", "3", "A", "說了的", "梅"]
)
def test_long_degenerate_texts_are_glossed(unit: str) -> None:
    """The time is linear in the text, so none of these is noticed."""
    gloss(unit * 4_000)


def test_no_sense_that_speaks_about_the_word() -> None:
    nothing = Vocabulary({})
    for word in ("丈夫", "鳥", "行", "發", "斯"):
        for reading in find_readings(word, nothing):
            assert not any(piece in reading.english for piece in ("variant", "surname", "penis", "huand", "CL:"))
    assert find_readings("丈夫", nothing)[0].english == "husband"


def test_the_table_of_common_words_is_sound() -> None:
    words = [word for word, _ in read_table("glosses.tsv", 2)]
    assert len(words) == len(set(words))
    assert all(find_readings(word, Vocabulary({})) for word in words)


def test_most_glosses_are_senses_of_the_dictionary() -> None:
    """The table chooses among senses and adds everyday words; were it to drift from the dictionary, this would tell."""
    content = [
        (word, piece.split(":")[1])
        for word, readings in read_table("glosses.tsv", 2)
        for piece in readings.split(",")
        if piece.strip()[:2] in ("n:", "v:", "a:") and load().is_word(word)
    ]
    attested = [word for word, found in content if load().english_words(word) & set(found.replace("/", " ").split())]
    assert len(attested) > 0.8 * len(content)


# the hover gloss


def test_every_word_has_its_pinyin_and_meanings() -> None:
    text = "市長在2025年說“好”"
    words = gloss_words(text)
    assert [text[word.start : word.end] for word in words] == ["市長", "在", "年", "說", "好"]
    assert (words[0].pinyin, words[0].english) == ("shì zhǎng", "mayor")
    assert words[3].english.startswith("to say")


def test_a_settled_name_has_that_meaning_alone() -> None:
    (word,) = gloss_words("梅塔", [Fixed(0, 2, "Meta")])
    assert (word.pinyin, word.english) == ("méi tǎ", "Meta")


@given(st.text(alphabet="的了在市長梅塔12 Ab，·龘", max_size=30))
def test_glossed_words_are_in_order_and_cover_the_han(text: str) -> None:
    words = gloss_words(text)
    reached = 0
    for word in words:
        assert reached <= word.start < word.end
        assert word.pinyin
        reached = word.end
    covered = "".join(text[word.start : word.end] for word in words)
    assert [char for char in covered if "一" <= char <= "龥"] == [char for char in text if "一" <= char <= "龥"]


@pytest.mark.parametrize(("numbered", "marked"), [("lüe4", "lüè"), ("lu:e4", "lüè"), ("m2", "m"), ("Zhang1", "Zhāng")])
def test_tone_marks(numbered: str, marked: str) -> None:
    assert mark_tone(numbered) == marked
