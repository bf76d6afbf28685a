"""The left menu as data: role → areas in order (at most seven), and what each area needs."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.perms import Actor
from boligflyt.web.shell.access_table import ACCESS, Open

MOST = 7


@dataclass(frozen=True, slots=True)
class Area:
    """One word in the menu: its address name, icon and label."""

    name: str
    icon: str
    label: object


AREAS: dict[str, Area] = {
    "my_day": Area("my_day", "Sun", _("Min dag")),
    "applications": Area("applications:list", "FileText", _("Søknader")),
    "queue": Area("allocation:queue", "PersonGroup", _("Venteliste")),
    "meetings": Area("allocation:meetings", "Calendar", _("Tildelingsmøte")),
    "dwellings": Area("dwellings:list", "Buildings3", _("Boliger")),
    "leases": Area("leases:list", "DocPencil", _("Leieforhold")),
    "loans": Area("home_ownership:loans", "Wallet", _("Startlån og tilskudd")),
    "load": Area("casework:load", "PersonGroup", _("Saksmengde")),
    "first_contact": Area("casework:first_contact", "FilePlus", _("Ny henvendelse")),
    "handovers": Area("handovers:due", "KeyHorizontal", _("Overtakelser")),
    "visits": Area("followup:my_visits", "HandHeart", _("Mine besøk")),
    "complaints": Area("complaints:list", "Gavel", _("Klager")),
    "letters": Area("letters:register", "Paperplane", _("Brev")),
    "people": Area("people:persons", "Person", _("Personer")),
    "indicators": Area("allocation:indicators", "BarChart", _("Statistikk")),
    "contacts": Area("access:contacts", "Phone", _("Kontaktpersoner")),
    "procedure": Area("applications:procedure", "NumberList", _("Prosedyren")),
    "control": Area("access:control", "Glasses", _("Kontroll")),
    "due": Area("retention:due", "Book", _("Kassasjon")),
    "erasures": Area("retention:erasures", "Trash", _("Sletting av notater")),
    "plan": Area("retention:plan", "Book", _("Bevaring og kassasjon")),
    "staff": Area("access:staff", "PersonGroup", _("Ansatte")),
    "campaigns": Area("home_ownership:campaigns", "HandHeart", _("Fra leie til eie")),
    "purchases": Area("home_ownership:purchases", "HouseHeart", _("Kjøp av leid bolig")),
    "my_talks": Area("home_ownership:my_talks", "Phone", _("Mine samtaler")),
    "private_renting": Area("private_renting:list", "KeyHorizontal", _("Leie til leie")),
    "career": Area("private_renting:career", "PersonGroup", _("Bokarriere")),
    "rights": Area("rights", "PadlockLocked", _("Rettigheter")),
    "rates": Area("rates:list", "Table", _("Satser og regler")),
}

MENU: dict[Role, tuple[str, ...]] = {
    Role.CASEWORKER: ("my_day", "people", "applications", "queue", "meetings", "dwellings", "leases"),
    Role.DECIDER: ("my_day", "applications", "queue", "meetings", "dwellings", "leases", "indicators"),
    Role.NAV_CASEWORKER: ("my_day", "applications", "meetings", "dwellings", "people"),
    Role.HOME_SUPPORT: ("my_day", "visits", "leases", "dwellings", "people"),
    Role.PROPERTY_MANAGER: ("my_day", "handovers", "dwellings", "leases", "meetings"),
    Role.LEADER: ("my_day", "indicators", "queue", "meetings", "dwellings", "staff", "control"),
    Role.PLANNER: ("indicators", "dwellings", "rates"),
    Role.MEETING_MEMBER: ("my_day", "meetings", "dwellings"),
    Role.REFUGEE_SERVICE: ("my_day", "applications", "leases", "people", "career"),
    Role.ECONOMY_WORKER: ("my_day", "leases", "dwellings", "people"),
    Role.CONTROLLER: ("indicators", "dwellings", "rates"),
    Role.AUDITOR: ("my_day", "control", "staff", "rights"),
    Role.INTEGRATION: ("dwellings",),
    Role.ADMINISTRATOR: ("my_day", "staff", "rights", "rates"),
}

START: dict[Role, str] = {
    Role.LEADER: "allocation:indicators",
    Role.PLANNER: "allocation:indicators",
    Role.CONTROLLER: "allocation:indicators",
    Role.INTEGRATION: "dwellings:list",
}


def may_open(actor: Actor, url_name: str) -> bool:
    """Whether the access table lets this role open the address."""
    asked = ACCESS[url_name]
    return isinstance(asked, Open) or actor.may(asked)


def _item(area: Area, path: str) -> dict[str, object]:
    url = reverse(area.name)
    return {
        "label": area.label,
        "url": url,
        "icon": area.icon,
        "current": path.startswith(url),
        "count": None,
    }


def menu_for(actor: Actor, path: str) -> list[dict[str, object]]:
    """The menu of the actor's role; convenience only, the access table decides."""
    return [_item(AREAS[name], path) for name in MENU[actor.role]]


def all_areas_for(actor: Actor, path: str) -> list[dict[str, object]]:
    """Every built area that the role may open."""
    return [_item(area, path) for area in AREAS.values() if may_open(actor, area.name)]
