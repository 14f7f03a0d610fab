"""The data files: every line in its form, with its source, and none twice."""

import pytest

from normalizer.names import NameType
from normalizer.names.brands import brands, find_brand
from normalizer.names.forms import aliases, known_forms, regional_names
from normalizer.names.gazetteer import find_headwords, look_up
from normalizer.names.vocabulary import is_common
from normalizer.resources import read_table


@pytest.mark.parametrize(("file", "columns"), [("brands.tsv", 5), ("name_forms.tsv", 6), ("name_aliases.tsv", 4)])
def test_every_line_says_where_it_is_met(file: str, columns: int) -> None:
    rows = read_table(file, columns)
    assert all(row[-1] for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


def test_tables_load() -> None:
    assert len(brands()) > 300
    assert all(known.type in NameType for known in (*known_forms().values(), *aliases().values()))
    assert all(name.taiwan or name.hong_kong or name.china for name in regional_names().values())


def test_spellings_that_are_common_words_are_marked() -> None:
    plain = [brand.spelling for brand in brands().values() if not brand.ordinary and " " not in brand.spelling]
    assert [spelling for spelling in plain if is_common(spelling) and spelling[1:].islower()] == []


def test_a_version_belongs_to_a_product() -> None:
    llama = find_brand("LLAMA 4")
    assert llama is not None
    assert llama.spelling == "Llama 4"
    assert llama.evidence.ref == "brands.tsv#Llama"
    assert find_brand("OpenAI 4") is None


@pytest.mark.parametrize(
    ("headword", "latin"),
    [
        ("馬克宏", "Emmanuel Macron"),
        ("倫敦", "London"),
        ("華盛頓", "Washington"),
        ("義大利", "Italy"),
        ("資源", None),
        ("星期日", None),
        ("國會", None),
    ],
)
def test_the_dictionarys_names(headword: str, latin: str | None) -> None:
    name = look_up(headword)
    assert (name.latin if name else None) == latin


def test_the_way_back() -> None:
    assert "太平洋" in find_headwords("Pacific")
    assert find_headwords("No Such Name") == ()


def test_a_word_has_one_class() -> None:
    words = [word for _, cell in read_table("name_words.tsv", 2) for word in cell.split()]
    assert len(set(words)) == len(words)
