"""Persons, households over time, guardians and children's schools.

Every field about a person has a row in `person_fields.yaml`: legal ground, purpose, readers, retention.
"""

from __future__ import annotations

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Staff
from boligflyt.areas.people.choices import (
    HouseholdRole,
    Maalform,
    NumberKind,
    Protection,
    RelationKind,
    Residence,
    Stay,
)
from boligflyt.areas.people.kept_records import Correction, PersonLink, SamePerson
from boligflyt.toolkit.encryption import EncryptedTextField
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.name_keys import fold_of, initials_of, kept_key, skeleton_of, sounds_of
from boligflyt.toolkit.period_field import PeriodField
from boligflyt.toolkit.walls import Graded, Wall

__all__ = [
    "Correction",
    "Guardian",
    "Household",
    "Membership",
    "Person",
    "PersonLink",
    "PersonName",
    "SamePerson",
    "Schooling",
    "StaffRelation",
]


@pghistory.track()
class Person(Graded, VersionedModel):
    """Person: somebody the municipality helps, or somebody in the household.

    `grade` is the highest of the own protection and that of those they live with: one address, one secret.
    """

    wall = Wall()

    given_name = models.CharField(_("fornavn"), max_length=80)
    family_name = models.CharField(_("etternavn"), max_length=80)
    born = models.DateField(_("fødselsdato"), null=True, blank=True)
    number = EncryptedTextField(_("fødselsnummer eller D-nummer"), null=True, blank=True, editable=True)
    number_index = models.CharField(_("søkenøkkel"), max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 – unique and unknown
    number_kind = models.CharField(
        _("slags nummer"), max_length=20, choices=NumberKind.choices, default=NumberKind.NONE
    )
    protection = models.CharField(
        _("adressesperre"), max_length=20, choices=Protection.choices, default=Protection.NONE
    )
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    care_of = models.CharField(_("c/o"), max_length=120, blank=True)
    postal_address = models.CharField(_("postadresse"), max_length=120, blank=True)
    postal_code = models.CharField(_("postnummer"), max_length=4, blank=True)
    postal_place = models.CharField(_("poststed"), max_length=60, blank=True)
    resident_since = models.DateField(_("folkeregistrert i kommunen siden"), null=True, blank=True)
    stay = models.CharField(_("opphold"), max_length=20, choices=Stay.choices, default=Stay.UNKNOWN)
    settled_on = models.DateField(_("bosatt som flyktning"), null=True, blank=True)
    language = models.CharField(_("morsmål"), max_length=60, blank=True)
    needs_interpreter = models.BooleanField(_("trenger tolk"), default=False)
    maalform = models.CharField(
        _("språk i brev"), max_length=2, choices=Maalform.choices, default=Maalform.BOKMAAL
    )
    large_print = models.BooleanField(_("vil ha brev med stor skrift"), default=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        indexes = [
            models.Index(fields=["born"], name="person_born"),
            models.Index(fields=["grade"], name="person_protected", condition=models.Q(grade__gt=0)),
            models.Index(
                fields=["settled_on"],
                include=["id", "grade"],
                name="person_settled",
                condition=models.Q(settled_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Given name first, for text and headings."""
        return f"{self.given_name} {self.family_name}"

    @property
    def sorted_name(self) -> str:
        """Surname first, for lists."""
        return f"{self.family_name}, {self.given_name}"


class PersonName(models.Model):
    """Søkenavn: the names of those who are not protected, kept by a trigger.

    Behind the wall PostgreSQL may not use an index for a search in text; here it may, because nobody who is
    protected has a row (docs/decisions/0016).
    """

    person = models.OneToOneField(
        Person, models.PROTECT, primary_key=True, related_name="search_name", verbose_name=_("person")
    )
    given_name = models.CharField(_("fornavn"), max_length=80)
    family_name = models.CharField(_("etternavn"), max_length=80)
    family_folded = kept_key(fold_of("family_name"))
    given_folded = kept_key(fold_of("given_name"))
    folded = kept_key(fold_of("given_name", "family_name"))
    initials = kept_key(initials_of(fold_of("given_name", "family_name")))
    sounds = kept_key(
        sounds_of(fold_of("given_name", "family_name")), ArrayField(models.TextField(db_collation="C"))
    )

    class Meta:
        verbose_name = _("søkenavn")
        verbose_name_plural = _("søkenavn")
        indexes = [
            GinIndex(
                fields=["family_name", "given_name"], name="person_name_trgm", opclasses=["gin_trgm_ops"] * 2
            ),
            models.Index(fields=["family_folded", "given_folded"], name="person_name_family"),
            models.Index(fields=["given_folded", "family_folded"], name="person_name_given"),
            models.Index(fields=["initials", "family_folded"], name="person_name_initials"),
            GinIndex(fields=["folded"], name="person_name_folded", opclasses=["gin_trgm_ops"]),
            GinIndex(fields=["sounds"], name="person_name_sounds"),
            # By ear and then by name, so that a common name is walked along and not sorted (ADR 0016).
            models.Index(
                skeleton_of("family_folded"), "family_folded", "given_folded", name="person_name_family_ear"
            ),
            models.Index(
                skeleton_of("given_folded"), "given_folded", "family_folded", name="person_name_given_ear"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family_name}, {self.given_name}"


@pghistory.track()
class Household(Graded, VersionedModel):
    """Husstand: those who are to live together; its members change over time.

    `grade` is the highest protection among those who belong to it now or are its contact.
    """

    contact = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("kontaktperson"),
        db_index=False,  # `household_contact` begins with it
    )  # fmt: skip

    class Meta:
        verbose_name = _("husstand")
        verbose_name_plural = _("husstander")
        indexes = [
            models.Index(fields=["grade"], name="household_protected", condition=models.Q(grade__gt=0)),
            models.Index(fields=["contact"], include=["id", "grade"], name="household_contact"),
        ]

    def __str__(self) -> str:
        return f"Husstanden til {self.contact}"


# One text, not two columns: PostgreSQL would look up a household in an index that begins with the person,
# read all of it each time, and think it cheap (six seconds among a million persons).
PERSON_IN_HOME = Func(
    Cast("person", models.TextField()), Cast("household", models.TextField()),
    template="(%(expressions)s)", arg_joiner=" || ", output_field=models.TextField(),
)  # fmt: skip


@pghistory.track()
class Membership(UUIDModel):
    """Medlemskap: a person in a household from a first to a last day."""

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="memberships", verbose_name=_("husstand")
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name=_("person"))
    role = models.CharField(_("rolle"), max_length=10, choices=HouseholdRole.choices)
    residence = models.CharField(
        _("bor her"), max_length=10, choices=Residence.choices, default=Residence.FULL
    )
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("medlemskap")
        verbose_name_plural = _("medlemskap")
        constraints = [
            # A child with shared residence belongs to two homes; everybody else to one at a time.
            ExclusionConstraint(
                name="one_household_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=models.Q(residence="full"),
            ),
            ExclusionConstraint(
                name="once_in_each_household",
                expressions=[(PERSON_IN_HOME, RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [
            models.Index(fields=["household", "person"], name="membership_home"),
            models.Index(fields=["person", "household"], name="membership_person"),
            # How many live in each home is counted in the index alone.
            models.Index(fields=["household", "role"], include=["period"], name="membership_home_role"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.period}"


@pghistory.track()
class Guardian(Graded, UUIDModel):
    """Verge: somebody who acts for the person, with a scope and a period."""

    wall = Wall()

    ward = models.ForeignKey(Person, models.PROTECT, related_name="guardians", verbose_name=_("person"))
    name = models.CharField(_("navn"), max_length=120)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    scope = models.CharField(_("mandat"), max_length=200, blank=True)
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("verge")
        verbose_name_plural = _("verger")

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Schooling(Graded, UUIDModel):
    """Skole: where a child goes, and whether the parents wish it to finish there (TG-13, PRO-27).

    A school tells where somebody lives, so it stands behind the same wall as the address.
    """

    wall = Wall()

    child = models.ForeignKey(Person, models.PROTECT, related_name="schoolings", verbose_name=_("barn"))
    school = models.CharField(_("skole"), max_length=80)
    school_district = models.CharField(_("skolekrets"), max_length=40)
    parents_wish_to_stay = models.BooleanField(_("foreldrene ønsker at barnet fullfører her"), default=True)
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("skolegang")
        verbose_name_plural = _("skolegang")

    def __str__(self) -> str:
        return self.school


@pghistory.track()
class StaffRelation(UUIDModel):
    """Tilknytning: what a member of staff is to a person; it makes them inhabil (forvaltningsloven § 6)."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("ansatt"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    kind = models.CharField(_("tilknytning"), max_length=20, choices=RelationKind.choices)
    registered_at = models.DateTimeField(_("meldt"))
    registered_by = models.UUIDField(_("meldt av"), null=True)

    class Meta:
        verbose_name = _("tilknytning")
        verbose_name_plural = _("tilknytninger")
        constraints = [models.UniqueConstraint(fields=["staff", "person", "kind"], name="relation_told_once")]

    def __str__(self) -> str:
        return self.get_kind_display()
