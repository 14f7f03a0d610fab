"""One document: repaired, cut into segments, its names and dates found and carried back, its other language made."""

import time
from dataclasses import replace

from normalizer.edition import review
from normalizer.edition.model import Document
from normalizer.edits import Revision
from normalizer.edits.evidence import HERE
from normalizer.language.model import LanguageSpan
from normalizer.pipeline.dates import compare_linked, find_dates_in, match_dates
from normalizer.pipeline.linking import add_links
from normalizer.pipeline.mentions import carry
from normalizer.pipeline.neighbours import Neighbourhood
from normalizer.pipeline.placing import place_segments
from normalizer.pipeline.segments import Segmenter, flag_segments
from normalizer.pipeline.settings import Settings
from normalizer.pipeline.surveys import Survey
from normalizer.pipeline.translating import add_translations
from normalizer.pipeline.witnessing import add_witnesses
from normalizer.roles.model import Role

FURNITURE = "drop-furniture"
"""The rule whose deletions belong to no segment."""


def edit_document(survey: Survey, neighbourhood: Neighbourhood, settings: Settings) -> Document:
    """Repair one source by what its neighbours know, and find its segments, names, dates and English."""
    from normalizer.names import find
    from normalizer.repairs import revise_text
    from normalizer.segments import split

    started = time.process_time()
    source = survey.source
    references = neighbourhood.references
    options = settings.repair
    reviewed = review.apply(
        revise_text(source.text, references, options, id=source.id),
        settings.review.of(source.id, source.sha256),
        settings.review.reviewer,
    )
    revision = reviewed.revision
    languages = _find_languages(survey, revision)
    found_names = find(revision.text, languages, references, document=HERE, glossary=options.glossary)
    found_dates = find_dates_in(source, revision.text, survey.language.tag, settings.written)
    names = carry(found_names, revision, source.id)
    dates = carry(found_dates, revision, source.id)
    dates = match_dates(source.id, source.text, dates, neighbourhood)
    furniture = [edit for edit in revision.edits if FURNITURE in edit.rule]
    placed = place_segments(revision, split(revision.text, languages), furniture)
    segments = Segmenter(survey, revision, names, dates).build(placed)
    segments = add_links(source.id, segments, names, dates, neighbourhood)
    dates = compare_linked(segments, dates, neighbourhood)
    segments = add_translations(segments, survey, found_names, found_dates, references, settings)
    revision = add_witnesses(revision, segments, survey, references)
    segments = flag_segments(segments, revision)
    document = Document(
        source=source,
        language=survey.language,
        languages=survey.languages,
        role=survey.role,
        garble=survey.garble,
        revision=revision,
        segments=segments,
        names=names,
        dates=dates,
        unplaced=tuple(unplaced.reason for unplaced in reviewed.unplaced),
    )
    return replace(document, seconds=time.process_time() - started)


def _find_languages(survey: Survey, revision: Revision) -> tuple[LanguageSpan, ...]:
    """The language spans of the repaired text; a reference that is in one language stays so when furniture goes."""
    from normalizer.language import detect

    if not revision.edits:
        return survey.languages
    if survey.role is Role.REFERENCE and len(survey.languages) == 1 and revision.text:
        return (replace(survey.languages[0], end=len(revision.text)),)
    return detect(revision.text)
