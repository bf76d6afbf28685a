"""Codes about persons and households."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberKind(models.TextChoices):
    """Which register the number comes from."""

    FOEDSELSNUMMER = "foedselsnummer", _("Fødselsnummer")
    D_NUMMER = "d_nummer", _("D-nummer")
    NONE = "none", _("Uten nummer")


class Protection(models.TextChoices):
    """Adressesperre in Folkeregisteret (rules.md F2)."""

    NONE = "none", _("Ingen")
    CONFIDENTIAL = "fortrolig", _("Fortrolig adresse")
    STRICT = "strengt_fortrolig", _("Strengt fortrolig adresse")


class HouseholdRole(models.TextChoices):
    """A person's place in the household."""

    ADULT = "adult", _("Voksen")
    CHILD = "child", _("Barn")


class Residence(models.TextChoices):
    """How much of the time a member lives there."""

    FULL = "full", _("Bor fast")
    SHARED = "shared", _("Delt bosted")
    VISITS = "visits", _("Samvær")


class Maalform(models.TextChoices):
    """Written Norwegian that the person prefers."""

    BOKMAAL = "nb", _("Bokmål")
    NYNORSK = "nn", _("Nynorsk")


class Stay(models.TextChoices):
    """Legal stay, as far as the rule sets need to know it."""

    CITIZEN = "citizen", _("Norsk eller nordisk statsborger")
    PERMANENT = "permanent", _("Permanent opphold")
    TEMPORARY = "temporary", _("Midlertidig opphold")
    REFUGEE = "refugee", _("Flyktning med opphold")
    EEA = "eea", _("EØS-borger")
    NONE = "none", _("Uten lovlig opphold")
    UNKNOWN = "unknown", _("Ikke avklart")
