"""What single passes do and leave alone. The wider collection stands in tests/cases."""

import pytest

from normalizer.edits import EvidenceKind, Revision, Status
from normalizer.names.model import NameForm
from normalizer.references import EMPTY, References, build
from normalizer.repairs.engine import revise
from normalizer.repairs.options import Quotes, RepairOptions
from normalizer.repairs.passes import PASSES, WATCHERS
from normalizer.resources import read_table


def repair(text: str, references: References = EMPTY, options: RepairOptions = RepairOptions()) -> Revision:  # noqa: B008  # a frozen value
    return revise(text, PASSES, WATCHERS, references=references, options=options)


def marks(revision: Revision, rule: str) -> list[str]:
    return [mark.before for mark in revision.marks if mark.rule == rule]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("他說,好的。", "他說，好的。"),
        ("他 ,她都來了。", "他，她都來了。"),
        ("Alice Smith,Bob Jones和Carol White到場。", "Alice Smith、Bob Jones和Carol White到場。"),
        ("此外，此外，他沒有來。", "此外，他沒有來。"),
        ("2024 年 3 月 15 日，2024 年 3 月 15 日，他來了。", "2024 年 3 月 15 日，他來了。"),
        ("他說：“好。“她點頭。他又說：“不好。”", "他說：“好。”她點頭。他又說：“不好。”"),
        ("一隻卡車撞上護欄。", "一輛卡車撞上護欄。"),
        ("他說：「好。」她說：「不好。」他加入了“工會」。", "他說：「好。」她說：「不好。」他加入了「工會」。"),
        ("他說：“好。”她說：“不好。”他加入了“工會」。", "他說：“好。”她說：“不好。”他加入了“工會”。"),
    ],
)
def test_applied(before: str, after: str) -> None:
    assert repair(before).text == after


@pytest.mark.parametrize(
    "text",
    [
        "一本汽車雜誌的封面。",
        "將球回傳給 Aguero。Aguero 之後抬起右腳。",
        "環境變數 LS_BLOCK_SIZE、BLOCK_SIZE 都有效。",
        "將發布iPhone 17、iPhone 17 Air和手錶。",
        "輝達（Nvidia）財報優於預期。",
        "Apple 與 Meta 的 meta-analysis 不同。",
        "總數為25。2020年起增加。",
        "他在會上說「不要，不要，不要！」",
        "火箭昨天發射升空，實驗室的人都鼓掌。",
    ],
)
def test_left_alone(text: str) -> None:
    assert repair(text).edits == ()


def test_the_url_of_debris_stays_as_evidence() -> None:
    url = "https://twitter.com/a/status/1960034048698388795"
    revision = repair(f"我走了。 href=“ {url}? ref_src=twsrc%5Etfw“ target=“ _blank”> 他說。")
    assert revision.text == "我走了。他說。"
    (edit,) = revision.edits
    assert [(piece.kind, piece.ref) for piece in edit.evidence if piece.ref == url] == [(EvidenceKind.SOURCE, url)]


def test_a_calque_is_applied_only_where_something_proves_it() -> None:
    text = "三名主管離職，這些出口令公司震驚。"
    assert repair(text).edits == ()
    assert marks(repair(text), "replace-calques") == ["出口"]
    proved = repair(text, build([("a", "The exits of three executives shocked the company.", "en")]))
    assert [(edit.before, edit.after) for edit in proved.edits] == [("出口", "離職")]
    assert {piece.kind for piece in proved.edits[0].evidence} == {EvidenceKind.RESOURCE, EvidenceKind.SOURCE}


def test_what_is_lost_is_flagged_and_left_alone() -> None:
    text = "執行長Zhaey Zhaey Zhae Jha離開了Openai。"
    revision = repair(text)
    assert revision.text == text.replace("Openai", "OpenAI")
    assert [mark.status for mark in revision.marks if "Zhaey" in mark.before] == [Status.FLAGGED]


@pytest.mark.parametrize(
    "text",
    [
        "如果滑冰者向右傾斜，滑冰者就向右轉，如果滑冰者向左傾斜，滑冰者就向左轉。",
        "教育部的預算增加了三億元，教育部的支出增加了兩億元，教育部的結餘減少了一億元。",
        "我們參觀恩戈羅恩戈羅（Ngorongoro）保護區。",
        "被告答：沒有，沒有，我一個人在家。",
    ],
)
def test_what_is_said_again_on_purpose_is_not_marked(text: str) -> None:
    revision = repair(text)
    assert (revision.text, revision.marks) == (text, ())


def test_a_name_that_begins_a_longer_one_is_at_most_proposed() -> None:
    for text in ("他在北京大學北京大學出版社工作。", "他替聯合國聯合國教科文組織工作。"):
        revision = repair(text)
        assert revision.text == text
        assert len(marks(revision, "drop-repeats")) == 1
    assert repair("他說人工智慧實驗室人工智慧實驗室的研究很重要。").text == "他說人工智慧實驗室的研究很重要。"


def test_a_drifting_loop_is_left_as_it_is() -> None:
    text = "將公司的資源轉向促進了該活動,將公司的資源轉向了新的實驗室,因此無法購買。"
    revision = repair(text)
    assert marks(revision, "flag-drifting-loops") == ["將公司的資源轉向促進了該活動,將公司的資源轉向了新的實驗室"]
    assert revision.text.startswith("將公司的資源轉向促進了該活動,將")


def test_house_styles() -> None:
    assert repair("他說：“好。”", options=RepairOptions(quotes=Quotes.CORNER)).text == "他說：「好。」"
    assert repair("他說：「好。」", options=RepairOptions(quotes=Quotes.CURLY)).text == "他說：“好。”"


def test_an_imitation_of_a_brands_sound_goes() -> None:
    assert repair("在梅塔（Meta）工作。").text == "在Meta工作。"
    chinese = RepairOptions(names=NameForm.CHINESE)
    assert "梅塔" in repair("在梅塔（Meta）工作。", options=chinese).text


@pytest.mark.parametrize(
    ("file", "columns"),
    [("calques.tsv", 7), ("polysemes.tsv", 7), ("word_names.tsv", 4), ("furniture.tsv", 3), ("classifiers.tsv", 2)],
)
def test_every_line_is_whole_and_stands_once(file: str, columns: int) -> None:
    rows = read_table(file, columns)
    assert all(row[0] and row[-1] for row in rows)
    assert len(set(rows)) == len(rows)


DEGENERATE = (
    "，" * 3000, "“" * 3000, "(" * 3000, "a" * 3000, "中a" * 1500, "這是一個艱難的決定，" * 300, "</p>" * 800,
    "&amp;" * 600, "出口" * 1500, "Zhaey " * 500, "<a " * 1000, "href=“" * 500, "1，" * 1500, "8月25日，" * 500,
    " " * 3000 + "。", "`" * 3000, "**" * 1500, "\n" * 3000,
)  # fmt: skip


@pytest.mark.parametrize("text", DEGENERATE, ids=lambda text: repr(text[:6]))
def test_degenerate_text_loses_nothing(text: str) -> None:
    revision = repair(text + "終")
    assert revision.revert() == text + "終"
    assert repair(revision.text).edits == ()
