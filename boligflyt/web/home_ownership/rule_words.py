"""The rule of a campaign in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boligflyt.web.formats import money


def rule_words(rule: Mapping[str, Any]) -> list[str]:
    """What a household must meet, one line for each demand."""
    return list(_words(rule))


def _words(rule: Mapping[str, Any]) -> Iterator[str]:
    if rule["tenants"] and rule["applicants"]:
        yield _("Leier av kommunen, eller har søkt")
    else:
        yield _("Leier av kommunen") if rule["tenants"] else _("Har søkt, og leier ikke av kommunen")
    if rule["least_income"] is not None:
        yield _("Inntekt minst %(amount)s i året før skatt") % {"amount": money(rule["least_income"])}
    if rule["least_months"] is not None:
        months = rule["least_months"]
        yield ngettext("Har leid i minst %d måned", "Har leid i minst %d måneder", months) % months
    if rule["ends_within"] is not None:
        months = rule["ends_within"]
        yield (
            ngettext("Leietiden går ut innen %d måned", "Leietiden går ut innen %d måneder", months) % months
        )
    if rule["adapted"]:
        yield _("Bor i en tilpasset bolig")
    if rule["saleable"]:
        yield _("Bor i en bolig som kan selges til leietakeren")
