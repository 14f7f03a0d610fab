"""Translation by real Argos packages, and each of Argos's traps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from normalizer import translation
from normalizer.errors import TranslationError
from normalizer.translation import EnglishFrom, Fixed, models
from normalizer.translation.argos.engine import load_model
from normalizer.translation.argos.packages import InstalledModel, find_package
from tests.translation.dictionary_package import build_package

pytestmark = pytest.mark.usefixtures("installed")


def english(text: str, *fixed: Fixed) -> translation.Translation:
    (found,) = translation.english([text], [fixed])
    return found


def test_a_sentence_is_translated() -> None:
    found = english("地震造成人，今天下雨。")
    assert found == translation.Translation("earthquake caused people, today rains.", EnglishFrom.ARGOS)


def test_order_is_kept_whatever_the_length() -> None:
    segments = ["台北市長表示，今天下雨。", "台北", "地震造成人。", "", "台北市長", "今天"]
    assert [item.text for item in translation.english(segments)] == [
        "Taipei Mayor said, today rains.", "Taipei", "earthquake caused people.", "", "Taipei Mayor", "today",
    ]  # fmt: skip


def test_many_sentences_fill_several_batches() -> None:
    segments = ["台北" * (1 + number % 7) for number in range(700)]
    texts = [item.text for item in translation.english(segments)]
    assert [text.count("Taipei") for text in texts] == [1 + number % 7 for number in range(700)]


def test_hypotheses_are_a_true_list_for_several_sentences_at_once(installed: InstalledModel) -> None:
    found = load_model(installed).translate(["台北", "市長", "地震"], hypotheses=2)
    assert [items[0].text for items in found] == ["Taipei", "Mayor", "earthquake"]
    assert [found[0][1].text, found[2][1].text] == ["Taibei", "quake"]
    assert all(items[0].score > items[1].score for items in found)


def test_an_endless_loop_is_stopped_and_flagged(installed: InstalledModel) -> None:
    (raw,) = load_model(installed).translate(["台北嗡"])
    assert raw[0].cut and len(raw[0].text.split()) <= 3 * 3 + 10
    found = english("台北嗡")
    assert found.flags and "repeats itself" in found.flags[0]


def test_one_loop_does_not_lengthen_its_neighbours() -> None:
    texts = [item.text for item in translation.english(["今天下雨", "台北嗡", "台北市長表示"])]
    assert (texts[0], texts[2]) == ("today rains", "Taipei Mayor said")


def test_an_unknown_word_is_flagged() -> None:
    found = english("貓下雨")
    assert any("貓" in flag for flag in found.flags)


def test_a_number_that_the_model_changes_is_set_right_by_another_hypothesis() -> None:
    """The best hypothesis says twelve; the second one is right."""
    found = english("地震造成二十人")
    assert found.text == "earthquake caused twenty people"
    assert not found.flags


def test_names_come_from_placeholders() -> None:
    found = english("台北市長王小明表示，今天下雨。", Fixed(4, 7, "Ong Siau-bing"))
    assert found == translation.Translation("Taipei Mayor Ong Siau-bing said, today rains.", EnglishFrom.ARGOS)


def test_no_placeholder_is_ever_left(tmp_path: Path) -> None:
    """A package that knows no placeholder drops or mangles them: the name is put right or flagged, the brackets go."""
    models.remove("zt", "en")
    lexicon = {"台北": "Taipei", "王小明": "Wang Xiaomin", "表示": "said"}
    models.install(build_package(tmp_path / "p.argosmodel", lexicon))
    found = english("王小明表示", Fixed(0, 3, "Wang Xiaoming"))
    assert "⟦" not in found.text and "⟧" not in found.text
    assert "Wang Xiaoming" in found.text or any("Wang Xiaoming" in flag for flag in found.flags)


def test_a_name_translated_otherwise_is_replaced_by_the_settled_one(tmp_path: Path) -> None:
    models.remove("zt", "en")
    lexicon = {"王小明": "Wang Xiaomin", "表示": "said", "⟦": "", "⟧": "", "X": "", "0": ""}
    models.install(build_package(tmp_path / "p.argosmodel", lexicon))
    assert english("王小明表示", Fixed(0, 3, "Wang Xiaoming")).text == "Wang Xiaoming said"


def test_a_lost_name_is_flagged(tmp_path: Path) -> None:
    models.remove("zt", "en")
    lexicon = {"王小明": "he", "表示": "said", "⟦": "", "⟧": "", "X": "", "0": ""}
    models.install(build_package(tmp_path / "p.argosmodel", lexicon))
    found = english("王小明表示", Fixed(0, 3, "Wang Xiaoming"))
    assert "missing: Wang Xiaoming" in found.flags


def test_addresses_and_handles_stay_as_they_are() -> None:
    found = english("台北表示https://example.org/a_b?c=1，今天@some_one下雨")
    assert "https://example.org/a_b?c=1" in found.text and "@some_one" in found.text
    assert not found.flags


def test_marks_alone_are_not_given_to_the_model() -> None:
    assert english("」。").text == '".'
    assert english("⟦").text == "⟦"


def test_white_space_and_lines_are_kept() -> None:
    found = translation.translate("台北市長。\n\n今天下雨。 台北。", "zh-Hant", "en")
    assert found.text == "Taipei Mayor.\n\ntoday rains. Taipei."


def test_an_absent_pair_says_how_to_install_it() -> None:
    with pytest.raises(TranslationError, match="models install en fr"):
        translation.translate("台北", "en", "fr")
    assert not translation.available("en", "fr")
    with pytest.raises(TranslationError, match="models install"):
        translation.english(["台北"], engine="argos", source="ko")


def test_a_long_segment_is_cut_at_its_marks() -> None:
    found = english("台北市長表示，" * 60)
    assert found.text.count("Taipei Mayor said") == 60


def test_a_long_segment_without_marks_is_cut_anyway() -> None:
    assert english("台北市長" * 200).text.count("Mayor") == 200


def test_simplified_text_goes_through_the_traditional_package() -> None:
    assert translation.translate("市长表示", "zh-Hans", "en").text == "Mayor said"


def test_into_chinese_the_output_is_in_the_script_that_was_asked_for(tmp_path: Path) -> None:
    """The public packages into Traditional Chinese mix Simplified characters in."""
    lexicon = {"mayor": "市长", "said": "表示"}
    models.install(build_package(tmp_path / "p.argosmodel", lexicon, source="en", target="zt"))
    (found,) = translation.chinese(["mayorsaid"])
    assert "市長" in found.text and found.made_by is EnglishFrom.ARGOS


def test_two_packages_in_a_row_serve_where_none_leads_there(tmp_path: Path) -> None:
    lexicon = {"Taipei": "Taïpei", "Mayor": "maire", " ": " "}
    models.install(build_package(tmp_path / "p.argosmodel", lexicon, source="en", target="fr"))
    assert translation.available("zh-Hant", "fr")
    assert "maire" in translation.translate("台北市長", "zh-Hant", "fr").text


# Argos's traps


def test_a_stray_folder_and_a_broken_package_are_skipped_and_reported(packages: Path) -> None:
    (packages / "stray").mkdir()
    (packages / "garbled").mkdir()
    (packages / "garbled" / "metadata.json").write_text("{", encoding="utf-8")
    (packages / "hollow").mkdir()
    (packages / "hollow" / "metadata.json").write_text('{"from_code": "a", "to_code": "b"}', encoding="utf-8")
    (packages / "file.txt").write_text("not a folder", encoding="utf-8")
    assert english("台北").text == "Taipei"
    good, broken = models.list_installed()
    assert [(model.source, model.target) for model in good] == [("zt", "en")]
    assert {package.folder.name for package in broken} == {"stray", "garbled", "hollow"}
    assert all(package.reason for package in broken)


def test_a_package_whose_model_is_damaged_says_so(installed: InstalledModel) -> None:
    (installed.folder / "model" / "model.bin").write_bytes(b"nonsense")
    with pytest.raises(TranslationError, match="cannot be loaded"):
        english("台北")


def test_a_reinstalled_package_is_used_at_once(tmp_path: Path) -> None:
    assert english("台北").text == "Taipei"
    models.install(build_package(tmp_path / "p.argosmodel", {"台北": "Taihoku"}))
    assert english("台北").text == "Taihoku"


def test_the_newer_of_two_versions_serves(tmp_path: Path) -> None:
    models.install(build_package(tmp_path / "p.argosmodel", {"台北": "Taihoku"}, version="0.10"))
    model = find_package("zt", "en")
    assert model is not None and model.version == "0.10"
    assert english("台北").text == "Taihoku"


def test_stanza_data_in_a_package_is_not_asked_for(installed: InstalledModel) -> None:
    (installed.folder / "stanza").mkdir()
    assert english("台北。").text == "Taipei."


RUN = "from normalizer import translation; print(translation.english(['台北。今天下雨'])[0].text); import sys; \
print(any(name in sys.modules for name in ('stanza', 'torch', 'spacy', 'minisbd', 'argostranslate.translate')))"


@pytest.mark.parametrize(
    "variables", [{}, {"ARGOS_CHUNK_TYPE": "NONE"}, {"ARGOS_BATCH_SIZE": "1"}, {"ARGOS_BEAM_SIZE": "1"}]
)
def test_argos_own_settings_and_splitters_have_no_say(variables: dict[str, str]) -> None:
    environment = {**os.environ, **variables, "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    run = subprocess.run([sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == ["Taipei. today rains", "False"]


def test_the_packages_folder_may_change_after_the_first_import(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package_file: Path
) -> None:
    assert english("台北").made_by is EnglishFrom.ARGOS
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "elsewhere"))
    assert english("台北").made_by is EnglishFrom.GLOSS
    models.install(package_file)
    assert english("台北").made_by is EnglishFrom.ARGOS
