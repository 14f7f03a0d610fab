"""Names in Latin letters, in English prose and in Chinese."""

import pytest

from normalizer.language.model import LanguageSpan
from normalizer.names.latin import find_latin
from normalizer.names.model import NameType


def found(text: str) -> list[str]:
    return [name.text for name in find_latin(text) if name.sure >= 0.6]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In February, Meta CEO Mark Zuckerburg announced a new group.", ["Meta", "Mark Zuckerburg"]),
        ("It was led by J. K. Rowling and Ludwig van Beethoven.", ["J. K. Rowling", "Ludwig van Beethoven"]),
        ("He met President Emmanuel Macron of France on Monday.", ["Emmanuel Macron", "France"]),
        ("She studied at the University of Michigan before.", ["University of Michigan"]),
        ("They left Meta's lab for xAI and eBay.", ["Meta", "xAI", "eBay"]),
        ("It fell to LLaMA 4 and BlenderBot 3, which failed.", ["LLaMA 4", "BlenderBot 3"]),
        ("The U.S. and the U.K. agreed with Jean-Luc O'Brien.", ["U.S.", "U.K.", "Jean-Luc O'Brien"]),
        ("It costs more to train GPUs for AI and R&D.", []),
        ("He wrote to @AIatMeta about it.", ["@AIatMeta"]),
        ("Mail editorial@example.co.ke or see https://Example.com/Some/Page now.", []),
        ("We met the Chinese and the American on Tuesday in May.", []),
    ],
)
def test_names_of_english_prose(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_sentence_initial_words_are_no_names_unless_attested() -> None:
    text = (
        "Reporters asked. Researchers left for good. Blankevoort, who left, spoke. The essay by Blankevoort is candid."
    )
    assert found(text) == ["Blankevoort", "Blankevoort"]


def test_headlines_give_only_what_the_text_attests() -> None:
    text = "The Zuckerberg Factor Behind Meta AI Culture\n\nAt the top sits Mark Zuckerberg, who runs Meta AI today."
    assert found(text) == ["Zuckerberg", "Meta AI", "Mark Zuckerberg", "Meta AI"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("曾在Openai工作的奈特(Knight)加入了Xai。", ["Openai", "Knight", "Xai"]),
        ("現在返回Chatgpt Maker。", ["Chatgpt"]),
        ("從2025年5月推遲其Llama 4“龐然大物”模型，iPhone 15年後。", ["Llama 4", "iPhone"]),
        ("AI團隊的CEO和GPU。", []),
    ],
)
def test_names_in_chinese(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_german_nouns_are_no_names() -> None:
    text = "Gestern kam der Hund mit Angela Merkel aus dem Haus zu OpenAI."
    spans = (LanguageSpan(0, len(text), "de", 0.99),)
    assert [name.text for name in find_latin(text, spans) if name.sure >= 0.6] == ["Angela Merkel", "OpenAI"]


def test_a_stutter_is_one_damaged_name() -> None:
    (name,) = find_latin("由執行長Jonathan blorie Smeth Smeth Smeth Smathy領導。")
    assert name.text == "Jonathan blorie Smeth Smeth Smeth Smathy"
    assert name.stuttered
    assert name.sure < 0.5


def test_a_stuttering_common_word_is_no_name() -> None:
    assert find_latin("知名的AI Imaimage Image Image和視頻公司") == ()


def test_the_account_in_an_address_is_a_handle() -> None:
    (name,) = find_latin("見 https://twitter.com/some_one/status/1960034048698388795 的貼文")
    assert (name.text, name.type) == ("some_one", NameType.HANDLE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was Ethan Knight again.", NameType.PERSON),
        ("It was the Financial Times again.", NameType.ORGANIZATION),
        ("It was near Lake Titicaca again.", NameType.PLACE),
        ("It was ChatGPT again.", NameType.PRODUCT),
        ("It was the Nobel Prize again.", NameType.WORK),
        ("It was in Meta AI again.", NameType.ORGANIZATION),
    ],
)
def test_types(text: str, kind: NameType) -> None:
    (name,) = find_latin(text)
    assert name.type is kind
