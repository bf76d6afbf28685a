"""What is composed once asks the same as what is composed each time, for everybody and however they come."""

from dataclasses import replace

import pytest

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Participation
from boligflyt.areas.access.queries import subjects_by, subjects_part
from boligflyt.toolkit.statements import KeptPart, statement_of
from tests.support.cast import make_household, make_person

KINDS = (Information.IDENTITY, Information.HOUSING, Information.HEALTH)


def coming(actor, others):
    """The actor as they are, reading what they have opened, and standing in for one and for two."""
    return [
        actor,
        replace(actor, with_openings=True),
        replace(actor, stands_in_for=frozenset(others[:1])),
        replace(actor, stands_in_for=frozenset(others[:2]), with_openings=True),
    ]


def test_the_kept_part_of_a_door_asks_what_the_door_asks(cast):
    make_household(make_person("Eva", "Nord"))
    people = [cast.kari, cast.ingrid, cast.nora, cast.jon]
    keys = [one.staff for one in people]

    for actor in people:
        for one in coming(actor, [key for key in keys if key != actor.staff]):
            for kind in KINDS:
                kept = Participation.objects.filter(subject__in=subjects_part(one, "household", kind))
                anew = Participation.objects.filter(subject__in=subjects_by(one, "household", kind))

                assert sorted(kept.values_list("pk")) == sorted(anew.values_list("pk"))
                part = subjects_part(one, "household", kind)
                assert (part.sql, tuple(part.params)) == statement_of(subjects_by(one, "household", kind))


def test_a_mark_that_stands_nowhere_is_told_of_at_once():
    part = KeptPart(lambda _key: Participation.objects.values("subject"), "a mark")

    with pytest.raises(ValueError, match="a mark"):
        part.filled("x")
