"""A whole batch in memory."""

from collections.abc import Iterable

from normalizer.edition.model import Document, Edition, Failure
from normalizer.pipeline.documents import edit_document
from normalizer.pipeline.neighbours import Neighbour, Neighbourhood
from normalizer.pipeline.settings import Settings
from normalizer.pipeline.surveys import Survey, survey
from normalizer.roles.model import Role
from normalizer.sources.model import Source, SourceFailure


def make_edition(sources: Iterable[Source | SourceFailure], settings: Settings) -> Edition:
    """The edition of all sources; what cannot be used is a failure and hinders nothing else."""
    from normalizer.names import table

    surveys: list[Survey] = []
    failures: list[Failure] = []
    for item in sources:
        if isinstance(item, SourceFailure):
            failures.append(Failure(item.path, item.error))
        else:
            surveys.append(survey(item))
    neighbourhood = gather_neighbours(surveys)
    documents = tuple(edit_document(each, neighbourhood, settings) for each in surveys)
    names = table((document.id, document.names) for document in documents)
    return Edition(documents, names, tuple(failures), settings.describe())


def gather_neighbours(surveys: Iterable[Survey | Document]) -> Neighbourhood:
    """The references among the sources."""
    return Neighbourhood(
        Neighbour(each.source.id, each.source.text, each.language.tag)
        for each in surveys
        if each.role is Role.REFERENCE
    )
