"""Mentions found and linked: what settles one, what is only proposed, what is lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.edits.evidence import EvidenceKind
from normalizer.names import NameMention, NameStatus, NameType, find
from normalizer.names.glossary import Glossary, GlossaryName
from normalizer.references import EMPTY, References, build

SEEDS = Path(__file__).parents[2] / "seeds"


def references(*texts: str) -> References:
    return build((f"r{number}", text, "en") for number, text in enumerate(texts))


def one(text: str, known: References = EMPTY) -> NameMention:
    (mention,) = find(text, (), known, document="d")
    return mention


@pytest.mark.parametrize(
    ("text", "surface", "canonical", "chinese"),
    [
        ("發言人戴夫·阿諾德(Dave Arnold)說", "戴夫·阿諾德(Dave Arnold)", "Dave Arnold", "戴夫·阿諾德"),
        ("是艾琳‧瓊斯（Elin Jones）。", "艾琳‧瓊斯（Elin Jones）", "Elin Jones", "艾琳‧瓊斯"),
        ("收購了推特 (Twitter) 之後", "推特 (Twitter)", "Twitter", "推特"),
        ("使用Twitter（推特）的人", "Twitter（推特）", "Twitter", "推特"),
        ("他辭去安全超級智能(SSI)的工作", "安全超級智能(SSI)", "SSI", "安全超級智能"),
    ],
)
def test_a_gloss_gives_both_names(text: str, surface: str, canonical: str, chinese: str) -> None:
    mention = one(text)
    assert (mention.surface, mention.canonical, mention.canonical_zh) == (surface, canonical, chinese)
    assert mention.method == "gloss"
    assert mention.status is NameStatus.SETTLED


def test_a_gloss_explains_the_same_form_later_and_the_surname_alone() -> None:
    text = "朵拉·布里克曼(Dora Brickman)說話。布里克曼走了。"
    first, second = find(text, document="d")
    assert first.canonical == second.canonical == "Dora Brickman"
    assert second.method == "same-document"
    assert second.evidence[0].ref == "d"
    assert text[second.evidence[0].start : second.evidence[0].end] == first.surface


def test_a_glossed_surname_is_the_person_named_in_full_in_the_document() -> None:
    mentions = find("Ethan Knight和別人離開。奈特(Knight)走了。")
    assert [mention.canonical for mention in mentions] == ["Ethan Knight", "Ethan Knight"]


def test_a_name_that_sounds_like_one_of_the_references_is_linked_with_its_runner_up() -> None:
    known = references("We met Tobias Brinkmann of Siemens there.", "We met Sandra Lindqvist of Ericsson there.")
    mention = one("記者托比亞斯·布林克曼報導。", known)
    assert mention.canonical == "Tobias Brinkmann"
    assert mention.method == "transliteration"
    assert {evidence.kind for evidence in mention.evidence} == {EvidenceKind.COMPUTATION, EvidenceKind.SOURCE}


def test_a_name_without_dots_is_linked_by_its_sound_though_it_holds_a_word() -> None:
    known = references("We met Tobias Brinkmann of Siemens there.")
    assert one("記者布林克曼走了。", known).canonical == "Tobias Brinkmann"


def test_a_name_that_sounds_like_two_is_left_open() -> None:
    known = references("We met Karl Brinkmann there.", "We met Carl Brinkman there.")
    mention = one("卡爾·布林克曼報導。", known)
    assert mention.status is NameStatus.PROPOSED
    assert mention.canonical is None
    assert len(mention.candidates) == 2


def test_an_unknown_dotted_name_is_proposed_without_candidates() -> None:
    mention = one("他是拉爾斯·奧克隆，")
    assert (mention.status, mention.canonical, mention.candidates) == (NameStatus.PROPOSED, None, ())


@pytest.mark.parametrize(
    "text", ["其中都不是", "我們成功了", "人力資源部", "五月的時候", "三百美元", "出埃及記標誌著", "保留著有線電視"]
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["在巴塞羅納之後", "在卡特里娜之後"])
def test_a_short_name_inside_a_longer_one_is_not_linked(text: str) -> None:
    assert all(mention.canonical is None for mention in find(text))


@pytest.mark.parametrize(
    ("text", "canonical", "kind"),
    [
        ("團隊位於加利福尼亞。", "California", NameType.PLACE),
        ("收購輝達的股票", "NVIDIA", NameType.ORGANIZATION),
        ("他去了英國。", "United Kingdom", NameType.PLACE),
    ],
)
def test_known_forms(text: str, canonical: str, kind: NameType) -> None:
    mention = one(text)
    assert (mention.canonical, mention.type, mention.status) == (canonical, kind, NameStatus.SETTLED)


def test_a_form_that_is_an_ordinary_word_needs_the_name_in_the_references() -> None:
    text = "他在蘋果工作，"
    assert find(text) == ()
    assert one(text, references("They hired people from Apple and others.")).canonical == "Apple"


def test_a_name_translated_as_a_word_is_only_proposed() -> None:
    mention = one("任期,,根據有線報告。")
    assert (mention.surface, mention.status, mention.canonical) == ("有線", NameStatus.PROPOSED, None)
    assert mention.candidates[0].name == "WIRED"
    assert find("這裡有線可以用，這是有線的。") == ()


def test_behind_its_latin_half_a_translated_word_is_part_of_the_name() -> None:
    mention = one("他在Google大腦工作。")
    assert (mention.surface, mention.canonical) == ("Google大腦", "Google Brain")


def test_an_organisation_translated_word_for_word_is_settled_if_the_references_have_just_one_such_name() -> None:
    text = "他在思維機器實驗室工作。"
    assert one(text).status is NameStatus.PROPOSED
    known = references("They work at the Thinking Machines Lab and elsewhere.", "They work at Brain Machines Lab too.")
    mention = one(text, known)
    assert (mention.surface, mention.canonical) == ("思維機器實驗室", "Thinking Machines Lab")


def test_stuttered_garbage_is_never_settled() -> None:
    text = "由前執行長Jonathan blorie Smeth Smeth Smeth Smathy領導。"
    assert one(text).status is NameStatus.LOST
    known = one(text, references("We saw Jonathan Smith of Toyota there."))
    assert (known.status, known.canonical) == (NameStatus.PROPOSED, None)
    assert known.candidates[0].name == "Jonathan Smith"


def test_a_glossary_outranks_everything() -> None:
    glossary = Glossary([GlossaryName("Open AI Inc.", ("奧本",), NameType.ORGANIZATION, ("OpenAI",), "mine.csv")])
    mentions = find("奧本和Openai合作", glossary=glossary)
    assert [mention.canonical for mention in mentions] == ["Open AI Inc.", "Open AI Inc."]
    assert all(mention.evidence[0].kind is EvidenceKind.GLOSSARY for mention in mentions)


def test_seed_003_against_the_others() -> None:
    known = build((path.stem[:3], path.read_text(encoding="utf-8"), "en") for path in sorted(SEEDS.glob("00[0124]*")))
    (path,) = SEEDS.glob("003*")
    text = path.read_text(encoding="utf-8")
    mentions = find(text, (), known, document="003")
    canonical = {mention.surface: mention.canonical for mention in mentions}
    for surface, name in {
        "梅塔(Meta)": "Meta",
        "Openai": "OpenAI",
        "Verma": "Avi Verma",
        "奈特(Knight)": "Ethan Knight",
        "埃隆·馬斯克(Elon Musk)": "Elon Musk",
        "Xai": "xAI",
        "MSL": "Meta Superintelligence Labs",
        "扎克伯格": "Mark Zuckerberg",
        "扎克伯格(Zuckerberg)": "Mark Zuckerberg",
        "納亞克(Nayak)": "Chaya Nayak",
        "山姆·奧特曼(Sam Altman)": "Sam Altman",
        "Alexandr Wang": "Alexandr Wang",
        "Llama 4": "Llama 4",
        "加利福尼亞": "California",
    }.items():
        assert canonical[surface] == name, surface
    unsettled = {mention.surface for mention in mentions if mention.status is not NameStatus.SETTLED}
    assert "有線" in unsettled
    assert any(surface.startswith("Alexandr wheaie") for surface in unsettled)
    # nothing comes from anywhere but the text, its references, or a table
    assert "Alexander Wang" not in canonical.values()
    assert "Mark Zuckerburg" not in canonical.values()
    assert all(mention.evidence or mention.method == "spelling" for mention in mentions)


pieces = st.lists(
    st.sampled_from(
        [
            "梅塔(Meta)",
            "Zuckerberg",
            "扎克伯格",
            "·",
            "(",
            "（",
            ")",
            "Smeth Smeth",
            " of ",
            "在",
            "美國",
            "根據有線報告",
            "。",
            "\n",
            "@a_b",
            "https://x.com/a/status/1",
            "The Quick Brown",
            "實驗室",
            "Google大腦",
            "AI",
            " 4",
            "'s",
            "é",
            "\u200b",
            "“",
        ]
    ),
    max_size=25,
).map("".join)


@given(st.one_of(st.text(max_size=60), pieces))
@settings(max_examples=200)
def test_mentions_are_disjoint_and_say_what_stands_there(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        assert (mention.canonical is None) == (mention.status is not NameStatus.SETTLED)
        assert 0 <= mention.confidence <= 1
        end = mention.end


@pytest.mark.parametrize(
    "piece",
    ["A", "A ", "(", "扎(", "·", "扎·", "@", "a@", "The ", "A of ", "在對", "Smeth ", "http://a", "實驗室", "A(扎"],
)
def test_long_degenerate_texts_are_read_in_good_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert all(text[mention.start : mention.end] == mention.surface for mention in find(text))
