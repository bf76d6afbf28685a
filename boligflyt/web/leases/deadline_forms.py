"""Forms about deadlines: a notice to be worked out, and a new rent to tell the tenant of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.leases.deadlines import AllowedRent
from boligflyt.areas.leases.services import RentNotice
from boligflyt.domain.deadlines import GivenBy
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

NUMBER = {"inputmode": "numeric"}
GIVEN_BY = [(GivenBy.TENANT.value, _("Leietakeren")), (GivenBy.LANDLORD.value, _("Kommunen"))]


class NoticeForm(VersionedForm):
    """Who gives notice, and when it came: what the last day follows from. Nothing is kept."""

    given_by = forms.ChoiceField(label=_("Hvem sier opp"), choices=GIVEN_BY, initial=GivenBy.TENANT.value)
    received_on = NorwegianDateField(label=_("Oppsigelsen kom fram"))


class IndexField(forms.DecimalField):
    """An index number as people write it, with a decimal comma."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label, min_value=Decimal("0.1"), max_value=Decimal(100_000), max_digits=8, decimal_places=2,
            localize=True, widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )  # fmt: skip
        self.error_messages |= {
            "invalid": _("Skriv indeksen som et tall, for eksempel 139,5."),
            "min_value": _("Indeksen må være over null."),
            "max_value": _("Indeksen er for stor. Sjekk tallet."),
            "max_decimal_places": _("Skriv indeksen med høyst to desimaler."),
            "max_digits": _("Indeksen er for stor. Sjekk tallet."),
        }

    def to_python(self, value: Any) -> Any:
        """«139,5» and «139.5» are the same number."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class RentForm(VersionedForm):
    """A new rent by the index; an empty rent is the highest, an empty day the first that the law allows."""

    sent_on = NorwegianDateField(label=_("Varselet sendes"))
    index_then = IndexField(_("Indeksen da leien ble satt"))
    index_now = IndexField(_("Indeksen nå"))
    rent = forms.IntegerField(
        label=_("Ny leie per måned"), required=False, min_value=1, max_value=60_000,
        widget=forms.TextInput(attrs=NUMBER), help_text=_("Tomt felt bruker den høyeste indeksen gir."),
    )  # fmt: skip
    from_day = NorwegianDateField(
        label=_("Gjelder fra"),
        required=False,
        help_text=_("Tomt felt bruker den første dagen loven tillater."),
    )

    def notice(self, allowed: AllowedRent) -> RentNotice:
        """What the service asks for."""
        data = self.cleaned_data
        from_day: date = data["from_day"] or allowed.first_day
        return RentNotice(
            data["rent"] or int(allowed.highest_rent), from_day, data["sent_on"], data["index_then"],
            data["index_now"],
        )  # fmt: skip
