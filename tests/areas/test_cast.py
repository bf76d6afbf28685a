"""The cast itself: if this fails, everything else does."""

from boligflyt.areas.access.choices import Right
from tests.support.cast import make_application, make_dwelling


def test_a_caseworker_may_register_and_a_leader_may_not(cast):
    application = make_application(cast.kari)

    assert cast.kari.may(Right.APPLICATION_WRITE)
    assert not cast.liv.may(Right.APPLICATION_READ)
    assert application.household.memberships.count() == 3


def test_a_dwelling_has_an_address_people_recognise(db):
    dwelling = make_dwelling()

    assert dwelling.address.startswith("Skogbrynet ")
