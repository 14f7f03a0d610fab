"""What holds for the passes as shipped, on any text."""

from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizer.edits import Finding, Revision
from normalizer.references import EMPTY, References, build
from normalizer.repairs.context import Context
from normalizer.repairs.engine import revise
from normalizer.repairs.options import Quotes, RepairOptions
from normalizer.repairs.passes import PASSES, WATCHERS

ENGLISH = (
    "OpenAI and Meta saw an exodus of talent. The pay package, the exits, the launch: WIRED reported it. Meta said so."
)
REFERENCES = build([("a", ENGLISH, "en")])

PIECES = (
    "，", ",", "。", ".", "、", "：", ":", "；", ";", "？", "!", " ", "  ", "\n", "\n\n", "\t", "“", "”", "「",
    "」", '"', "’", "(", ")", "（", "）", "的", "和", "在", "我們", "實驗室", "這是一個艱難的決定", "Openai",
    "Meta", "梅塔", "梅塔(Meta)", "The talks were held in", "7。5年", "25。2020年", "1，250人", "8月25日",
    "2025年8月25日", "href=“ https://x.com/a/status/1960034048698388795“ target=“ _b”>", "<br>", "<b>", "</b>",
    "&nbsp;", "&amp;", "&#8203;", "{{x}}", "**", "`", "```", "[a](https://b.c)", "發(fā)", "現(xiàn)", "已經",
    "槓桿", "出埃及記", "薪資套餐", "一隻卡車", "Zhaey Zhaey Zhae Jha", "salaries", "有線", "根據", "報導", "人名",
    "Post Comment", "Add", "コーヒー", "한국어", "这们国", "。並且", "幾乎有限的", "a,b", "1,2", "x=1;", "|",
    "\r\n", "\u200b", "\u3000", "\ud800", "😀",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=24).map("".join)


def repair(text: str, references: References = EMPTY, **options: Quotes) -> Revision:
    return revise(text, PASSES, WATCHERS, references=references, options=RepairOptions(**options))


@settings(max_examples=300, deadline=None)
@given(texts)
@example("他說:““我不去。」大家,大家")
@example("，，。\n,這項")
def test_a_second_repair_changes_nothing(text: str) -> None:
    clean = repair(text, REFERENCES).text
    assert [(edit.before, edit.after, edit.rule) for edit in repair(clean, REFERENCES).edits] == []


@settings(max_examples=100, deadline=None)
@given(texts, st.sampled_from(list(Quotes)))
def test_a_second_repair_in_any_house_style_changes_nothing(text: str, quotes: Quotes) -> None:
    clean = repair(text, quotes=quotes).text
    assert repair(clean, quotes=quotes).edits == ()


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_ledger_gives_the_original_back(text: str) -> None:
    revision = repair(text, REFERENCES)
    assert revision.revert() == text


@settings(max_examples=100, deadline=None)
@given(texts)
def test_findings_are_sound(text: str) -> None:
    context = Context(text, references=REFERENCES, options=RepairOptions())
    for run in (*PASSES, *WATCHERS):
        for finding in run(text, context):
            assert 0 <= finding.start <= finding.end <= len(text)
            assert 0 < finding.confidence < 1
            assert finding.reason
            assert finding.after is not None or finding.start < finding.end


DIGITS = set("0123456789")


@settings(max_examples=100, deadline=None)
@given(texts)
def test_no_figure_enters_a_text(text: str) -> None:
    for edit in repair(text, REFERENCES).edits:
        if edit.before.isascii() or "&#" in edit.before:
            continue  # an entity, or letters of another encoding, stand for other characters
        assert set(edit.after) & DIGITS <= set(edit.before), edit


def every_rule(findings: Iterable[Finding]) -> set[str]:
    return {finding.rule for finding in findings}


@pytest.mark.parametrize("run", (*PASSES, *WATCHERS), ids=lambda run: run.__name__)
def test_a_pass_explains_itself_and_reports_by_its_own_name(run) -> None:  # type: ignore[no-untyped-def]  # a parameter of pytest
    assert run.__doc__ and run.__doc__.strip().endswith((".", "）", ")"))
    text = "".join(PIECES) + "\n" + "，".join(PIECES)
    context = Context(text, references=REFERENCES, options=RepairOptions(quotes=Quotes.CORNER))
    assert every_rule(run(text, context)) <= {run.__name__.replace("_", "-")}


ENGLISH_TEXT = (
    "The lab lost three people last week, two of them to OpenAI (a rival). “We are fine,” it said; nobody believed.\n"
    "Pay packages of $12.5 billion, 1,000 GPUs: that is what it took. See https://example.org/a,b or info@example.org."
)


def test_english_is_left_alone() -> None:
    revision = repair(ENGLISH_TEXT)
    assert revision.edits == () and revision.marks == ()
