"""The staff as actors at a moment, so that loading and replay sign with the same names."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from boligflyt.areas.access.models import Assignment, Municipality, Office, Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.cast import MUNICIPALITY
from boligflyt.jobs.demo.dice import OSLO
from boligflyt.jobs.demo.records import StaffRecord

LONG_AGO = date(2015, 1, 1)
OFFICE_OPENS = time(8, 0)


def morning(on: date) -> datetime:
    """Eight o'clock in Oslo."""
    return datetime.combine(on, OFFICE_OPENS, OSLO)


class Offices:
    """The municipality's staff by user name."""

    def __init__(self, staff: list[StaffRecord]) -> None:
        self._staff = {one.username: one for one in staff}
        self._offices: dict[str, Office] = {}

    def load(self) -> None:
        """Write the municipality, offices and staff. Nobody has a password: the demo signs in by a click."""
        Municipality.objects.create(**MUNICIPALITY)
        for one in self._staff.values():
            office, _ = Office.objects.get_or_create(name=one.office, defaults={"kind": one.office_kind})
            self._offices[one.office] = office
            staff = Staff(id=one.id, username=one.username, name=one.name)
            staff.set_unusable_password()
            staff.save(force_insert=True)
            Assignment.objects.create(
                staff=staff, office=office, role=one.role, period=Period(LONG_AGO, None),
                clearance=one.clearance,
            )  # fmt: skip

    def office(self, name: str) -> Office:
        """An office by name."""
        return self._offices[name]

    def key(self, username: str) -> UUID:
        """A staff member's key."""
        return self._staff[username].id

    def actor(self, username: str, at: datetime) -> Actor:
        """A staff member at work at a moment."""
        one = self._staff[username]
        office = self._offices[one.office]
        return Actor(one.id, one.name, one.role, office.pk, office.name, at, clearance=one.clearance)


def minutes_later(at: datetime, minutes: int) -> datetime:
    """A little later the same day."""
    return at + timedelta(minutes=minutes)
