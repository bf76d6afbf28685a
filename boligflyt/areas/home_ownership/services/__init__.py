"""What the office does on a household's way from renting to owning."""

from boligflyt.areas.home_ownership.services.assessments import keep_assessment

__all__ = ["keep_assessment"]
