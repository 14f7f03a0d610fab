"""What stands beside the text of a TEI document: entries of names, notes on changes, links."""

from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element

from normalizer.edition.model import Document
from normalizer.edition.tei.markup import ID, LANG, NS, add, append_text, certainty, point, type_name
from normalizer.edition.tei.text import date_id, name_id, note_id
from normalizer.edition.xmltext import show_forbidden, xml_id
from normalizer.edits import Edit, EvidenceKind, Mark
from normalizer.names.model import NameMention, NameStatus, NameType

# list, entry, the name inside it
_LISTS = {
    NameType.PERSON: ("listPerson", "person", "persName"),
    NameType.ORGANIZATION: ("listOrg", "org", "orgName"),
    NameType.PLACE: ("listPlace", "place", "placeName"),
    NameType.PRODUCT: ("listObject", "object", "objectName"),
    NameType.WORK: ("listBibl", "bibl", "title"),
    NameType.HANDLE: ("list", "item", "name"),
    NameType.OTHER: ("list", "item", "name"),
}


def add_standoff(parent: _Element, document: Document, translated: Iterable[str]) -> None:
    """Add the `standOff`, where there is anything to stand in it.

    `translated` are the ids of the segments that have an English beside their own text.
    """
    standoff = etree.Element(f"{NS}standOff")
    _add_entries(standoff, document)
    for number, change in enumerate(document.revision.ledger):
        _add_note(standoff, change, number)
    _add_links(standoff, document, translated)
    if len(standoff):
        parent.append(standoff)


def _add_entries(parent: _Element, document: Document) -> None:
    entries: dict[tuple[NameType, str], list[NameMention]] = {}
    for mention in document.names:
        if mention.status is NameStatus.SETTLED and mention.canonical:
            entries.setdefault((mention.type, mention.canonical), []).append(mention)
    for kind in NameType:
        names = sorted(name for each, name in entries if each is kind)
        if not names:
            continue
        list_tag, entry_tag, name_tag = _LISTS[kind]
        container = add(parent, list_tag)
        if list_tag == "list":
            container.set("type", kind.value)
        for name in names:
            entry = add(container, entry_tag, **{ID: name_id(kind, name)})
            mentions = entries[kind, name]
            holder = add(entry, "objectIdentifier") if entry_tag == "object" else entry
            _add_spelling(holder, name_tag, name, "canonical", "en")
            zh = sorted({mention.canonical_zh for mention in mentions if mention.canonical_zh})
            for spelling in zh:
                _add_spelling(holder, name_tag, spelling, "canonical", "zh")
            for surface in sorted({mention.surface for mention in mentions} - {name, *zh}):
                _add_spelling(holder, name_tag, surface, "alias")


def _add_spelling(parent: _Element, tag: str, text: str, kind: str, language: str | None = None) -> None:
    element = add(parent, tag, text, type=kind)
    if language:
        element.set(LANG, language)


def _add_note(parent: _Element, change: Edit | Mark, number: int) -> None:
    note = add(parent, "note", **{ID: note_id(number)}, type=change.status.value, subtype=type_name(change.rule))
    note.set("cert", certainty(change.confidence))
    append_text(note, change.reason)
    if isinstance(change, Mark) and change.after is not None:
        proposal = add(note, "choice")
        add(proposal, "sic", change.before)
        add(proposal, "corr", change.after)
    for piece in change.evidence:
        evidence = add(note, "ref", piece.text, type=piece.kind.value)
        if piece.kind is EvidenceKind.SOURCE and piece.start is not None and piece.end is not None:
            evidence.set("target", point(piece.ref, piece.start, piece.end))
        else:
            evidence.set("n", show_forbidden(piece.ref))


def _add_links(parent: _Element, document: Document, translated: Iterable[str]) -> None:
    groups = {kind: etree.Element(f"{NS}linkGrp", type=kind) for kind in _LINK_KINDS}
    for id in translated:
        add(groups["translation"], "link", target=f"#{xml_id(id)} #{xml_id(id, 'en')}")
    for segment in document.segments:
        for link in segment.links:
            target = f"#{xml_id(segment.id)} {point(link.document, link.start, link.end)}"
            element = add(groups["evidence"], "link", target=target, type=link.relation.value)
            element.set("n", show_forbidden(f"{'; '.join(link.shared)} (likeness {link.score:.2f})"))
    marked_up = {number for segment in document.segments for number in segment.dates}
    for number, date in enumerate(document.dates):
        for match in date.matches if number in marked_up else ():
            target = f"#{date_id(number)} {point(match.document, match.start, match.end)}"
            add(groups["same-date"], "link", target=target)
    for group in groups.values():
        if len(group):
            parent.append(group)


_LINK_KINDS = ("translation", "evidence", "same-date")
