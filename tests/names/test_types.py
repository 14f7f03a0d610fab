"""What type a name is of, which capitals are its own, and where it begins and ends in a reference."""

import pytest

from normalizer.names import NameType, count_mentions, find, table
from normalizer.references import References, build


def references(*texts: str) -> References:
    return build((f"r{number}", text, "en") for number, text in enumerate(texts))


def types(known: References) -> dict[str, NameType]:
    return {entry.canonical: entry.type for entry in known.names.entries}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They left, said Tilda Marlow of Ruritania.", "Tilda Marlow", NameType.OTHER),
        ("It was former Ruritania captain Peter Marlow who left.", "Ruritania", NameType.OTHER),
        ("They told us what Vandelor said about it.", "Vandelor", NameType.OTHER),
        ("The two met Mr Vandelor there.", "Vandelor", NameType.PERSON),
        ("They built the V68 there.", "V68", NameType.PRODUCT),
        ("They ran the TRIAL-1 study there.", "TRIAL-1", NameType.OTHER),
        ("They went to the BFC there.", "BFC", NameType.ORGANIZATION),
        ("It was the Premier League again.", "Premier League", NameType.ORGANIZATION),
        ("It was the European Central Bank again.", "European Central Bank", NameType.ORGANIZATION),
        ("Then Commissioner Peter Marlow left.", "Peter Marlow", NameType.PERSON),
        ("They met Jan Brinkhaus there.", "Jan Brinkhaus", NameType.PERSON),
        ("They sold the iPad-sized model there.", "iPad", NameType.PRODUCT),
        ("It has Touch ID again.", "Touch ID", NameType.PRODUCT),
        ("They went to Copenhagen again.", "Copenhagen", NameType.PLACE),
        ("They live in Florence again.", "Florence", NameType.PLACE),
        ("They sell to Saudi Arabia again.", "Saudi Arabia", NameType.PLACE),
        ("It is the Food and Drug Administration again.", "Food and Drug Administration", NameType.ORGANIZATION),
        ("It was the Court of Arbitration for Sport again.", "Court of Arbitration for Sport", NameType.ORGANIZATION),
        ("It was the Department of Justice again.", "Department of Justice", NameType.ORGANIZATION),
        ("They left Ford Motor again.", "Ford Motor", NameType.ORGANIZATION),
        ("They left William Morris Endeavor (WME) again.", "William Morris Endeavor", NameType.ORGANIZATION),
        ("They met at Rod Laver Arena again.", "Rod Laver Arena", NameType.PLACE),
        ("She was in Marlow's “Tilda Vandelor” again.", "Tilda Vandelor", NameType.WORK),
        ("They met Julio Vandelor Jr there.", "Julio Vandelor Jr", NameType.PERSON),
        ("He said so to U.S. District Judge Lewis Vandelor.", "Lewis Vandelor", NameType.PERSON),
        ("They told Variety so.", "Variety", NameType.ORGANIZATION),
    ],
)
def test_types_and_borders(text: str, name: str, kind: NameType) -> None:
    assert types(references(text))[name] is kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They fined Google 2.95 billion euros.", "Google 2.95"),
        ("The U.S. District Judge Lewis Vandelor came.", "U.S. District"),
        ("At Vandelor General Hospital's door.", "Hospital"),
    ],
)
def test_a_piece_of_something_else_is_no_name(text: str, name: str) -> None:
    assert name not in types(references(text))


def test_a_month_stays_one() -> None:
    assert "Jan" not in types(references("They met in Jan 2024 and in Jan. again."))


def test_a_word_at_the_start_of_a_sentence_is_no_name_though_some_are_called_so() -> None:
    assert "Head" not in types(references("Head coach Peter Marlow left. Head winds came."))
    assert types(references("They met Tim Cook there. Cook left."))["Tim Cook"] is NameType.PERSON


def test_the_capitals_of_a_dateline_are_not_the_names_own() -> None:
    known = references("MARLOW FALLS, Ohio, Aug 22, 2025 - The two met at the annual Marlow Falls fair. It rained.")
    assert types(known) == {"Marlow Falls": NameType.PLACE, "Ohio": NameType.PLACE}
    (entry,) = known.names.find("Marlow Falls")
    assert [vote.spelling for vote in entry.votes] == ["Marlow Falls"]


def test_a_place_that_only_a_dateline_names_is_written_in_usual_letters() -> None:
    assert types(references("BRINKHAVEN (Reuters) - They met there."))["Brinkhaven"] is NameType.PLACE


def test_an_acronym_before_a_dash_is_no_dateline() -> None:
    assert "BFC" in types(references("BFC - the club of old - won."))


def test_an_acronym_without_its_capitals_does_not_vote() -> None:
    known = references("They went to the BFC there.", "They went to Bfc and to Bfc again.")
    (entry,) = known.names.find("Bfc")
    assert (entry.canonical, entry.tied) == ("BFC", False)
    mixed = references("They use FedRudder there.", "They use Fedrudder and Fedrudder again.")
    assert mixed.names.find("Fedrudder")[0].canonical == "FedRudder"


def test_a_garbled_text_does_not_outvote_its_reference_in_the_table() -> None:
    known = references("They went to the BFC there.")
    documents = {"zh": "Bfc說了。Bfc走了。", "en": "They went to the BFC there."}
    mentions = [(name, find(text, (), known, document=name)) for name, text in documents.items()]
    (entry,) = table(mentions)
    assert (entry.canonical, entry.disagreements) == ("BFC", ())
    assert [alias.spelling for alias in entry.aliases] == ["Bfc"]


def test_shouted_letters_are_no_alias() -> None:
    known = references("They met in Brinkhaven there.")
    text = "BRINKHAVEN, Aug 3 - They met there."
    (place,) = count_mentions(find(text, (), known, document="d"))
    assert (place.name, place.spelling) == ("Brinkhaven", "")


def test_a_misspelt_short_word_needs_more_company() -> None:
    friends = "They met Brian Freedmont with Toby Marlow and Vandelor there."
    alone = "They met Bryan Freedmont with Toby Marlow there."
    assert len(references(friends, alone).names.find("Brian Freedmont")[0].votes) == 1
    both = "They met Bryan Freedmont with Toby Marlow and Vandelor there."
    entry = references(friends, both).names.find("Brian Freedmont")[0]
    assert {vote.spelling for vote in entry.votes} == {"Brian Freedmont", "Bryan Freedmont"}


def test_x_and_ks_are_one_spelling() -> None:
    known = references("They met Alexander Brink of Vandelor there.", "They met Aleksander Brink of Vandelor there.")
    assert len(known.names.find("Alexander Brink")[0].votes) == 2


def test_a_man_and_a_woman_of_one_surname_stay_apart() -> None:
    known = references(
        "They met Mario Brinkhaus with Toby Marlow and Vandelor there.",
        "They met Maria Brinkhaus with Toby Marlow and Vandelor there.",
    )
    assert len(known.names.find("Mario Brinkhaus")[0].votes) == 1


def test_in_a_chinese_text_a_headline_in_english_is_no_name() -> None:
    surfaces = {mention.surface for mention in find("公司說了。\nFirst Stage Lessons Learned\n公司又說了，")}
    assert not surfaces & {"Stage Lessons", "Stage Lessons Learned", "First Stage Lessons Learned"}
