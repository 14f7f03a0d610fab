"""Sentence beads of two parallel texts; links to evidence in other sources."""

from normalizer.alignment.aligning import align
from normalizer.alignment.model import Bead, Link, Relation

__all__ = ["Bead", "Link", "Relation", "align"]
