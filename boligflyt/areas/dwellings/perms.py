"""Who may know what a dwelling is for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import TELLING_PURPOSES, Purpose

# What those who may not know are told and may filter by; it stands for all purposes that tell about health.
ADAPTED = "tilrettelagt"
ADAPTED_LABEL = _("Tilrettelagt bolig")


def can_know_purpose(actor: Actor, purpose: str) -> bool:
    """Whether the actor may be told this purpose: some tell about the health of whoever lives there."""
    return purpose not in TELLING_PURPOSES or actor.may(Right.DWELLING_PURPOSE)


def shown_purpose(actor: Actor, purpose: str) -> str:
    """The purpose in words that the actor may read."""
    return str(Purpose(purpose).label if can_know_purpose(actor, purpose) else ADAPTED_LABEL)


def purpose_options(actor: Actor) -> list[tuple[str, str]]:
    """Code and label of the purposes that the actor may choose between when looking for dwellings."""
    known = [(one.value, str(one.label)) for one in Purpose if can_know_purpose(actor, one)]
    return known if actor.may(Right.DWELLING_PURPOSE) else [*known, (ADAPTED, str(ADAPTED_LABEL))]


def purposes_behind(actor: Actor, option: str) -> frozenset[str]:
    """The stored codes behind an option of `purpose_options`; none for a code the actor may not use."""
    if option not in dict(purpose_options(actor)):
        return frozenset()
    return frozenset(one.value for one in TELLING_PURPOSES) if option == ADAPTED else frozenset({option})
