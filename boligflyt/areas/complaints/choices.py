"""Codes about complaints and requests for access."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ComplaintState(models.TextChoices):
    """Where a complaint stands."""

    RECEIVED = "received", _("Mottatt")
    UNDER_REVIEW = "under_review", _("Til ny vurdering hos oss")
    REVERSED = "reversed", _("Tatt til følge av oss")
    PARTLY_MET = "partly_met", _("Delvis medhold, nytt vedtak lages")
    FORWARDED = "forwarded", _("Hos klageinstansen")
    REST_FORWARDED = "rest_forwarded", _("Delvis medhold, resten hos klageinstansen")
    DECIDED = "decided", _("Avgjort av klageinstansen")
    REST_DECIDED = "rest_decided", _("Delvis medhold, resten avgjort")
    DISMISSED = "dismissed", _("Avvist")
    WITHDRAWN = "withdrawn", _("Trukket")
    REST_WITHDRAWN = "rest_withdrawn", _("Delvis medhold, resten trukket")


# Part of the complaint is met here with a vedtak of its own (forvaltningsloven § 33); the rest goes on.
PARTLY = frozenset(
    {
        ComplaintState.PARTLY_MET,
        ComplaintState.REST_FORWARDED,
        ComplaintState.REST_DECIDED,
        ComplaintState.REST_WITHDRAWN,
    }
)


class ComplaintAction(models.TextChoices):
    """What can be done with a complaint; the words are what the buttons say."""

    REVIEW = "review", _("Start vår nye vurdering")
    REVERSE = "reverse", _("Ta klagen til følge")
    MEET_PARTLY = "meet_partly", _("Gi delvis medhold")
    RECONSIDER = "reconsider", _("Ta bort delvis medhold")
    FORWARD = "forward", _("Send til klageinstansen")
    DECIDE = "decide", _("Før inn klageinstansens avgjørelse")
    DISMISS = "dismiss", _("Avvis klagen")
    WITHDRAW = "withdraw", _("Klageren trekker klagen")


class ComplainantKind(models.TextChoices):
    """Who complains: the party, or somebody on the party's behalf (forvaltningsloven §§ 12 and 28)."""

    PARTY = "party", _("Parten selv")
    REPRESENTATIVE = "representative", _("Fullmektig")
    LAWYER = "lawyer", _("Advokat")
    GUARDIAN = "guardian", _("Verge")


# They must show that they may act for the party; a lawyer need not.
SHOWS_AUTHORITY = frozenset({ComplainantKind.REPRESENTATIVE, ComplainantKind.GUARDIAN})


class Lateness(models.TextChoices):
    """When the complaint came, by the days that were known when it was registered."""

    IN_TIME = "in_time", _("I tide")
    LATE = "late", _("For sent")
    TOO_LATE = "too_late", _("Mer enn ett år etter vedtaket")


class Suspension(models.TextChoices):
    """Whether the vedtak waits for the complaint (forvaltningsloven § 42)."""

    NOT_ASKED = "not_asked", _("Ikke bedt om")
    ASKED = "asked", _("Bedt om, ikke avgjort")
    GRANTED = "granted", _("Ja, vedtaket venter")
    REFUSED = "refused", _("Nei, vedtaket gjelder")


class ComplaintOutcome(models.TextChoices):
    """What the complaint body decided."""

    UPHELD = "upheld", _("Vedtaket står")
    CHANGED = "changed", _("Vedtaket er endret")
    SENT_BACK = "sent_back", _("Opphevet og sendt tilbake til oss")
    DISMISSED = "dismissed", _("Klagen er avvist")


# The case is to be taken up again.
REOPENS = frozenset({ComplaintOutcome.CHANGED, ComplaintOutcome.SENT_BACK})


class DismissGround(models.TextChoices):
    """Why a complaint is not treated (forvaltningsloven §§ 28, 31 and 33)."""

    LATE = "late", _("Klagen kom for sent")
    NOT_ENTITLED = "not_entitled", _("Den som klager, har ikke klagerett")


class RequestState(models.TextChoices):
    """Where a request for access stands."""

    OPEN = "open", _("Ikke besvart")
    ANSWERED = "answered", _("Besvart")
    WITHDRAWN = "withdrawn", _("Trukket")


class WithheldGround(models.TextChoices):
    """The law that what is withheld rests on."""

    INTERNAL = "internal", _("Dokument til intern saksforberedelse (forvaltningsloven § 18 a)")
    PARTY = "party", _("Av hensyn til partens egen helse eller nære forhold (forvaltningsloven § 19)")
    THIRD_PARTY = "third_party", _("Opplysninger om andre personer (forvaltningsloven § 19)")
    SECRET = "secret", _("Taushetsplikt for den som ikke er part (offentleglova § 13)")
    SEVERAL = "several", _("Flere hjemler, en for hvert punkt")

    @property
    def law(self) -> str:
        """Where it stands, as the copy says it; only a ground for one thing has such a place."""
        return LAW_OF[self]


LAW_OF = {
    WithheldGround.INTERNAL: "forvaltningsloven § 18 a",
    WithheldGround.PARTY: "forvaltningsloven § 19",
    WithheldGround.THIRD_PARTY: "forvaltningsloven § 19",
    WithheldGround.SECRET: "offentleglova § 13",
}
# What one thing can be withheld by.
GROUNDS = tuple((ground.value, ground.label) for ground in LAW_OF)


class PieceChoice(models.TextChoices):
    """What the answer does with one thing in the file."""

    LEAVE = "", _("Ikke del av svaret")
    GIVE = "give", _("Gi ut")
    MASK = "mask", _("Gi ut med noe unntatt")
    WITHHOLD = "withhold", _("Hold tilbake")


class PaperOfAnswer(models.TextChoices):
    """The papers of an answer: the letter, and the copy of what is given."""

    LETTER = "letter", _("Svarbrevet")
    COPY = "copy", _("Kopien de fikk")
