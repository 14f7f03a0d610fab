"""Edits, marks and revisions: the vocabulary of change.

A pass reports `Finding`s on the text it receives; a `Draft` merges them into one ledger over the original; a `Revision`
is the finished value: the original, its `Edit`s and its `Mark`s.
"""

from normalizer.edits.drafts import Draft
from normalizer.edits.evidence import Evidence, EvidenceKind
from normalizer.edits.findings import Finding
from normalizer.edits.records import Edit, Mark, Status, Step
from normalizer.edits.revisions import Revision, revert

__all__ = ["Draft", "Edit", "Evidence", "EvidenceKind", "Finding", "Mark", "Revision", "Status", "Step", "revert"]
