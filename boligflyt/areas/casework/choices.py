"""Codes of the case file."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information


class EntryKind(models.TextChoices):
    """How somebody was in touch, or that this is a note of one's own."""

    PHONE_IN = "phone_in", _("Telefon inn")
    PHONE_OUT = "phone_out", _("Telefon ut")
    VISIT = "visit", _("Oppmøte")
    EMAIL = "email", _("E-post eller SMS")
    LETTER = "letter", _("Brev inn")
    MEETING = "meeting", _("Møte")
    NOTE = "note", _("Notat")
    HAND_OVER = "hand_over", _("Overlevering")


# What somebody may choose by hand; a hand-over writes its own entry.
BY_HAND = tuple(one for one in EntryKind if one != EntryKind.HAND_OVER)


class About(models.TextChoices):
    """What the text of an entry is about: it decides who may read it."""

    HOUSING = "housing", _("Bolig og saken")
    CHILDREN = "children", _("Barn")
    ECONOMY = "economy", _("Økonomi")
    HEALTH = "health", _("Helse")

    @property
    def information(self) -> Information:
        """The kind of information that a reader must see."""
        return Information(self.value)


class TaskState(models.TextChoices):
    """Where a task stands."""

    OPEN = "open", _("Skal gjøres")
    DONE = "done", _("Gjort")
    DROPPED = "dropped", _("Ikke aktuell")


class PartyKind(models.TextChoices):
    """External parties to social housing work (ORG-13 to ORG-19)."""

    PRISON = "prison", _("Kriminalomsorgen")
    HOSPITAL = "hospital", _("Sykehus eller helseforetak")
    BAILIFF = "bailiff", _("Namsmannen")
    LANDLORD = "landlord", _("Privat utleier")
    HOUSING_ASSOCIATION = "housing_association", _("Boligbyggelag eller stiftelse")
    STATE_BANK = "state_bank", _("Husbanken")
    FEES = "fees", _("Avgiftskontor eller inkasso")
    CHILD_WELFARE = "child_welfare", _("Barnevernet")
    SCHOOL = "school", _("Skole eller barnehage")
    LAWYER = "lawyer", _("Advokat eller rådgiver")
    RELATIVE = "relative", _("Pårørende")
    OTHER = "other", _("Annen")


class MeetingState(models.TextChoices):
    """Where a meeting of the responsibility group stands."""

    PLANNED = "planned", _("Planlagt")
    HELD = "held", _("Holdt")
    CANCELLED = "cancelled", _("Avlyst")
