"""Fields of the form: kroner and percent as people write them, and the rows one adds as one needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.domain.bostoette import Category
from boligflyt.domain.household_economy import Ownership, Sex
from boligflyt.domain.startlaan import LongTermReason, Repayment

MOST_KRONER = 1_000_000_000
SPACES = str.maketrans("", "", " \u00a0\u202f")
WORDS: dict[str, Any] = {
    "invalid": _("Skriv bare tall, for eksempel 10200."),
    "min_value": _("Tallet kan ikke være under %(limit_value)s."),
    "max_value": _("Tallet kan ikke være over %(limit_value)s."),
}


class NumberField(forms.IntegerField):
    """A whole number; spaces between thousands are read."""

    default_error_messages = WORDS

    def __init__(self, label: Any, most: int, *, required: bool = False, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            label=label, min_value=0, max_value=most, required=required, widget=widget, **rest
        )  # fmt: skip

    def to_python(self, value: Any) -> int | None:
        """Without the spaces."""
        found: int | None = super().to_python(value.translate(SPACES) if isinstance(value, str) else value)
        return found


class KronerField(NumberField):
    """Whole kroner."""

    def __init__(self, label: Any) -> None:
        super().__init__(label, MOST_KRONER)


class PercentField(forms.DecimalField):
    """A percentage with comma or point."""

    default_error_messages = WORDS | {
        "invalid": _("Skriv et tall, for eksempel 4,5."),
        "max_decimal_places": _("Skriv høyst tre desimaler."),
    }

    def __init__(self, label: Any, most: int = 25, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(
            label=label, min_value=0, max_value=most, max_digits=6, decimal_places=3, required=False,
            widget=widget, **rest,
        )  # fmt: skip

    def to_python(self, value: Any) -> Any:
        """With a comma too: a Decimal, or None."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """As it is written here: 4.3 is «4,3»."""
        return str(value).replace(".", ",") if isinstance(value, float) else value


def name_field(label: Any) -> forms.CharField:
    """What an amount is."""
    return forms.CharField(label=label, max_length=80, required=False)


def _choice(label: Any, choices: Iterable[tuple[str, Any]], **rest: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), required=False, **rest)


def _tick(label: Any, **rest: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, **rest)


OLDEST = 120
ROWS: Mapping[str, Mapping[str, Any]] = {
    "members": {
        "age": lambda: NumberField(_("Alder"), OLDEST),
        "sex": lambda: _choice(
            _("Kjønn"),
            [("", _("Ikke oppgitt")), (Sex.FEMALE.value, _("Kvinne")), (Sex.MALE.value, _("Mann"))],
        ),
    },
    "income": {
        "name": lambda: name_field(_("Inntekt")), "gross": lambda: KronerField(_("Før skatt")),
        "net": lambda: KronerField(_("Utbetalt")),
    },
    "debts": {
        "name": lambda: name_field(_("Gjeld")), "balance": lambda: KronerField(_("Skylder")),
        "monthly": lambda: KronerField(_("Betaler i måneden")),
    },
    "fixed_costs": {
        "name": lambda: name_field(_("Fast utgift")), "monthly": lambda: KronerField(_("I måneden")),
    },
    "budget": {
        "name": lambda: name_field(_("Post")), "monthly": lambda: KronerField(_("Egne tall")),
    },
}  # fmt: skip
# What a row must have when something is told in it, and the words when it is missing.
NEEDED = {
    ("members", "age"): _("Skriv alderen, eller tøm linjen."),
    ("income", "name"): _("Skriv hva slags inntekt det er."),
    ("income", "gross"): _("Skriv inntekten før skatt. Skriv 0 hvis den er skattefri."),
    ("income", "net"): _("Skriv hva som blir utbetalt."),
    ("debts", "name"): _("Skriv hvem gjelden er til."),
    ("debts", "balance"): _("Skriv hvor mye som skyldes."),
    ("debts", "monthly"): _("Skriv hva som betales i måneden. Skriv 0 hvis det ikke betales noe."),
    ("fixed_costs", "name"): _("Skriv hva utgiften er."),
    ("fixed_costs", "monthly"): _("Skriv beløpet i måneden."),
    ("budget", "name"): _("Skriv hva beløpet er til."),
    ("budget", "monthly"): _("Skriv beløpet i måneden."),
}
REASONS = [
    (LongTermReason.LASTING_LOW_INCOME.value, _("Varig lav inntekt")),
    (LongTermReason.DWELLING_SUITS_OVER_TIME.value, _("Boligen passer over tid")),
    (
        LongTermReason.PRIVATE_RENT_UNSUITABLE_OR_DEARER.value,
        _("Å leie privat passer ikke eller er dyrere"),
    ),
    (LongTermReason.SHORTER_TERM_NOT_SOUND.value, _("Kortere løpetid er ikke forsvarlig")),
    (
        LongTermReason.CHILDREN_OR_MAY_LOSE_HOME.value,
        _("Barn i husstanden, eller fare for å miste hjemmet"),
    ),
]


def _renting() -> dict[str, forms.Field]:
    return {
        "rent": KronerField(_("Leie i måneden")),
        "other_costs": KronerField(_("Strøm, forsikring og annet i måneden")),
        "heating_included": _tick(_("Oppvarming er med i leien"), initial=True),
    }


def _buying() -> dict[str, forms.Field]:
    ownership = [
        (Ownership.SHARED.value, _("Borettslag eller sameie")),
        (Ownership.OWN_HOUSE.value, _("Eget hus")),
    ]
    return {
        "price": KronerField(_("Pris")),
        "purchase_costs": KronerField(_("Omkostninger")),
        "own_capital": KronerField(_("Egenkapital")),
        "grant": KronerField(_("Tilskudd til etablering")),
        "ownership": _choice(_("Eierform"), ownership),
        "shared_costs": KronerField(_("Felleskostnader i måneden")),
        "fees": KronerField(_("Kommunale avgifter og eiendomsskatt i måneden")),
        "running_costs": KronerField(_("Strøm, forsikring og vedlikehold i måneden")),
        "heating_included": _tick(_("Oppvarming er med i felleskostnadene"), initial=True),
        "dwelling_tax_value": KronerField(_("Boligens formuesverdi fra skattemeldingen")),
    }


REPAYMENT = [(Repayment.ANNUITY.value, _("Annuitet")), (Repayment.SERIAL.value, _("Serie"))]


def _banking() -> dict[str, forms.Field]:
    return {
        "share_percent": PercentField(_("Bankens del av lånet, prosent"), most=99),
        "effective_rate": PercentField(_("Effektiv rente i banken, prosent i året")),
        "years": NumberField(_("Løpetid i banken, år"), 100),
        "repayment": _choice(_("Lånetype i banken"), REPAYMENT),
        "setup_fee": KronerField(_("Etableringsgebyr i banken")),
        "payment_fee": KronerField(_("Gebyr for hver termin i banken")),
    }


def _lending() -> dict[str, forms.Field]:
    fixed = [
        ("0", _("Flytende")),
        *[(str(one), _("Fast i %(years)s år") % {"years": one}) for one in (3, 5, 10, 20)],
    ]
    return {
        "effective_rate": PercentField(_("Effektiv rente, prosent i året")),
        "markup": PercentField(_("Kommunens påslag, prosentpoeng"), most=25),
        "years": NumberField(_("Løpetid i år"), 100),
        "interest_only_years": NumberField(_("År uten avdrag først"), 100),
        "fixed_years": _choice(_("Rentebinding"), fixed),
        "repayment": _choice(_("Lånetype"), REPAYMENT),
        "setup_fee": KronerField(_("Etableringsgebyr")),
        "payment_fee": KronerField(_("Gebyr for hver termin")),
        "long_term_reasons": forms.MultipleChoiceField(
            label=_("Grunner til mer enn 30 år"), choices=REASONS, required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Om grunnene holder, vurderer du. Uten en grunn er 30 år det lengste (§ 8-5)."),
        ),
    }  # fmt: skip


def _support() -> dict[str, forms.Field]:
    categories = [
        (Category.ORDINARY.value, _("Vanlig")), (Category.YOUNG_DISABLED.value, _("Ung ufør")),
        (Category.SINGLE_PENSIONER.value, _("Enslig alderspensjonist")),
    ]  # fmt: skip
    return {
        "category": _choice(_("Regnes i bostøtten som"), categories),
        "specially_adapted": _tick(_("Særlig tilpasset bolig")),
        "net_wealth": KronerField(_("Formue, kroner")),
    }


# Each part of the question, and the field without which the part is not asked about.
PARTS = {
    "stay": (_renting, "rent"), "rent": (_renting, "rent"), "buy": (_buying, "price"),
    "loan": (_lending, "effective_rate"), "bank": (_banking, "share_percent"), "bostoette": (_support, ""),
}  # fmt: skip
