"""A user's glossary file."""

from pathlib import Path

import pytest

from normalizer.errors import UsageError
from normalizer.names import NameType, read_glossary


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_are_found_by_all_their_spellings(tmp_path: Path) -> None:
    glossary = read_glossary(
        written(tmp_path, "\ufeffname,chinese,type,aliases\nJane Doe,簡·多伊|多伊,person,J. Doe\n")
    )
    name = glossary.find("jane doe")
    assert name is not None
    assert name is glossary.find("J Doe") is glossary.by_chinese["多伊"]
    assert name.type is NameType.PERSON
    assert glossary.is_form("簡·多伊", "Jane Doe")
    assert "Nobody" not in glossary
    assert name.evidence.ref == "names.csv#Jane Doe"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "heading"),
        ("naam,type\nx,person\n", "heading"),
        ("name,type\n,person\n", "row 2"),
        ("name,type\nX,alien\n", "alien"),
        ("name\nX,too,many\n", "row 2"),
    ],
)
def test_what_is_no_glossary_is_refused_with_the_place(tmp_path: Path, text: str, part: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError, match=part) as caught:
        read_glossary(path)
    assert str(path) in str(caught.value)


def test_a_missing_glossary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_glossary(tmp_path / "none.csv")
