"""The figures of the register in words, each with its definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from boligflyt.domain.startlaan import RegisterCounts


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure is called, and what is counted in it."""

    label: str | Promise
    about: str | Promise


DEFINITIONS: Mapping[str, Definition] = {
    "owners": Definition(
        _("Husstander som ble eiere"),
        _("Ble eiere i perioden og har en lånesak her, med eller uten startlån."),
    ),
    "left_municipal": Definition(
        _("Fra kommunal til eid bolig med startlån"),
        _("Ble eiere i perioden, leide av kommunen da de søkte, og fikk startlån."),
    ),
    "granted": Definition(
        _("Innvilget startlån i alt"), _("Husstander som fikk svar om startlån i perioden, uansett formål.")
    ),
    "target": Definition(
        _("Av disse i målgruppen, til kjøp"),
        _("Startlån til å kjøpe eller bygge, til husstander som er vanskeligstilt på boligmarkedet."),
    ),
    "target_with_grant": Definition(
        _("Av disse også med tilskudd"), _("Fikk tilskudd til etablering i samme sak.")
    ),
    "target_not_owners": Definition(
        _("I målgruppen, men ikke eiere i perioden"),
        _("Fikk startlån til kjøp i perioden, men overtok i en annen periode eller har ikke overtatt."),
    ),
    "owners_not_target": Definition(
        _("Eiere, men ikke startlån i målgruppen i perioden"),
        _("Ble eiere i perioden, men fikk lånet i en annen, bare tilskudd, eller er ikke i målgruppen."),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with its definition, and the code its list is asked for by."""

    code: str
    number: int
    definition: Definition


def figure_rows(counted: RegisterCounts) -> list[FigureRow]:
    """The figures in the order of the definitions."""
    return [FigureRow(code, counted.of(code).number, one) for code, one in DEFINITIONS.items()]
