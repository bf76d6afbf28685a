"""From application to decided vedtak, through the services."""

import pytest

from boligflyt.areas.applications.choices import State, VedtakKind
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.services import assessing, vedtak
from boligflyt.toolkit.faults import Forbidden
from tests.support.cast import TODAY, make_application

DAYS = {"first_day": TODAY, "last_day": TODAY.replace(year=2029), "review_on": TODAY.replace(year=2029, month=5)}


def prepared(cast):
    application = make_application(cast.kari)
    assessing.record_judgement(cast.kari, application.pk, 1, "income", True, "310 000 kr til tre personer.")
    assessing.run_assessment(cast.kari, application.pk, 2)
    return application, vedtak.prepare_case(cast.kari, application.pk, 3, [
        vedtak.VedtakDraft(VedtakKind.ASSISTANCE, True, "Familien klarer det ikke alene.", gives=("råd",), **DAYS),
        vedtak.VedtakDraft(VedtakKind.MUNICIPAL_DWELLING, True, "Familien bor på hotell.", gives=("bolig",), **DAYS),
    ])


def test_a_family_in_a_hotel_is_granted_a_dwelling_by_two_persons(cast):
    application, made = prepared(cast)
    approvals = [vedtak.Approval(one.pk, one.version, content_sha256(one.letter_data)) for one in made]

    decided = vedtak.decide_case(cast.ingrid, application.pk, approvals)

    application.refresh_from_db()
    assert application.state == State.GRANTED
    assert [one.complaint_body for one in decided] == ["Statsforvalteren", "Kommunens klagenemnd"]
    assert all(bytes(one.letter).startswith(b"%PDF") for one in decided)


def test_the_letter_is_made_again_from_its_frozen_content_with_the_same_bytes(cast):
    application, made = prepared(cast)
    approvals = [vedtak.Approval(one.pk, one.version, content_sha256(one.letter_data)) for one in made]
    decided = vedtak.decide_case(cast.ingrid, application.pk, approvals)

    again = [vedtak.make_letter(type(one).objects.get(pk=one.pk)) for one in decided]

    assert again == [bytes(one.letter) for one in decided]


def test_nobody_decides_a_case_they_have_worked_on(cast):
    application, made = prepared(cast)
    ingrid_worked = [*made[0].contributors, cast.ingrid.staff]
    type(made[0]).objects.filter(pk=made[0].pk).update(contributors=ingrid_worked)

    with pytest.raises(Forbidden, match="En annen må avgjøre"):
        vedtak.decide_vedtak(cast.ingrid, made[0].pk, 1, content_sha256(made[0].letter_data))
