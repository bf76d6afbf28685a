"""Null versions of the controls, put in place inside the process that measures and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import Any

ALIASES = ("default", "side")
NUMBER = "00000000000"  # in the place of a number that is not decrypted
Without = Callable[[], Any]


@contextmanager
def replaced(home: ModuleType, name: str, null: Any) -> Iterator[None]:
    """Wherever the program holds what stands in `home` under this name, it holds the null version."""
    original = getattr(home, name)
    holders = [
        module for key, module in list(sys.modules.items())
        if key.startswith("boligflyt.") and getattr(module, name, None) is original
    ]  # fmt: skip
    for module in holders:
        setattr(module, name, null)
    try:
        yield
    finally:
        for module in holders:
            setattr(module, name, original)


@contextmanager
def attribute(owner: Any, name: str, null: Any) -> Iterator[None]:
    """One attribute is something else inside the block."""
    before = getattr(owner, name)
    setattr(owner, name, null)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def connected_as(parts: tuple[str | None, str | None]) -> Iterator[None]:
    """Both connections in these database roles; None is the owner, who walks past row-level security."""
    from django.db import connections

    from boligflyt.toolkit.database_roles import role_name

    before = {alias: dict(connections[alias].settings_dict) for alias in ALIASES}
    for alias, part in zip(ALIASES, parts, strict=True):
        connections[alias].close()
        name = connections[alias].settings_dict["NAME"]
        options = {**before[alias]["OPTIONS"], "assume_role": role_name(name, part) if part else None}
        connections[alias].settings_dict.update(OPTIONS=options)
    try:
        yield
    finally:
        for alias in ALIASES:
            connections[alias].close()
            connections[alias].settings_dict.update(before[alias])


@contextmanager
def as_the_program() -> Iterator[None]:
    """The roles that an installation runs with, after what its web server does at the start."""
    from boligflyt.config.at_start import settle
    from boligflyt.toolkit.database_roles import APP, SIDE

    settle()
    with connected_as((APP, SIDE)):
        yield


@contextmanager
def without_walls() -> Iterator[None]:
    """As the owner, and without saying for each transaction what may be seen."""
    from boligflyt.toolkit import walls

    with connected_as((None, None)), replaced(walls, "open_as", lambda cursor, clearance, sees: None):
        yield


def without_trace() -> Any:
    """No look, refusal or change is written."""
    from boligflyt.areas.audit import services

    return replaced(services, "_write", lambda event, using: None)


@contextmanager
def without_taking_part() -> Iterator[None]:
    """Clearance and habilitet are asked, taking part is not."""
    from django.db.models import Value

    from boligflyt.areas.people.queries import reach

    with ExitStack() as stack:
        stack.enter_context(replaced(reach, "household_keys", _cleared_homes))
        stack.enter_context(
            replaced(reach, "persons_where", lambda actor, *kinds, among=None: _cleared_persons(actor))
        )
        stack.enter_context(replaced(reach, "kinds_of", lambda actor, path: Value(None)))
        stack.enter_context(replaced(reach, "kinds_seen", lambda actor, given: _all_kinds()))
        yield


@contextmanager
def without_clearance_and_habilitet() -> Iterator[None]:
    """Taking part is asked, protection and relations are not; the walls stand where they stood."""
    from boligflyt.areas.applications.queries import doors
    from boligflyt.areas.people.queries import reach

    with ExitStack() as stack:
        stack.enter_context(replaced(reach, "household_keys", _shared_homes))
        stack.enter_context(replaced(reach, "persons_where", _shared_persons))
        stack.enter_context(replaced(doors, "_applications_where", _applications_of_homes))
        yield


@contextmanager
def without_session_end() -> Iterator[None]:
    """The session is read and not written on every request, and nobody looks at the clock."""
    from django.test import override_settings

    from boligflyt.web.shell.session import SessionLimits

    def pass_on(self: Any, request: Any) -> Any:
        return self.get_response(request)

    with override_settings(SESSION_SAVE_EVERY_REQUEST=False), attribute(SessionLimits, "__call__", pass_on):
        yield


def without_decryption() -> Any:
    """The fødselsnummer is read and not decrypted."""
    from boligflyt.toolkit.encryption import EncryptedTextField

    def read(self: Any, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else NUMBER

    return attribute(EncryptedTextField, "from_db_value", read)


CONTROLS: dict[str, Without] = {
    "row-level security": without_walls,
    "trace of reading": without_trace,
    "taking part": without_taking_part,
    "clearance and habilitet": without_clearance_and_habilitet,
    "end of the session": without_session_end,
    "decryption of fødselsnummer": without_decryption,
}


@contextmanager
def without_all() -> Iterator[None]:
    """None of the controls above: only the right that the address asks for is left."""
    from boligflyt.areas.people.models import Household, Person
    from boligflyt.areas.people.queries import reach

    with ExitStack() as stack:
        for without in (without_walls, without_trace, without_session_end, without_decryption):
            stack.enter_context(without())
        stack.enter_context(without_clearance_and_habilitet())
        stack.enter_context(
            replaced(reach, "household_keys", lambda actor, *kinds: Household.objects.values("pk"))
        )
        stack.enter_context(
            replaced(reach, "persons_where", lambda actor, *kinds, among=None: Person.objects.all())
        )
        yield


def _all_kinds() -> frozenset[Any]:
    from boligflyt.areas.access.choices import Information

    return frozenset(Information)


def _not_near(actor: Any) -> Any:
    from django.db.models import Q

    from boligflyt.areas.people.queries.reach import conflicted_households, related_persons

    return Q(pk__in=conflicted_households(actor)) | Q(contact__in=related_persons(actor))


def _cleared_homes(actor: Any, *kinds: Any) -> Any:
    from boligflyt.areas.people.models import Household

    return Household.objects.filter(grade__lte=actor.clearance).exclude(_not_near(actor)).values("pk")


def _cleared_persons(actor: Any) -> Any:
    from django.db.models import Q

    from boligflyt.areas.people.models import Membership, Person
    from boligflyt.areas.people.queries.reach import conflicted_households, related_persons

    near = Membership.objects.filter(household__in=conflicted_households(actor)).values("person")
    seen = Person.objects.filter(grade__lte=actor.clearance)
    return seen.exclude(Q(pk__in=near) | Q(pk__in=related_persons(actor)))


def _shared_homes(actor: Any, *kinds: Any) -> Any:
    from boligflyt.areas.access.queries import shared_subjects

    return shared_subjects(actor, "household", *kinds)


def _shared_persons(actor: Any, *kinds: Any, among: Any = None) -> Any:
    from django.db.models import Q

    from boligflyt.areas.access.queries import shared_subjects
    from boligflyt.areas.people.models import Membership, Person

    homes = Membership.objects.filter(household__in=shared_subjects(actor, "household", *kinds))
    alone = shared_subjects(actor, "person", *kinds)
    return Person.objects.filter(Q(pk__in=homes.values("person")) | Q(pk__in=alone))


def _applications_of_homes(actor: Any, *kinds: Any) -> Any:
    from boligflyt.areas.applications.models import Application
    from boligflyt.areas.people.queries import reach

    return Application.objects.filter(household__in=reach.households_where(actor, *kinds))
