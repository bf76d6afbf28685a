"""Codes about leases."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LeaseKind(models.TextChoices):
    """Contract type (AGR-05, AGR-06); `temporary` is the old temporary vedtak of seed table 000-12."""

    FIXED_TERM = "fixed_term", _("Tidsbestemt")
    INDEFINITE = "indefinite", _("Tidsubestemt")
    TEMPORARY = "temporary", _("Midlertidig vedtak")


class LeaseState(models.TextChoices):
    """Where a lease stands."""

    PREPARED = "prepared", _("Klar til signering")
    RUNNING = "running", _("Løper")
    ENDED = "ended", _("Avsluttet")
    VOID = "void", _("Ble ikke noe av")


class LedTo(models.TextChoices):
    """Where a household went when the tenancy was over (IND-17, IND-25, seed table 001-03)."""

    OWN = "own", _("Egen bolig")
    PRIVATE = "private", _("Privat leiebolig")
    MUNICIPAL = "municipal", _("Annen kommunal bolig")
    YOUTH = "youth", _("Ungdomsbolig")
    INSTITUTION = "institution", _("Institusjon eller bolig med heldøgns omsorg")
    MOVED_AWAY = "moved_away", _("Flyttet ut av kommunen")
    EVICTED = "evicted", _("Utkastelse")
    DEAD = "dead", _("Død")
    UNKNOWN = "unknown", _("Ikke kjent, og spørres ikke om mer")


NOT_TOLD = _("Ikke kjent ennå")


class ExitTarget(models.TextChoices):
    """How soon a tenancy should lead on; the lengths are dated parameters (INC-08)."""

    ORDINARY = "ordinary", _("Vanlig mål")
    EARLY = "early", _("Tidlig mål")
    NONE = "none", _("Ikke noe mål: husstanden trenger boligen varig")


class Security(models.TextChoices):
    """Deposit or guarantee, together at most six months' rent (husleieloven §§ 3-5, 3-6)."""

    NONE = "none", _("Ingen")
    DEPOSIT = "deposit", _("Depositum")
    GUARANTEE = "guarantee", _("Garanti")


class HousingGoal(models.TextChoices):
    """Where a household is going after, or with, the municipal dwelling (TG-03, GOAL-02)."""

    OWN = "own", _("Eie egen bolig")
    PRIVATE = "private", _("Leie privat")
    MUNICIPAL = "municipal", _("Leie av kommunen")
