"""Codes about the queue, the meeting and offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryState(models.TextChoices):
    """Where a household stands in the queue."""

    WAITING = "waiting", _("Venter")
    OFFERED = "offered", _("Har tilbud")
    HOUSED = "housed", _("Har fått bolig")
    LEFT = "left", _("Ute av køen")


class MeetingState(models.TextChoices):
    """An allocation meeting is planned, then open, then closed with minutes."""

    PLANNED = "planned", _("Planlagt")
    OPEN = "open", _("Pågår")
    CLOSED = "closed", _("Avsluttet")


class LineDecision(models.TextChoices):
    """What the meeting did with one line of the agenda."""

    OPEN = "open", _("Ikke behandlet")
    ACCEPT = "accept", _("Godtatt")
    CHANGE = "change", _("Annen bolig")
    LEAVE = "leave", _("La stå")


class OfferState(models.TextChoices):
    """Where an offer stands."""

    SENT = "sent", _("Sendt")
    ACCEPTED = "accepted", _("Godtatt")
    REFUSED = "refused", _("Takket nei")
    EXPIRED = "expired", _("Gikk ut")
    WITHDRAWN = "withdrawn", _("Trukket tilbake")


class RefusalReason(models.TextChoices):
    """Why a household says no; the rule set says what follows."""

    SCHOOL = "school", _("Skole eller barnehage")
    HEALTH = "health", _("Helse eller tilpasning")
    SIZE = "size", _("For liten eller for stor")
    PLACE = "place", _("Området")
    RENT = "rent", _("Husleien")
    SAFETY = "safety", _("Trygghet")
    ACCESSIBILITY = "accessibility", _("Tilgjengelighet")
    CHILDREN = "children", _("Hensynet til barn")
    OTHER_WEIGHTY = "other_weighty", _("Andre tungtveiende grunner")
    FOUND_OTHER = "found_other", _("Har funnet noe annet")
    OTHER = "other", _("Annet")


class Mismatch(models.TextChoices):
    """What is amiss between dwellings and leases, the gravest first (IND-14)."""

    RAN_OUT = "ran_out", _("Leietiden er ute, og leieforholdet er ikke avsluttet")
    UNSIGNED = "unsigned", _("Leietiden har begynt, og avtalen er ikke signert")
    NOT_OURS = "not_ours", _("Leieforhold i en bolig kommunen ikke disponerer")
    BY_ROOM = "by_room", _("Leieforhold i en bolig som leies ut rom for rom")
    NO_REASON = "no_reason", _("Bolig uten leieforhold og uten oppgitt årsak")


class RehearsalBasis(models.TextChoices):
    """On what ground a copy may be made of who has waited (personvernforordningen artikkel 6 and 89)."""

    PLANNING = "planning", _("Planlegge og forbedre tildelingen (artikkel 6 nr. 1 e og 9 nr. 2 h)")
    STATISTICS = "statistics", _("Statistikk i allmenn interesse (artikkel 6 nr. 1 e, 9 nr. 2 j og 89)")
