"""Hours in a week, as people write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class HoursField(forms.DecimalField):
    """Hours with comma or point and at most one decimal; empty is not known, and 0 is none."""

    default_error_messages = {
        "invalid": _("Skriv timer per uke som et tall, for eksempel 10 eller 7,5."),
        "min_value": _("Timer per uke kan ikke være under null."),
        "max_value": _("En uke har 168 timer. Sjekk tallet."),
        "max_decimal_places": _("Skriv høyst én desimal, for eksempel 7,5."),
        "max_digits": _("En uke har 168 timer. Sjekk tallet."),
        "max_whole_digits": _("En uke har 168 timer. Sjekk tallet."),
    }

    def __init__(self, label: Any, most: int, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(
            label=label, min_value=0, max_value=most, max_digits=4, decimal_places=1, required=False,
            widget=widget, **rest,
        )  # fmt: skip

    def to_python(self, value: Any) -> Any:
        """«7,5» and «7.5» are the same number."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """As it is written here: 7.5 is «7,5», and 10.0 is «10»."""
        if not isinstance(value, Decimal):
            return value
        return f"{value:.1f}".removesuffix(".0").replace(".", ",")
