"""The groups of hits on the search page: what each says and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries.by_code import find_applications
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import find_dwellings
from boligflyt.areas.leases.queries import find_leases, tenant_shown
from boligflyt.areas.people.queries.branches import Why
from boligflyt.areas.people.queries.finding import PersonHit, find_best
from boligflyt.web.formats import narrow_date

MOST = 5


def groups_of(actor: Actor, text: str, *, is_number: bool) -> list[dict[str, Any]]:
    """The groups with hits, and in each those that the trace now says were shown.

    A number is only looked for among persons.
    """
    groups = [_persons(actor, text)]
    if not is_number:
        dwellings = list(find_dwellings(actor, text)[: MOST + 1])
        groups += [_applications(actor, text), _leases(actor, text, dwellings), _dwellings(actor, dwellings)]
    return [group for group in groups if group["hits"]]


def _group(title: str, icon: str, hits: Sequence[dict[str, Any]], advice: str) -> dict[str, Any]:
    return {"title": title, "icon": icon, "hits": hits[:MOST], "more": advice if len(hits) > MOST else ""}


def _listed(actor: Actor, kind: str, found: Sequence[Any]) -> None:
    record_list(actor.trace, kind, [one.pk for one in found[:MOST]])


def _persons(actor: Actor, text: str) -> dict[str, Any]:
    found = find_best(actor, text, MOST + 1)
    _listed(actor.with_purpose(_("Søk")), "person", [one.person for one in found])
    return _group(
        _("Personer"), "Person", [_person(one) for one in found],
        _("Skriv fornavn og etternavn, eller legg til fødselsdato: Hansen 12.03.1988."),
    )  # fmt: skip


def _person(hit: PersonHit) -> dict[str, Any]:
    """A hit leads to the household, where the work is; to the person when there is none to open."""
    person = reverse("people:person", args=[hit.person.pk])
    found = {
        "label": hit.person.sorted_name, "url": person, "why": why_words(hit.why),
        "note": _("Født %(day)s") % {"day": narrow_date(hit.person.born)} if hit.person.born else "",
    }  # fmt: skip
    if hit.household:
        home = reverse("people:household", args=[hit.household])
        found |= {"url": home, "also": _("Personen"), "also_url": person}
    return found


def why_words(why: Why) -> str:
    """What made somebody a hit, where it is not the name as it is written."""
    return {
        Why.SPELLING: _("Stavet litt annerledes"), Why.INITIALS: _("Forbokstavene passer"),
        Why.FORMER: _("Sto slik før det ble rettet"),
    }.get(why, "")  # fmt: skip


def _applications(actor: Actor, text: str) -> dict[str, Any]:
    found = list(find_applications(actor, text)[: MOST + 1])
    _listed(actor, "application", found)
    hits = [
        {
            "url": reverse("applications:detail", args=[one.pk]), "label": one.case_code,
            "note": f"{one.applicant.sorted_name} · {one.get_state_display()}",
        }
        for one in found
    ]  # fmt: skip
    return _group(_("Søknader"), "FileText", hits, _("Skriv mer av saksnummeret."))


def _leases(actor: Actor, text: str, dwellings: Sequence[Dwelling]) -> dict[str, Any]:
    """By contract number, or whoever rents one of the dwellings that are shown."""
    homes: list[UUID] = [one.pk for one in dwellings[:MOST]]
    found = list(find_leases(actor, text, homes)[: MOST + 1])
    _listed(actor, "lease", found)
    hits = [
        {
            "url": reverse("leases:detail", args=[one.pk]), "label": one.contract_number,
            "note": f"{tenant_shown(one)} · {one.dwelling.address} · {one.get_state_display()}",
            "why": _("Leier boligen") if one.dwelling_id in homes else "",
        }
        for one in found
    ]  # fmt: skip
    return _group(_("Leieforhold"), "FileText", hits, _("Skriv mer av adressen."))


def _dwellings(actor: Actor, found: Sequence[Dwelling]) -> dict[str, Any]:
    _listed(actor, "dwelling", found)
    hits = [
        {
            "url": reverse("dwellings:detail", args=[one.pk]), "label": one.address,
            "note": ", ".join([_("%(bedrooms)s soverom") % {"bedrooms": one.bedrooms}, *one.size_parts[:1]]),
        }
        for one in found
    ]  # fmt: skip
    return _group(_("Boliger"), "Buildings3", hits, _("Skriv mer av adressen, for eksempel husnummeret."))
