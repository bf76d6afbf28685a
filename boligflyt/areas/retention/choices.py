"""Codes about keeping, disposing and deleting."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DisposalGround(models.TextChoices):
    """Why something goes: the time of keeping is over, or the law wants one note deleted."""

    PLAN = "plan", _("Kassasjon etter planen")
    ERASURE = "erasure", _("Sletting av ett notat")


class DisposalState(models.TextChoices):
    """Where a disposal stands."""

    PREPARED = "prepared", _("Venter på godkjenning")
    APPROVED = "approved", _("Godkjent")
    DONE = "done", _("Utført")
    CALLED_OFF = "called_off", _("Ikke utført")


class Unit(models.TextChoices):
    """What one line of a disposal is about; everything that hangs on it goes with it."""

    HOUSEHOLD = "people_household", _("Hele mappen")
    DOCUMENT = "documents_document", _("Dokument")
    ENTRY = "casework_entry", _("Henvendelse eller notat")
    NOTE = "followup_journalnote", _("Oppfølgingsnotat")


class ErasureReason(models.TextChoices):
    """Why the law wants a note deleted. No free text, because the protocol is kept for ever."""

    WRONG_PERSON = (
        "wrong_person",
        _("Notatet gjelder en annen person (personvernforordningen artikkel 5 nr. 1 d)"),
    )
    NOT_NEEDED = (
        "not_needed",
        _("Opplysningene trengs ikke i saken (personvernforordningen artikkel 5 nr. 1 c)"),
    )
    NO_GROUND = (
        "no_ground",
        _("Kommunen har ikke lov til å ha opplysningene (personvernforordningen artikkel 17 nr. 1 d)"),
    )
    THIRD_PARTY = "third_party", _("Notatet røper noe om en som ikke er part (forvaltningsloven § 13)")


class HoldReason(models.TextChoices):
    """Why disposal is stopped for a household. No free text, for the same reason."""

    COURT = "court", _("Rettssak eller erstatningskrav")
    SUPERVISION = "supervision", _("Tilsyn eller gransking")
    PARTY_ASKED = "party_asked", _("Parten har bedt om det (personvernforordningen artikkel 18)")
    ARCHIVE = "archive", _("Arkivet vurderer om mappen skal bevares")


class Block(models.TextChoices):
    """What keeps a file that is old enough from being disposed of."""

    CASE = "case", _("Søknad som ikke er avsluttet")
    LEASE = "lease", _("Leieforhold som løper")
    QUEUE = "queue", _("Står i kø eller har et tilbud")
    COMPLAINT = "complaint", _("Klage som ikke er avgjort")
    ACCESS = "access", _("Krav om innsyn som ikke er besvart")
    TASK = "task", _("Oppgave som ikke er gjort")
    OTHER_HOME = "other_home", _("Et medlem har en sak i en annen husstand")
    HOLD = "hold", _("Kassasjonen er stanset")
    UNSETTLED = "unsettled", _("Kommunen har ikke bestemt tiden")


class ExportReason(models.TextChoices):
    """Why a whole case is taken out; the trace keeps it."""

    ACCESS = "access", _("Parten har krevd innsyn")
    ARCHIVE = "archive", _("Overføring til arkiv")
    OTHER_MUNICIPALITY = "other_municipality", _("En annen kommune overtar saken")
    COMPLAINT = "complaint", _("Klageinstans, tilsyn eller domstol")
