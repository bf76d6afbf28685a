"""Forms about complaints and requests for access."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.complaints.choices import (
    GROUNDS,
    ComplainantKind,
    ComplaintOutcome,
    DismissGround,
    PieceChoice,
)
from boligflyt.areas.complaints.models import LONGEST_TEXT
from boligflyt.areas.complaints.pieces import Picked, Piece
from boligflyt.areas.complaints.services import Answered, Asked, NewComplaint
from boligflyt.areas.complaints.services.partly import NO_PART, NO_REST
from boligflyt.domain.masking import MARK
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

YES_NO = (("yes", _("Ja, vedtaket venter")), ("no", _("Nei, vedtaket gjelder nå")))


def long_text(label: Any, help_text: Any = "", *, required: bool = True, rows: int = 5) -> forms.CharField:
    """A field for some paragraphs."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST_TEXT, widget=area, required=required
    )


class PartyForm(VersionedForm):
    """Who it is, and who acts for them."""

    party = forms.ChoiceField(label=_("Hvem gjelder det"))
    kind = forms.ChoiceField(
        label=_("Hvem sendte det"), choices=ComplainantKind.choices, widget=forms.RadioSelect,
        initial=ComplainantKind.PARTY,
    )  # fmt: skip
    representative = forms.CharField(
        label=_("Navnet på den som handler for parten"), max_length=120, required=False
    )
    authority_seen = forms.BooleanField(
        label=_("Jeg har sett fullmakten eller vergefullmakten"), required=False,
        help_text=_("Trengs ikke for advokat."),
    )  # fmt: skip

    def __init__(self, *args: Any, parties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = parties

    def acts(self) -> dict[str, Any]:
        """Who acts, as the services take it."""
        data = self.cleaned_data
        return {
            "kind": ComplainantKind(data["kind"]), "representative": data["representative"],
            "authority_seen": data["authority_seen"],
        }  # fmt: skip


class ComplaintForm(PartyForm):
    """What came, from whom, and the days."""

    received_on = NorwegianDateField(label=_("Klagen kom til oss"))
    sent_on = NorwegianDateField(
        label=_("Klagen ble sendt"), required=False,
        help_text=_("Poststempelet. Er klagen sendt i tide, er den i tide (forvaltningsloven § 30)."),
    )  # fmt: skip
    notice_on = NorwegianDateField(
        label=_("Vedtaksbrevet kom fram"), required=False,
        help_text=_("Fristen regnes fra denne dagen. Står feltet tomt, regner vi med vanlig tid i posten."),
    )  # fmt: skip
    text = long_text(
        _("Hva sier klagen"), _("Skriv av eller oppsummer. En muntlig klage skriver du ned her.")
    )
    wants_suspension = forms.BooleanField(
        label=_("Klageren ber om at vedtaket venter til klagen er avgjort"), required=False
    )

    def received(self) -> NewComplaint:
        """What the service takes."""
        data = self.cleaned_data
        days = {name: data[name] for name in ("received_on", "sent_on", "notice_on")}
        return NewComplaint(
            UUID(data["party"]), text=data["text"], wants_suspension=data["wants_suspension"], **days,
            **self.acts(),
        )  # fmt: skip


class ReviewForm(VersionedForm):
    """Nothing more, in time; a reason, when it is late."""

    late_because = long_text(
        _("Hvorfor behandles klagen likevel"),
        _("Kunne klageren ikke lastes for at den kom sent, eller er det særlig grunn til å prøve saken?"),
    )

    def __init__(self, *args: Any, late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not late:
            del self.fields["late_because"]


class BecauseForm(VersionedForm):
    """Why."""

    because = long_text(_("Begrunnelse"))


class PartlyForm(VersionedForm):
    """Which part is met here, and which is not."""

    met = long_text(
        _("Dette får klageren medhold i"),
        _("Skriv det slik klageren skal lese det. Det blir grunnlaget for det nye vedtaket."),
    )
    rest = long_text(
        _("Dette får klageren ikke medhold i"),
        _("Denne delen sendes til klageinstansen når det nye vedtaket er avgjort."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The labels are sentences, and «Fyll ut …» before one reads as nothing.
        self.fields["met"].error_messages["required"] = NO_PART
        self.fields["rest"].error_messages["required"] = NO_REST


class StatementForm(VersionedForm):
    """What we say to the complaint body."""

    statement = long_text(
        _("Uttalelse til klageinstansen"),
        _("Svar på det klagen sier, og hvorfor vedtaket bør stå. Klageren får lese den."), rows=12,
    )  # fmt: skip


class OutcomeForm(VersionedForm):
    """What the complaint body decided."""

    outcome = forms.ChoiceField(
        label=_("Klageinstansen bestemte"), choices=ComplaintOutcome.choices, widget=forms.RadioSelect
    )
    because = long_text(_("Kort om avgjørelsen"))


class DismissForm(VersionedForm):
    """Why it is not treated."""

    ground = forms.ChoiceField(
        label=_("Avvises fordi"), choices=DismissGround.choices, widget=forms.RadioSelect
    )
    because = long_text(_("Begrunnelse"), _("Den står i brevet til klageren."))


class SuspensionForm(VersionedForm):
    """Whether the vedtak waits."""

    granted = forms.ChoiceField(
        label=_("Skal vedtaket vente til klagen er avgjort"), choices=YES_NO, widget=forms.RadioSelect
    )
    because = long_text(_("Begrunnelse"))


class AcknowledgeForm(VersionedForm):
    """When an answer can be expected."""

    expected = NorwegianDateField(label=_("Svaret kan ventes innen"))


class AskForm(PartyForm):
    """Who wants to see what."""

    asked_on = NorwegianDateField(label=_("De spurte"))
    wish = long_text(_("Hva vil de se"))

    def asked(self) -> Asked:
        """What the service takes."""
        data = self.cleaned_data
        return Asked(UUID(data["party"]), asked_on=data["asked_on"], wish=data["wish"], **self.acts())


class AnswerForm(VersionedForm):
    """What they were given, and what not: what was picked from the file, and what is written."""

    given = long_text(
        _("Hva fikk de se ellers"), _("Det som ikke står i listen over, én ting på hver linje."),
        required=False, rows=3,
    )  # fmt: skip
    withheld = long_text(
        _("Hva holdt vi tilbake ellers"),
        _("Skriv slags dokument eller opplysning, ikke innholdet. La stå tomt når de fikk se alt."),
        required=False, rows=3,
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("Hjemmel for det vi holdt tilbake"), choices=[("", _("Ingenting er holdt tilbake")),
        *GROUNDS], required=False,
    )  # fmt: skip
    because = long_text(
        _("Hvorfor hjemmelen gjelder her"), _("Det står i brevet. Skriv ikke hva som ble holdt tilbake."),
        required=False, rows=3,
    )  # fmt: skip

    def __init__(
        self, *args: Any, pieces: Sequence[Piece] = (), readable: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pieces, self.readable = pieces, readable or {}
        for piece in pieces:
            self.fields |= piece_fields(piece)

    def groups(self) -> list[tuple[Piece, str, list[forms.BoundField]]]:
        """Each thing in the file, where it is read when it is a paper of its own, and its fields."""
        return [
            (
                piece, self.readable.get(piece.key, ""),
                [self[name] for part in ("choice", "ground", "copy") if (name := f"{part}-{piece.key}")
                 in self.fields],
            )
            for piece in self.pieces
        ]  # fmt: skip

    def written(self) -> list[forms.BoundField]:
        """The fields that are about no one thing."""
        return [self[name] for name in ("given", "withheld", "ground", "because")]

    def picked(self) -> dict[str, Picked]:
        """What is done with each thing, by its key."""
        data = self.cleaned_data
        return {
            one.key: Picked(
                PieceChoice(data[f"choice-{one.key}"]),
                data[f"ground-{one.key}"],
                data.get(f"copy-{one.key}", ""),
            )
            for one in self.pieces
        }

    def answered(self) -> Answered:
        """What the service takes."""
        data = self.cleaned_data
        return Answered(data["given"], data["withheld"], data["ground"], data["because"])


def piece_fields(piece: Piece) -> dict[str, forms.Field]:
    """What can be done with one thing; only a text can be given in part."""
    choices = [one for one in PieceChoice.choices if piece.text or one[0] != PieceChoice.MASK]
    made: dict[str, forms.Field] = {
        f"choice-{piece.key}": forms.ChoiceField(
            label=_("Hva gjør vi med «%(title)s»") % {"title": piece.title}, choices=choices, required=False
        ),
        f"ground-{piece.key}": forms.ChoiceField(
            label=_("Hjemmel når noe holdes tilbake"), choices=[("", _("Ingen")), *GROUNDS], required=False
        ),
    }
    if piece.text:
        made[f"copy-{piece.key}"] = forms.CharField(
            label=_("Teksten i kopien"), required=False, initial=piece.text, max_length=2 * LONGEST_TEXT,
            help_text=_("Brukes når noe er unntatt. Skriv %(mark)s i stedet for det. Originalen endres ikke.")
            % {"mark": MARK}, widget=forms.Textarea(attrs={"rows": 5}),
        )  # fmt: skip
    return made
