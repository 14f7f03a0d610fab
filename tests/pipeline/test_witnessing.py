"""What a translation back into English says of garbled words becomes marks, never a change."""

from dataclasses import replace

from normalizer.edition.model import EditionSegment
from normalizer.edits import Revision
from normalizer.language.model import Language
from normalizer.pipeline.segments import flag_segments
from normalizer.pipeline.surveys import Survey
from normalizer.pipeline.witnessing import RULE, add_witnesses
from normalizer.references import build
from normalizer.roles.model import GarbleScore, Role
from normalizer.sources.model import Encoding, Source
from normalizer.translation.model import EnglishFrom

TEXT = "工程師的流星雨"
REFERENCES = build([("001", "The exodus of engineers is a red flag. Another exodus began.", "en")])


def make_segment(english: str, made_by: EnglishFrom = EnglishFrom.ARGOS) -> EditionSegment:
    return EditionSegment("x#0", 0, len(TEXT), 0, len(TEXT), "zh-Hant", TEXT, TEXT, english, made_by)


def make_survey(role: Role = Role.GARBLED) -> Survey:
    source = Source("x", "x.txt", TEXT, "", Encoding("utf-8", 1.0, ""))
    return Survey(source, Language("zh-Hant", 1.0), (), GarbleScore(0.9), role)


def test_a_word_that_comes_back_as_one_of_the_references_is_flagged() -> None:
    segments = [make_segment("the exodus of engineers")]
    revision = add_witnesses(Revision(TEXT), segments, make_survey(), REFERENCES)
    assert revision.text == TEXT
    (mark,) = revision.marks
    assert (mark.before, mark.after, mark.rule) == ("流星雨", None, RULE)
    assert {piece.kind.value for piece in mark.evidence} == {"translation", "source"}
    assert flag_segments(segments, revision)[0].flags == (0,)


def test_nothing_is_marked_without_a_machine_translation_or_in_a_sound_text() -> None:
    said = make_segment("the exodus of engineers")
    gloss = replace(said, english_from=EnglishFrom.GLOSS)
    assert add_witnesses(Revision(TEXT), [gloss], make_survey(), REFERENCES).marks == ()
    assert add_witnesses(Revision(TEXT), [said], make_survey(Role.SOUND), REFERENCES).marks == ()
    assert (
        add_witnesses(Revision(TEXT), [make_segment("the shower of engineers")], make_survey(), build([])).marks == ()
    )
