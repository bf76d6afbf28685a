"""All offers of a meeting out in one go: four eyes for each, and one that cannot go stops no other."""

from __future__ import annotations

import pytest

from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.offers import offers_to_send
from boligflyt.areas.allocation.services.sending_offers import Chosen, send_offers
from boligflyt.areas.letters.models import Dispatch
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import closed_meeting, queued, shown
from tests.support.cast import make_dwelling, make_household, make_person


@pytest.fixture
def three(cast):
    """A closed meeting that has given three households a dwelling."""
    for lot in (1, 2, 3):
        queued(cast, make_household(make_person("Mona", f"Lund{lot}")), lot=lot)
        make_dwelling(bedrooms=3)
    return closed_meeting(cast)


def waiting(cast, meeting, who="ingrid"):
    actor = getattr(cast, who)
    return offers_to_send(actor, open_meeting(actor, meeting.pk))


def chosen(found):
    return [Chosen(line.pk, line.version, shown(vedtak)) for line, vedtak in found]


@pytest.mark.proves("ORG-10")
def test_the_second_person_sends_every_offer_of_the_meeting_at_once_each_with_its_letter(cast, three):
    outcomes = send_offers(cast.ingrid, chosen(waiting(cast, three)))

    assert all(one.offer for one in outcomes)
    assert Offer.objects.filter(state="sent").count() == 3
    assert Dispatch.objects.filter(kind="offer").count() == 3
    assert waiting(cast, three) == []


def test_who_prepared_them_is_shown_none_and_can_send_none(cast, three):
    found = waiting(cast, three)

    assert waiting(cast, three, "kari") == []
    with pytest.raises(Exception, match="rett|avgjør"):
        send_offers(cast.kari, chosen(found))
    assert not Offer.objects.exists()


def test_one_that_cannot_go_is_told_and_the_others_go(cast, three):
    found = waiting(cast, three)
    dear = found[1][0].dwelling
    dear.rent += 500
    dear.save()

    outcomes = send_offers(cast.ingrid, chosen(found))

    faults = {one.line: one.fault for one in outcomes if one.offer is None}
    assert list(faults) == [found[1][0].pk]
    assert "Husleien er endret" in faults[found[1][0].pk]
    assert Offer.objects.count() == 2


def test_a_letter_other_than_the_one_that_was_shown_is_not_sent(cast, three):
    line, _vedtak = waiting(cast, three)[0]

    (outcome,) = send_offers(cast.ingrid, [Chosen(line.pk, line.version, "0" * 64)])

    assert outcome.offer is None and outcome.fault
    assert not Offer.objects.exists()


def test_nothing_chosen_is_told(cast, three):
    with pytest.raises(Refused, match="Kryss av for minst ett tilbud"):
        send_offers(cast.ingrid, [])
