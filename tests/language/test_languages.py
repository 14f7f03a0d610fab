"""Which language a text is in."""

import json
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.language import Language, detect, identify

SENTENCES: dict[str, list[str]] = json.loads((Path(__file__).parent / "sentences.json").read_text(encoding="utf-8"))
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_sentences_of_thirty_languages(language: str) -> None:
    for sentence in SENTENCES[language]:
        found = identify(sentence)
        assert found.tag == language, sentence
        assert found.confidence >= 0.9, sentence


@pytest.mark.parametrize(
    "text", ["", " \n\t", "12:30", "!!!", "https://example.org/a?b=1", "\x00\x01", "🙂🙂", "qzx", "\ud800"]
)
def test_what_says_nothing_is_undetermined(text: str) -> None:
    assert identify(text).tag == "und"
    assert "".join(text[span.start : span.end] for span in detect(text)) == text


def test_chinese_without_a_telling_character_is_only_chinese() -> None:
    assert identify("大家好").tag == "zh"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("賺了不少錢", "zh-Hant"),
        ("赚了不少钱", "zh-Hans"),
        ("這款App的使用者已經超過100萬人", "zh-Hant"),
        ("他在《君の名は》的首映會上說，這部電影是他看過最好的。", "zh-Hant"),
        ("東京都知事選挙で現職が当選した", "ja"),
        ("OpenAI與Google DeepMind、Anthropic競逐人才", "zh-Hant"),
        ("삼성전자는 三星電子로도 쓴다", "ko"),
        ("Армения і Україна підписали угоду", "uk"),
    ],
)
def test_mixed_scripts(text: str, tag: str) -> None:
    assert identify(text).tag == tag


def test_taiwan_forms_are_no_simplified_characters() -> None:
    """雇 游 咸 征 stand in Traditional text as well; one clause of them is no proof of Simplified."""
    assert identify("受雇的人在游泳池邊，口味偏咸，出征之前").tag in ("zh", "zh-Hant")


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_spans_cover_any_text(text: str) -> None:
    spans = detect(text)
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
    assert not text or (spans[0].start, spans[-1].end) == (0, len(text))
    assert all(span.start < span.end and 0 <= span.confidence <= 1 for span in spans)
    assert all(one.tag != other.tag for one, other in pairwise(spans))
    assert 0 <= identify(text).confidence <= 1


@given(
    st.lists(
        st.sampled_from([sentence for sentences in SENTENCES.values() for sentence in sentences]),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["", " ", "\n", "\n\n", "\u3000"]),
)
@settings(max_examples=100, deadline=None)
def test_spans_cover_mixed_text(sentences: list[str], joiner: str) -> None:
    text = joiner.join(sentences)
    spans = detect(text)
    assert "".join(text[span.start : span.end] for span in spans) == text


@pytest.mark.parametrize(
    "languages", [("zh-Hant", "en", "fr", "de"), ("zh-Hant", "ja", "en"), ("sv", "pl", "ru", "ko")]
)
@pytest.mark.parametrize("joiner", ["\n", " "])
def test_every_sentence_of_a_mixed_text_has_its_language(languages: tuple[str, ...], joiner: str) -> None:
    parts = [(tag, SENTENCES[tag][turn]) for turn in range(3) for tag in languages]
    text = joiner.join(sentence for _, sentence in parts)
    start = 0
    spans = detect(text)
    for tag, sentence in parts:
        found = {span.tag for span in spans if span.start < start + len(sentence) and start < span.end - len(joiner)}
        assert found == {tag}, sentence
        start += len(sentence) + len(joiner)


def test_names_and_terms_belong_to_the_chinese_around_them() -> None:
    text = "Mark Zuckerberg與Member of the Welsh Parliament (MWP) 的Tiffany Ng見面，討論large language model。"
    assert [span.tag for span in detect(text)] == ["zh-Hant"]


def test_an_english_clause_is_a_span_of_its_own() -> None:
    clause = "we are not failing because we lack talent but because nobody wants to stay"
    text = f"他在備忘錄裡寫道：{clause}，然後離開了這家公司。"
    spans = detect(text)
    assert [span.tag for span in spans] == ["zh-Hant", "en", "zh-Hant"]
    assert text[spans[1].start : spans[1].end].strip() == clause


def test_003_is_traditional_with_its_english_sentences_as_english() -> None:
    text = next(SEEDS.glob("003_*")).read_text(encoding="utf-8")
    assert identify(text).tag == "zh-Hant"
    spans = detect(text)
    assert {span.tag for span in spans} == {"zh-Hant", "en"}
    english = "\n".join(text[span.start : span.end] for span in spans if span.tag == "en")
    assert english.startswith("However, for industry observers")
    assert "A Strategy Forged in Crisis, Defined by Constant Restructuring" in english
    assert english.rstrip().endswith("has forced a profound strategic shift.")
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)
    assert english.count(".") == 4
    assert "href" not in english


@pytest.mark.parametrize("seed", ["000", "001", "002", "004"])
def test_english_seeds_are_english_throughout(seed: str) -> None:
    text = next(SEEDS.glob(f"{seed}_*")).read_text(encoding="utf-8")
    assert [span.tag for span in detect(text)] == ["en"]


def test_a_stray_simplified_character_makes_no_span() -> None:
    text = "他說，這個实驗室的問題很嚴重。我們應該繼續觀察，看看會發生什麼事。"
    assert [span.tag for span in detect(text)] == ["zh-Hant"]


def test_a_simplified_paragraph_is_a_span() -> None:
    text = "\n".join(SENTENCES["zh-Hant"] + SENTENCES["zh-Hans"])
    assert [span.tag for span in detect(text)] == ["zh-Hant", "zh-Hans"]


def test_threads_agree() -> None:
    texts = [sentence for sentences in SENTENCES.values() for sentence in sentences]

    def ask(text: str) -> Language:
        return identify(text)

    expected = [ask(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, texts * 3)) == expected * 3


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "中" * 300_000, ". " * 100_000, "。" * 200_000, "a中" * 100_000, "A b. " * 40_000]
)
def test_long_degenerate_texts(text: str) -> None:
    assert detect(text)[-1].end == len(text)
