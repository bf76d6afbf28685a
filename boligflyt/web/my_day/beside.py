"""What else is the role's own, beside the tasks with a day: areas that the menu of seven has no room for."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.queries.day import waiting
from boligflyt.web.shell.menu import may_open


@dataclass(frozen=True, slots=True)
class Beside:
    """A way on, and how many wait behind it; no number where counting is the page's own work."""

    label: str | Promise
    url: str
    waits: int | None


def beside(actor: Actor) -> list[Beside]:
    """Letters to send, complaints, notes to delete and files to dispose of: each for those with the right."""
    sends, hears = may_open(actor, "letters:outbox"), may_open(actor, "complaints:list")
    waits, found = waiting(actor, letters=sends, complaints=hears), []
    if sends:
        found.append(Beside(_("Brev å sende"), reverse("letters:outbox"), waits.get("letters", 0)))
    elif may_open(actor, "letters:register"):
        found.append(Beside(_("Brev"), reverse("letters:register"), None))
    if hears:
        found.append(Beside(_("Åpne klager"), reverse("complaints:list"), waits.get("complaints", 0)))
    if may_open(actor, "home_ownership:campaign_new"):
        found.append(Beside(_("Fra leie til eie"), reverse("home_ownership:campaigns"), None))
    if may_open(actor, "private_renting:begin"):
        found.append(Beside(_("Leie til leie"), reverse("private_renting:list"), None))
    if may_open(actor, "retention:erasures"):
        found.append(Beside(_("Sletting av notater"), reverse("retention:erasures"), None))
    if may_open(actor, "retention:due"):
        found.append(Beside(_("Kassasjon"), reverse("retention:due"), None))
    return found
