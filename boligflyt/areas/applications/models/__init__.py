"""What is remembered about applications, their assessment and the vedtak."""

from boligflyt.areas.applications.models.application import Application, LogEntry
from boligflyt.areas.applications.models.assessment import Assessment, HousingAssessment
from boligflyt.areas.applications.models.beside import EconomyInformation, HealthInformation
from boligflyt.areas.applications.models.control import ControlItem, ControlOutcome
from boligflyt.areas.applications.models.letter import Letter
from boligflyt.areas.applications.models.procedure import ProcedureVersion
from boligflyt.areas.applications.models.vedtak import Vedtak

__all__ = [
    "Application",
    "Assessment",
    "ControlItem",
    "ControlOutcome",
    "EconomyInformation",
    "HealthInformation",
    "HousingAssessment",
    "Letter",
    "LogEntry",
    "ProcedureVersion",
    "Vedtak",
]
