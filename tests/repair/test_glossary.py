"""A user's glossary outranks everything."""

from normalizer.names.glossary import Glossary, GlossaryName
from normalizer.names.model import NameForm, NameType
from normalizer.references import EMPTY
from normalizer.repairs import revise_text
from normalizer.repairs.options import RepairOptions

GLOSSARY = Glossary(
    [
        GlossaryName("Mark Zuckerberg", ("馬克·祖克柏", "祖克柏"), NameType.PERSON, ("小祖",), "own.csv"),
        GlossaryName("Meta", ("元宇宙公司",), NameType.ORGANIZATION, (), "own.csv"),
    ]
)
TEXT = "馬克·扎克伯格（Mark Zuckerberg）說，這很重要。扎克伯格後來離開了梅塔（Meta）。祖克柏笑了。"


def repair(text: str, form: NameForm = NameForm.GLOSS_FIRST, glossary: Glossary = GLOSSARY) -> str:
    return revise_text(text, EMPTY, RepairOptions(names=form, glossary=glossary)).text


def test_the_forms_of_the_glossary_stand_in_the_text() -> None:
    text = repair(TEXT)
    assert "扎克伯格" not in text
    assert text.startswith("馬克·祖克柏（Mark Zuckerberg）說")
    assert "祖克柏後來離開了元宇宙公司（Meta）" in text
    assert "祖克柏笑了" in text


def test_in_chinese_too_and_twice_is_once() -> None:
    text = repair(TEXT, NameForm.CHINESE)
    assert "扎克伯格" not in text
    assert repair(text, NameForm.CHINESE) == text
    assert repair(repair(TEXT)) == repair(TEXT)


def test_what_the_glossary_does_not_name_stays() -> None:
    assert repair("埃隆·馬斯克（Elon Musk）來了。") == "埃隆·馬斯克（Elon Musk）來了。"
    assert repair(TEXT, glossary=Glossary()).startswith("馬克·扎克伯格（Mark Zuckerberg）")


def test_the_change_cites_the_glossary() -> None:
    revision = revise_text(TEXT, EMPTY, RepairOptions(glossary=GLOSSARY))
    kinds = {piece.kind.value for edit in revision.edits if "follow-glossary" in edit.rule for piece in edit.evidence}
    assert "glossary" in kinds


def test_an_alias_in_chinese_is_found() -> None:
    from normalizer.names import find

    (mention,) = find("小祖昨天說，這很重要。", glossary=GLOSSARY)
    assert (mention.surface, mention.canonical) == ("小祖", "Mark Zuckerberg")
