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
