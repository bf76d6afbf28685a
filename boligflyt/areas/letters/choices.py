"""The words of letters: kinds, channels, states and what can be done with one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.domain.letters import Stop


class DispatchKind(models.TextChoices):
    """What a letter is."""

    VEDTAK = "vedtak", _("Vedtak")
    PRELIMINARY = "preliminary", _("Foreløpig svar")
    COMPLAINT = "complaint", _("Brev om en klage")
    OFFER = "offer", _("Tilbud om bolig")
    LEASE = "lease", _("Informasjon og leiekontrakt")
    REASSESSMENT = "reassessment", _("Brev om ny vurdering")
    ACCESS = "access", _("Svar på innsyn")
    FREE = "free", _("Annet brev")


class RecordKind(models.TextChoices):
    """Where the bytes of the letter are kept."""

    VEDTAK = "vedtak", _("Vedtaket")
    LETTER = "letter", _("Brevet i saken")
    OFFER = "offer", _("Tilbudet")
    LEASE = "lease", _("Leieforholdet")
    ACCESS = "access", _("Svaret på innsynskravet")
    FREE = "free", _("Brevet")


class LetterChannel(models.TextChoices):
    """How a letter goes. E-mail is not one of them: it is not safe for what these letters tell."""

    POST = "post", _("Post")
    DIGITAL = "digital", _("Digital post")
    HANDED = "handed", _("Leveres personlig")


class DispatchState(models.TextChoices):
    """Where a letter is."""

    QUEUED = "queued", _("I utboksen")
    STOPPED = "stopped", _("Stanset")
    SENT = "sent", _("Sendt")
    RETURNED = "returned", _("Kom i retur")
    RECEIVED = "received", _("Mottatt")


class DispatchAction(models.TextChoices):
    """What can be done with a letter."""

    SEND = "send", _("Send")
    STOP = "stop", _("Stans brevet")
    RECEIVE = "receive", _("Før når brevet kom fram")
    RETURN = "return", _("Før at brevet kom i retur")
    QUEUE_AGAIN = "queue_again", _("Legg i utboksen igjen")


class DraftState(models.TextChoices):
    """Where a letter from text blocks is."""

    DRAFT = "draft", _("Utkast")
    FINISHED = "finished", _("Ferdig")
    DISCARDED = "discarded", _("Forkastet")


STOP_WORDS: dict[Stop, str] = {
    Stop.PROTECTED: "Mottakeren er skjermet etter at brevet ble laget.",
    Stop.LEFT: "Mottakeren hører ikke lenger til husstanden. Sjekk hvem brevet skal til.",
    Stop.OVERTAKEN: "Det brevet sier, gjelder ikke lenger.",
    Stop.ADDRESS_CHANGED: "Adressen er endret etter at brevet ble laget.",
    Stop.NO_ADDRESS: "Mottakeren har ingen adresse vi kan sende post til.",
}
