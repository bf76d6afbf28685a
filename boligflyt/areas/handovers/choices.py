"""Codes about viewings, protocols and what is left in a dwelling."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProtocolKind(models.TextChoices):
    """Which way the key goes."""

    IN = "in", _("Overtakelse")
    OUT = "out", _("Tilbakelevering")


class ProtocolState(models.TextChoices):
    """Where a protocol stands; the worker signs first, the tenant closes it."""

    DRAFT = "draft", _("Utkast")
    WORKER_SIGNED = "worker_signed", _("Venter på leietaker")
    SIGNED = "signed", _("Ferdig")


class ProtocolAction(models.TextChoices):
    """What is done with a protocol."""

    SIGN = "sign", _("Signere for kommunen")
    REOPEN = "reopen", _("Åpne igjen")
    CLOSE = "close", _("Ta imot leietakers svar")


class TenantOutcome(models.TextChoices):
    """What the tenant did with the protocol."""

    SIGNED = "signed", _("Har signert")
    REFUSED = "refused", _("Vil ikke signere")
    ABSENT = "absent", _("Var ikke til stede")


class Safety(models.TextChoices):
    """Smoke alarm and extinguisher (produkt og standard in the list of the municipality)."""

    WORKS = "works", _("På plass og virker")
    FAULTY = "faulty", _("Virker ikke")
    MISSING = "missing", _("Mangler")


class ViewingState(models.TextChoices):
    """How the viewing went."""

    PLANNED = "planned", _("Avtalt")
    WANTS = "wants", _("Kom, og vil ha boligen")
    UNDECIDED = "undecided", _("Kom, og tenker på det")
    DOES_NOT_WANT = "does_not_want", _("Kom, og vil ikke ha boligen")
    DID_NOT_COME = "did_not_come", _("Kom ikke")
    CANCELLED = "cancelled", _("Avlyst")


class BelongingKind(models.TextChoices):
    """Given with the dwelling, or left in it."""

    GIVEN = "given", _("Fulgte med ved innflytting")
    LEFT = "left", _("Igjen etter utflytting")


class BelongingState(models.TextChoices):
    """Where it is now."""

    HERE = "here", _("Hos leietakeren")
    STORED = "stored", _("Tatt vare på")
    COLLECTED = "collected", _("Hentet")
    DISPOSED = "disposed", _("Kastet eller gitt bort")
    RETURNED = "returned", _("Levert tilbake")
