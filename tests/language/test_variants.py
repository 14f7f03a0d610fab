"""The sets of characters against OpenCC itself."""

import opencc
import pytest

from normalizer.language.variants import characters


@pytest.mark.parametrize(("name", "config"), [("simplified", "s2t"), ("traditional", "t2s")])
def test_every_character_is_converted_by_opencc(name: str, config: str) -> None:
    convert = opencc.OpenCC(config).convert
    assert all(convert(character) != character for character in characters(name))


def test_sets_are_disjoint_and_leave_out_what_both_write() -> None:
    simplified, traditional, japanese = map(characters, ("simplified", "traditional", "japanese"))
    assert not simplified & traditional
    assert not japanese & (simplified | traditional)
    assert not simplified & set("吃群床秘雇游咸征后干台里面只")
    assert len(simplified) > 2500
    assert len(traditional) > 3000
