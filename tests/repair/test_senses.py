"""Words in the wrong sense: found by the references' company, never applied, silent on sound text."""

import pickle

import pytest

from normalizer.edits import Finding
from normalizer.lexicon.meanings import mean, nearness, sense, unusual_senses
from normalizer.references import References, build, gather
from normalizer.repairs import revise_text
from normalizer.repairs.context import Context
from normalizer.repairs.options import RepairOptions
from normalizer.repairs.senses import doubt_senses

LAW = "A federal court rejected the company's appeal, and the judge said the evidence was insufficient."
SPORT = "She left the tennis court in tears after the match, and the fans in the stadium applauded the player."
BOARD = (
    "The company's board voted to fire the chief executive, and the chairman said it had lost confidence. "
    "The board has nine directors."
)
FARM = "Farmers said turkey prices rose this Thanksgiving because bird flu killed millions of birds."


def known(*texts: str) -> References:
    return build((f"00{number}", text, "en") for number, text in enumerate(texts))


def doubt(text: str, *references: str) -> list[Finding]:
    return list(doubt_senses(text, Context(text, references=known(*references), options=RepairOptions())))


@pytest.mark.parametrize(
    ("text", "reference", "word", "instead"),
    [
        ("聯邦球場駁回了該公司的上訴，法官說證據不足。", LAW, "球場", "法院"),
        (
            "球隊在星期六的火柴中以三比一獲勝，教練對球員感到滿意。",
            "The team won Saturday's match 3-1, and the coach was pleased with the players.",
            "火柴",
            "球賽",
        ),
        (
            "農民說，今年感恩節的土耳其價格上漲，因為禽流感殺死了數百萬隻鳥。",
            FARM,
            "土耳其",
            None,
        ),
    ],
)
def test_a_word_in_the_wrong_sense_is_found(text: str, reference: str, word: str, instead: str | None) -> None:
    found = doubt(text, reference)
    assert [(text[finding.start : finding.end], finding.after) for finding in found] == [(word, instead)]
    assert found[0].confidence < 0.8
    kinds = [piece.kind.value for piece in found[0].evidence]
    assert kinds[-1] == "source" and "resource" in kinds
    assert reference[found[0].evidence[-1].start : found[0].evidence[-1].end] == found[0].evidence[-1].text


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("她在網球比賽後哭著離開球場，體育場的球迷為選手鼓掌。", (SPORT,)),  # the very sense of the references
        ("聯邦法院駁回了該公司的上訴，法官說證據不足。", (LAW,)),
        ("聯邦球場駁回了該公司的上訴，法官說證據不足。", ()),  # nothing to hold it against
        ("聯邦球場駁回了該公司的上訴，法官說證據不足。", (BOARD,)),
        ("《聯邦球場》與《球場》都談到法官、上訴與證據。", ()),
        ("土耳其外長說，土耳其的價格與歐洲不同。", (FARM,)),  # the country, in other company
    ],
)
def test_a_word_in_its_sense_is_left_alone(text: str, references: tuple[str, ...]) -> None:
    assert doubt(text, *references) == []


def test_a_garbled_text_is_doubted_sooner() -> None:
    text = "該公司的木板投票決定解僱首席執行官，董事長說他們失去了信心。"
    assert doubt(text, BOARD) == []
    garbled = Context(text, references=known(BOARD), options=RepairOptions(), original="(圖)在,在,在；(在 ,「的" * 9)
    assert garbled.garble > 0.5
    assert [finding.after for finding in doubt_senses(text, garbled)] == ["董事會"]


def test_a_doubt_is_a_mark_and_changes_nothing() -> None:
    text = "聯邦球場駁回了該公司的上訴，法官說證據不足。"
    revision = revise_text(text, known(LAW), RepairOptions())
    assert revision.text == text
    assert ("球場", "法院") in [(mark.before, mark.after) for mark in revision.marks]


def test_a_doubt_names_no_court_supreme() -> None:
    """What is proposed is the plain word, however near a more special one is."""
    assert doubt("聯邦球場駁回了該公司的上訴，法官說證據不足。", LAW)[0].after == "法院"
    (court,) = [odd for odd in unusual_senses()["球場"] if odd.noun == "court"]
    assert ("最高法院", "法院") in court.others


def test_the_table_says_what_is_odd_about_a_word() -> None:
    assert [(odd.noun, odd.named) for odd in unusual_senses()["土耳其"]] == [("turkey", True)]
    assert "法院" not in [word for word, odd in unusual_senses().items() if "court" in [item.noun for item in odd]]
    for word, odd in unusual_senses().items():
        assert all(item.named or item.others for item in odd), word
        assert all(not set(other) & set(word) and plain in other for item in odd for other, plain in item.others), word


def test_senses_lie_where_their_company_is() -> None:
    law, sport = mean(["judge", "appeal", "lawyer"]), mean(["tennis", "player", "ball"])
    court, field = sense("法院", "court"), sense("球場", "court")
    assert law is not None and sport is not None and court is not None and field is not None
    assert nearness(court, law) > nearness(field, law)
    assert nearness(field, sport) > nearness(court, sport)
    assert mean(["nosuchword"]) is None


def test_references_keep_their_texts_in_any_order_and_through_a_pickle() -> None:
    one, other = build([("b", LAW, "en")]), build([("a", SPORT, "en"), ("c", "聯邦法院", "zh-Hant")])
    both = [gather((one, other)), gather((other, one)), pickle.loads(pickle.dumps(one.merge(other)))]
    assert {references.concordance.texts for references in both} == {(("a", SPORT), ("b", LAW))}
    company = both[2].concordance.company("court")
    assert [place.evidence.ref for place in company] == ["a", "b"]
    assert "judge" in company[1].words and "tennis" in company[0].words


def test_a_phrase_is_found_in_order_and_within_its_sentence() -> None:
    concordance = known("They kept a close eye on it. The ball. He then dropped it.").concordance
    found = concordance.find([frozenset({"keep"}), frozenset({"eye"})])
    assert found is not None and found.text == "kept a close eye"
    assert concordance.find([frozenset({"drop"}), frozenset({"ball"})]) is None
    assert concordance.find([frozenset({"ball"}), frozenset({"drop"})], between=9) is None
    assert concordance.find([]) is None
