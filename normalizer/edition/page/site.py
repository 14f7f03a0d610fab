"""Where things stand: the links from one place of the edition to another."""

from bisect import bisect_right
from collections.abc import Sequence
from urllib.parse import quote

from normalizer.edition.model import Document
from normalizer.edition.page.markup import fragment


class Site:
    """The links of one page that shows `documents`.

    In a large batch (`batch`) each document has its page at `documents/<id>/index.html`, and what is not on this page
    is on one of those.
    """

    def __init__(self, documents: Sequence[Document], batch: bool = False) -> None:
        self.batch = batch
        self._here = {document.id: document for document in documents}
        self._starts = {document.id: [segment.start for segment in document.segments] for document in documents}
        self._numbers = {document.id: number for number, document in enumerate(documents, 1)}

    def number(self, document: str) -> int:
        """The number of a document of this page, from 1, which the ids of its notes begin with."""
        return self._numbers[document]

    def document(self, id: str) -> str | None:
        """The link to a document; None where it has none."""
        if id in self._here:
            return fragment(f"document:{id}")
        return self._page(id)

    def place(self, id: str, offset: int) -> str | None:
        """The link to the segment of a document that holds `offset` of its original text; None where there is none."""
        if id in self._here:
            index = bisect_right(self._starts[id], offset) - 1
            segments = self._here[id].segments
            return fragment(segments[max(index, 0)].id) if segments else self.document(id)
        page = self._page(id)
        # the script of that page goes to the segment that holds the offset
        return page and page + fragment(f"{id}#{offset}")

    def _page(self, id: str) -> str | None:
        """The page of a document that is not on this one; a name with a slash is no document but an address."""
        return f"../{quote(id, errors='replace')}/index.html" if self.batch and "/" not in id else None
