"""The vote on canonical names, and the tallies it is taken on."""

from hypothesis import given
from hypothesis import strategies as st

from normalizer.names.model import NameType
from normalizer.names.tally import DOCUMENTS, NamedPlace, Tally
from normalizer.names.voted import VotedName
from normalizer.names.voting import differs_by_one, vote
from normalizer.references import References, build


def references(**texts: str) -> References:
    return build((name, text, "en") for name, text in texts.items())


def only(known: References, spelling: str) -> VotedName:
    (entry,) = known.names.find(spelling)
    return entry


def test_documents_count_before_mentions() -> None:
    known = references(
        a="We saw Mark Zuckerberg of Facebook here.",
        b="We saw Mark Zuckerberg of Facebook there.",
        c="The report by Mark Zuckerburg of Facebook says so. And by Mark Zuckerburg again, by Mark Zuckerburg.",
    )
    entry = only(known, "Zuckerberg")
    assert entry.canonical == "Mark Zuckerberg"
    assert [(vote.spelling, vote.documents) for vote in entry.votes] == [("Mark Zuckerberg", 2), ("Mark Zuckerburg", 1)]
    assert not entry.tied


def test_a_surname_votes_for_the_full_name_it_fits() -> None:
    known = references(
        a="We saw Mark Zuckerburg of Facebook here.",
        b="We saw Mark Zuckerberg of Facebook there.",
        c="It was up to Zuckerberg, they say.",
    )
    assert only(known, "Zuckerburg").canonical == "Mark Zuckerberg"


def test_a_tie_stays_a_tie() -> None:
    known = references(a="We saw Alexandr Wang of Scale AI here.", b="We saw Alexander Wang of Scale AI there.")
    assert only(known, "Alexandr Wang").tied


def test_different_people_stay_apart() -> None:
    known = references(a="We saw John Carter and Joan Carter here.", b="There were Daniel Smith and Danielle Smith.")
    names = {entry.canonical for entry in known.names.entries}
    assert names == {"John Carter", "Joan Carter", "Daniel Smith", "Danielle Smith"}


def test_names_without_common_company_are_not_taken_for_misspellings() -> None:
    known = references(a="We saw Martin Stephens of Toyota here.", b="We saw Martin Stephans of Pfizer there.")
    assert only(known, "Martin Stephens").canonical == "Martin Stephens"


def test_the_owners_spelling_outranks_all() -> None:
    known = references(a="They use Openai at work.", b="They use Openai at home.")
    assert only(known, "Openai").canonical == "OpenAI"


def test_an_ambiguous_surname_belongs_to_nobody() -> None:
    known = references(a="We saw Alexandr Wang here.", b="We saw Jessica Wang there.", c="It was up to Wang, they say.")
    assert {entry.canonical for entry in known.names.find("Wang")} == {"Wang"}


def test_an_acronym_is_its_expansion() -> None:
    known = references(a="The formation of Meta Superintelligence Labs was a gambit. Both left MSL in a month.")
    assert only(known, "MSL").canonical == "Meta Superintelligence Labs"


places = st.lists(
    st.builds(
        NamedPlace,
        name=st.sampled_from(["Mark Zuckerberg", "Mark Zuckerburg", "Meta", "Zuckerberg"]),
        spelling=st.sampled_from(["Mark Zuckerberg", "Zuckerberg", "Meta", ""]),
        type=st.sampled_from([NameType.PERSON, NameType.OTHER]),
        start=st.integers(0, 500),
        end=st.integers(500, 600),
        chinese=st.sampled_from([None, "梅塔", "扎克伯格"]),
    ),
    max_size=6,
)


def tallied(documents: dict[str, list[NamedPlace]]) -> Tally:
    tally = Tally()
    for document, found in documents.items():
        tally.add(document, found)
    return tally


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), places, max_size=8), st.integers(0, 8))
def test_shards_merge_to_what_one_pass_gives(documents: dict[str, list[NamedPlace]], cut: int) -> None:
    ids = sorted(documents)
    left = tallied({document: documents[document] for document in ids[:cut]})
    right = tallied({document: documents[document] for document in ids[cut:]})
    whole = tallied(documents)
    for merged in (left.merge(right), right.merge(left)):
        assert merged.names == whole.names
        assert [entry.votes for entry in vote(merged).entries] == [entry.votes for entry in vote(whole).entries]


def test_memory_does_not_grow_with_the_documents() -> None:
    tally = Tally()
    for number in range(5 * DOCUMENTS):
        tally.add(f"{number:05}", [NamedPlace("Meta", "Meta", NameType.ORGANIZATION, 0, 4)])
    uses = tally.names["Meta"].spellings["Meta"]
    assert uses.documents == uses.mentions == 5 * DOCUMENTS
    assert len(uses.seen) <= 2 * DOCUMENTS
    assert list(uses.kept()) == [f"{number:05}" for number in range(DOCUMENTS)]


@given(st.text("abc", min_size=1, max_size=6), st.text("abc", min_size=1, max_size=6))
def test_differing_by_one_letter_is_symmetric(one: str, other: str) -> None:
    assert differs_by_one(one, other) == differs_by_one(other, one)
