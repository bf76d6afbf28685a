"""What is remembered of a household's way from renting to owning."""

from boligflyt.areas.home_ownership.models.assessments import LONGEST_ABOUT, EconomyAssessment

__all__ = ["LONGEST_ABOUT", "EconomyAssessment"]
