"""Codes about persons and households."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Grade


class NumberKind(models.TextChoices):
    """Which register the number comes from."""

    FOEDSELSNUMMER = "foedselsnummer", _("Fødselsnummer")
    D_NUMMER = "d_nummer", _("D-nummer")
    NONE = "none", _("Uten nummer")


class Protection(models.TextChoices):
    """Adressesperre in Folkeregisteret (folkeregisterloven § 10-4), or the municipality's own shielding."""

    NONE = "none", _("Ingen")
    LOCAL = "local", _("Skjermet i kommunen")
    CONFIDENTIAL = "fortrolig", _("Fortrolig adresse")
    STRICT = "strengt_fortrolig", _("Strengt fortrolig adresse")

    @property
    def grade(self) -> Grade:
        """The grade that clearances are compared with; the database keeps it on the rows (`grade`)."""
        return Grade(list(Protection).index(self))


class RelationKind(models.TextChoices):
    """What a member of staff is to a person: grounds of inhabilitet (forvaltningsloven § 6)."""

    SELF = "self", _("Er personen selv")
    PARTNER = "partner", _("Ektefelle, samboer eller forlovet")
    FORMER_PARTNER = "former_partner", _("Tidligere ektefelle eller samboer")
    PARENT_CHILD = "parent_child", _("Forelder, barn eller annen slekt i rett linje")
    SIBLING = "sibling", _("Søsken")
    IN_LAW = "in_law", _("Svigerfamilie")
    FOSTER = "foster", _("Fosterforelder eller fosterbarn")
    GUARDIAN = "guardian", _("Verge eller fullmektig")
    SPECIAL = "special", _("Annet som svekker tilliten: venn, nabo, uvenn")


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
    """The language that the person prefers in letters: one of the written forms of Norwegian, or English."""

    BOKMAAL = "nb", _("Bokmål")
    NYNORSK = "nn", _("Nynorsk")
    ENGLISH = "en", _("Engelsk")


class Stay(models.TextChoices):
    """Legal stay, as far as the rule sets need to know it."""

    CITIZEN = "citizen", _("Norsk eller nordisk statsborger")
    PERMANENT = "permanent", _("Permanent opphold")
    TEMPORARY = "temporary", _("Midlertidig opphold")
    REFUGEE = "refugee", _("Flyktning med opphold")
    EEA = "eea", _("EØS-borger")
    NONE = "none", _("Uten lovlig opphold")
    UNKNOWN = "unknown", _("Ikke avklart")
