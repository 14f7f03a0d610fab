"""The tables of literal translations, and what is made of them."""

import pytest

from normalizer.edits import EvidenceKind, Finding
from normalizer.lexicon import load
from normalizer.references import EMPTY, References, build
from normalizer.repairs.calque_lines import PHRASES, SENSES, load_calques, topics
from normalizer.repairs.calques import replace_calques
from normalizer.repairs.context import Context
from normalizer.repairs.options import RepairOptions
from normalizer.resources import read_table

PHRASE_LINES, SENSE_LINES = read_table(PHRASES, 7), read_table(SENSES, 7)


@pytest.mark.parametrize("line", PHRASE_LINES, ids=lambda line: line[0])
def test_every_phrase_cites_where_it_is_met(line: tuple[str, ...]) -> None:
    literal, english, intended, kind, proof, _, met = line
    assert english and intended not in literal.split("/") and len(met) > 7
    assert kind in ("never", "rare", "word", "maybe", "idiom")
    assert bool(proof) or kind in ("never", "idiom")


@pytest.mark.parametrize("line", SENSE_LINES, ids=lambda line: f"{line[1]}: {line[2]}")
def test_every_sense_is_one_of_a_dictionary(line: tuple[str, ...]) -> None:
    literals, english, intended, kind, proof, against, meant = line
    for literal in literals.split("/"):
        assert literal.startswith("~") != load().is_word(literal.removeprefix("~")), literal
    assert english and intended not in literals.split("/") and len(meant) > 7
    assert kind in ("word", "usual", "maybe") and proof
    assert not set(proof.split()) & set(against.split())


def test_no_line_says_what_another_says() -> None:
    said = [
        (literal, intended, proof)
        for literals, _, intended, _, proof, *_ in (*PHRASE_LINES, *SENSE_LINES)
        for literal in literals.split("/")
    ]
    assert sorted(set(said)) == sorted(said)


def test_no_word_proves_and_refutes() -> None:
    for lines in load_calques().lines.values():
        for line in lines:
            assert line.literal not in line.proof, line.literal


def test_every_topic_is_used_and_has_words() -> None:
    used = {word[1:] for line in SENSE_LINES for cell in line[4:6] for word in cell.split() if word.startswith("@")}
    assert used - set(topics()) == set()
    assert set(topics()) <= used | {"astronomy"}
    assert all(chinese and english for chinese, english in topics().values())


LAWSUIT = (
    "A federal judge on Monday dismissed the lawsuit against the bank. The suit was filed in federal court by lawyers "
    "for depositors; prosecutors brought no charges. The plaintiffs will appeal the ruling. The case was closed."
)
TENNIS = (
    "She walked onto the court in a white suit. The ball was out. She won the match in three sets on the centre court."
)
# what a machine leaves besides wrong senses: half-width marks, loops, cut sentences, a gloss that loops
GARBLED = (
    "該銀行說,該銀行說,該銀行說,這是一個艱難的決定,這是一個艱難的決定。 (Zhaey Zhaey Zhae)\n"
    ",他說。 他在2025年8月25日,2025年8月25日說,一隻卡車在等待,在等待,在等待。\n"
)
SUIT = "聯邦法官駁回了西裝。"


def find(text: str, references: References = EMPTY) -> list[Finding]:
    return list(replace_calques(text, Context(text, references=references, options=RepairOptions())))


def read(*texts: str) -> References:
    return build((str(number), text, "en") for number, text in enumerate(texts))


def test_a_sense_is_applied_where_text_and_references_prove_it() -> None:
    text = GARBLED + "法官駁回了西裝。律師將對統治提起上訴。"
    (suit, ruling) = find(text, read(LAWSUIT))
    assert (suit.after, ruling.after) == ("訴訟", "裁決")
    assert suit.confidence > 0.8
    kinds = [piece.kind for piece in suit.evidence]
    assert kinds == [EvidenceKind.RESOURCE, EvidenceKind.RESOURCE, EvidenceKind.SOURCE]
    assert suit.evidence[1].text.startswith("西裝: suit")


def test_what_belongs_to_somebody_may_be_the_thing_itself() -> None:
    (suit,) = find(GARBLED + "法庭上法官的西裝。", read(LAWSUIT))
    assert suit.after == "訴訟" and suit.confidence < 0.8


def test_without_references_a_sense_is_only_proposed_and_only_in_a_garbled_text() -> None:
    assert [finding.after for finding in find(GARBLED + SUIT)] == ["訴訟"]
    assert all(finding.confidence < 0.8 for finding in find(GARBLED + SUIT))
    assert find(SUIT) == []


def test_in_a_sound_text_a_sense_is_only_proposed() -> None:
    assert [finding.confidence < 0.8 for finding in find(SUIT, read(LAWSUIT))] == [True]


def test_references_that_use_the_word_in_other_company_prove_nothing() -> None:
    assert find(SUIT, read(TENNIS)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "法官穿著西裝走進來。",
        "被告是網球選手，律師說他每天在球場練球。",
        "律師在棒球場被捕。",
        "法官把證物裝進箱子。",
        "國王統治時期的法官由教會任命。",
        "嫌犯在充電站替手機充電時被檢察官認出。",
    ],
)
def test_a_word_in_its_own_sense_stays(sentence: str) -> None:
    assert find(GARBLED + sentence, read(LAWSUIT)) == []
    assert find(sentence, read(LAWSUIT)) == []


def test_the_topic_chooses_among_senses() -> None:
    def after(sentence: str) -> list[str | None]:
        return [finding.after for finding in find(GARBLED + sentence)]

    assert after("飛彈的罷工炸死平民。") == ["空襲"]
    assert after("工會的罷工要求加薪。") == []
    assert after("載體取消了航班，乘客受困機場。") == ["航空公司"]
    assert after("載體說手機用戶的5G訊號中斷。") == ["電信商"]


def test_a_collocation_needs_no_proof() -> None:
    assert [(finding.after, finding.confidence >= 0.8) for finding in find(GARBLED + "他們對公司提起了西裝。")] == [
        ("提起訴訟", True)
    ]
    assert find("阿拉伯聯合酋長國的國家音樂廳裡，人們在市場分享經驗。") == []
