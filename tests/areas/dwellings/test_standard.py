"""Each dwelling is assessed once a year; what nobody looked at is listed, unknown cost is not nought."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.dwellings.models import StandardAssessment
from boligflyt.areas.dwellings.services import StandardFacts, assess_standard, take_back_assessment
from boligflyt.areas.dwellings.standard import (
    assessed_as,
    assessments_of,
    not_assessed,
    open_assessment,
    year_of_standard,
)
from boligflyt.toolkit.faults import Refused, VersionConflict
from tests.support.cast import TODAY, make_dwelling

YEAR = TODAY.year
LAST_YEAR = date(YEAR - 1, 4, 1)


def seen(day: date = TODAY, **other) -> StandardFacts:
    known = {"assessed_by": "Driftsteknikerne", "standard": "good", "location": "suited"}
    return StandardFacts(day, **{**known, **other})


def bad_bath(day: date = TODAY, cost: int | None = 310_000) -> StandardFacts:
    return seen(day, standard="renovate", work="Nytt bad", cost=cost)


@pytest.mark.proves("REG-09")
def test_the_year_tells_what_was_seen_what_it_costs_and_what_nobody_looked_at(cast):
    good, bath, unknown, old, never = (make_dwelling() for _ in range(5))
    make_dwelling(disposal="user_owned")
    assess_standard(cast.per, good.pk, 1, seen())
    assess_standard(cast.per, bath.pk, 1, bad_bath())
    assess_standard(cast.per, unknown.pk, 1, bad_bath(cost=None))
    assess_standard(cast.per, old.pk, 1, bad_bath(LAST_YEAR))

    year = year_of_standard(cast.liv, YEAR)

    assert (year.stock, year.assessed, year.missing) == (5, 3, 2)
    assert (year.cost, year.unknown) == (310_000, 1)
    assert [one.dwelling for one in assessed_as(cast.liv, YEAR, "renovate")] == [bath, unknown]
    missing = not_assessed(cast.liv, YEAR)[:]
    assert [(one.dwelling, one.last_on) for one in missing] == [(never, None), (old, LAST_YEAR)]
    assert year_of_standard(cast.liv, YEAR - 1).assessed == 1


def test_a_page_of_those_nobody_looked_at_is_a_piece_of_the_whole_list_and_of_what_was_known_that_year(cast):
    homes = [make_dwelling() for _ in range(7)]
    for home, days in zip(homes, ([], [400], [900, 500], [800], [30], [410, 20], []), strict=True):
        for version, back in enumerate(days, 1):
            assess_standard(cast.per, home.pk, version, bad_bath(TODAY - timedelta(days=back)))

    for year in (YEAR, YEAR - 1, YEAR - 2):
        every = not_assessed(cast.liv, year)[:]
        assert len(every) == year_of_standard(cast.liv, year).missing
        for start, stop in ((0, 2), (1, 3), (2, 5), (3, 9), (6, 7), (0, 0)):
            assert not_assessed(cast.liv, year)[start:stop] == every[start:stop]
        for one in every:
            known = StandardAssessment.objects.filter(dwelling=one.dwelling, assessed_on__year__lt=year)
            last = known.order_by("assessed_on").last()
            assert (one.last_on, one.last_standard) == (
                (last.assessed_on, last.standard) if last else (None, None)
            )
        assert [one.last_on or date.min for one in every] == sorted(one.last_on or date.min for one in every)


def test_a_year_that_is_over_is_of_the_dwellings_of_its_last_day(cast):
    make_dwelling(disposed_from=date(2010, 1, 1), disposed_to=date(YEAR, 1, 15))
    make_dwelling(disposed_from=date(YEAR, 2, 1))

    assert (year_of_standard(cast.per, YEAR - 1).stock, year_of_standard(cast.per, YEAR).stock) == (1, 1)


def test_a_dwelling_is_assessed_once_a_year_and_what_was_written_is_corrected_with_its_history(cast):
    home = make_dwelling()
    assess_standard(cast.per, home.pk, 1, seen())
    with pytest.raises(Refused, match="én gang i året"):
        assess_standard(cast.per, home.pk, 2, bad_bath(TODAY - timedelta(days=1)))
    (told,) = assessments_of(cast.per, home)

    assess_standard(cast.per, home.pk, 2, bad_bath(), told.pk)

    (told,) = assessments_of(cast.per, home)
    assert told.cost == 310_000
    events = StandardAssessment.pgh_event_model.objects.filter(pgh_obj_id=told.pk).order_by("pgh_id")
    assert [one.standard for one in events] == ["good", "renovate"]
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardAssessment.objects.create(
            dwelling=home, assessed_on=date(YEAR, 1, 1), assessed_by="x", standard="good", location="suited"
        )
    take_back_assessment(cast.per, home.pk, 3, told.pk)
    assert assessments_of(cast.per, home) == []


def test_the_database_will_not_keep_work_that_nobody_told(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardAssessment.objects.create(
            dwelling=make_dwelling(), assessed_on=TODAY, assessed_by="x", standard="worn", location="suited"
        )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (seen(TODAY + timedelta(days=1)), "assessed_on"),
        (seen(date(2009, 12, 31)), "assessed_on"),
        (seen(standard="replace"), "work"),
        (seen(cost=1000), "cost"),
    ],
)
def test_what_can_not_be_true_is_refused_at_its_field_and_nothing_is_stored(cast, facts, field):
    with pytest.raises(Refused) as refused:
        assess_standard(cast.per, make_dwelling().pk, 1, facts)

    assert refused.value.field == field and not StandardAssessment.objects.exists()


def test_the_residents_own_homes_are_not_the_municipalitys_to_assess(cast):
    with pytest.raises(Refused, match="eies av beboeren"):
        assess_standard(cast.per, make_dwelling(disposal="user_owned").pk, 1, seen())


def test_two_who_write_at_once_do_not_write_over_each_other_and_others_see_nothing(cast):
    home, other = make_dwelling(), make_dwelling()
    assess_standard(cast.per, home.pk, 1, seen())
    (told,) = assessments_of(cast.per, home)

    with pytest.raises(VersionConflict):
        assess_standard(cast.per, home.pk, 1, bad_bath(), told.pk)
    with pytest.raises(Http404):
        assess_standard(cast.per, other.pk, 1, bad_bath(), told.pk)
    with pytest.raises(Http404):
        open_assessment(cast.per, other, told.pk)
    assert assessments_of(cast.ada, home) == [] and year_of_standard(cast.ada, YEAR).stock == 0
