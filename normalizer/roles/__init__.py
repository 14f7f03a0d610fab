"""How garbled a source is, and the role that gives it in its batch."""

from normalizer.roles.assign import assign
from normalizer.roles.model import GarbleFeature, GarbleScore, Role
from normalizer.roles.score import score, score_segment

__all__ = ["GarbleFeature", "GarbleScore", "Role", "assign", "score", "score_segment"]
