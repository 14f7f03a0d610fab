"""The guards, against engines that do anything."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from normalizer.translation.argos.engine import Hypothesis
from normalizer.translation.guarded import translate_segments
from normalizer.translation.model import EnglishFrom, Fixed
from normalizer.translation.protection import value_pattern

OUTPUTS = st.text(alphabet="abM⟦⟧01X ,.23梅the", max_size=25) | st.sampled_from(["the " * 9, "⟦0⟧ said", "X0X said 35"])


class Scripted:
    """An engine that says what it was given to say, whatever it is asked, and remembers what that was."""

    def __init__(self, outputs: Sequence[str]) -> None:
        self.outputs = outputs
        self.asked: list[str] = []

    def translate(
        self, sentences: Sequence[str], hypotheses: int = 1, no_repeat: int = 0
    ) -> list[tuple[Hypothesis, ...]]:
        found = []
        for sentence in sentences:
            place = len(self.asked)
            self.asked.append(sentence)
            said = [self.outputs[(place + step) % len(self.outputs)] for step in range(hypotheses)]
            found.append(tuple(Hypothesis(text, -float(rank), False) for rank, text in enumerate(said)))
        return found


@given(st.lists(OUTPUTS, min_size=1, max_size=6), st.integers(0, 3), st.integers(0, 3))
def test_what_is_settled_stands_in_the_output_or_is_flagged(outputs: list[str], before: int, between: int) -> None:
    text = "市長表示"[:before] + "梅塔" + "公司說"[:between] + "奈特"
    fixed = [Fixed(before, before + 2, "Meta"), Fixed(before + 2 + between, len(text), "Knight")]
    (found,) = translate_segments(Scripted(outputs), [text], [fixed], False)
    for item in fixed:
        assert value_pattern(item.english).search(found.text) or any(item.english in flag for flag in found.flags)
    assert "⟦" not in found.text and "⟧" not in found.text
    assert (found.made_by is EnglishFrom.ARGOS) == bool(found.text)


@given(st.lists(OUTPUTS, min_size=1, max_size=6))
def test_numbers_are_kept_or_flagged(outputs: list[str]) -> None:
    (found,) = translate_segments(Scripted(outputs), ["公司有35億美元和二十三人"], [()], False)
    if not found.flags:
        assert "35" in found.text or "3.5 billion" in found.text


@given(st.integers(3, 30), st.sampled_from(["the", "of the", "it is said that"]))
def test_no_loop_goes_unflagged(times: int, phrase: str) -> None:
    (found,) = translate_segments(Scripted([f"{phrase} " * times]), ["市長今天表示"], [()], False)
    assert any("repeats" in flag for flag in found.flags)


def test_a_better_attempt_replaces_a_worse_one() -> None:
    engine = Scripted(["lost it", "still lost", "⟦0⟧ joined Meta"])
    (found,) = translate_segments(engine, ["奈特加入公司"], [[Fixed(0, 2, "Knight")]], False)
    assert found.text == "Knight joined Meta"
    assert not found.flags
    assert set(engine.asked) == {"⟦0⟧加入公司"}


def test_a_sound_first_attempt_is_not_repeated() -> None:
    engine = Scripted(["the mayor spoke today"])
    translate_segments(engine, ["市長今天表示", "市長今天說"], [(), ()], False)
    assert len(engine.asked) == 2


def test_two_of_a_name_are_counted_as_two() -> None:
    fixed = [Fixed(0, 2, "Meta"), Fixed(3, 5, "Meta")]
    (found,) = translate_segments(Scripted(["⟦0⟧ and the company"]), ["梅塔和梅塔"], [fixed], False)
    assert "missing: Meta" in found.flags


def test_a_longer_name_does_not_vouch_for_a_shorter_one() -> None:
    fixed = [Fixed(0, 2, "Meta"), Fixed(3, 7, "Meta AI")]
    (found,) = translate_segments(Scripted(["⟦1⟧ works"]), ["梅塔和梅塔智能工作"], [fixed], False)
    assert "missing: Meta" in found.flags


def test_an_engine_that_says_nothing_is_flagged() -> None:
    (found,) = translate_segments(Scripted([""]), ["市長表示"], [()], False)
    assert found.made_by is EnglishFrom.NONE
    assert found.flags == ("the translation is empty",)
