"""Sentence beads of two parallel texts; links to evidence in other sources."""

from normalizer.alignment.aligning import align
from normalizer.alignment.links import Anchor, AnchorKind, Passage, Shelf, link
from normalizer.alignment.model import Bead, Link, Relation

__all__ = ["Anchor", "AnchorKind", "Bead", "Link", "Passage", "Relation", "Shelf", "align", "link"]
