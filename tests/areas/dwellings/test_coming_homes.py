"""Dwellings on their way are counted by year and by how sure they are, and never as stock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404

from boligflyt.areas.dwellings.coming import coming_report, open_coming
from boligflyt.areas.dwellings.models import ComingHomes
from boligflyt.areas.dwellings.queries import counts_by_disposal
from boligflyt.areas.dwellings.services import ComingFacts, change_coming, register_coming
from boligflyt.toolkit.faults import Refused, VersionConflict
from tests.support.cast import TODAY

OPTION = ComingFacts("Elvebredden", "option", 6, date(2028, 6, 1), answer_by=date(2027, 1, 15))
SITE = ComingFacts("Tunet", "building", 12, date(2028, 9, 1))


@pytest.mark.proves("PRO-41")
def test_what_is_sure_and_what_is_possible_is_counted_by_year_and_is_no_stock(cast):
    for facts in (OPTION, SITE, ComingFacts("Felt B", "zoning", 8, date(2031, 1, 1))):
        register_coming(cast.per, facts)

    report = coming_report(cast.liv)

    assert (report.sure, report.possible) == (12, 14)
    assert report.by_year == [(2028, 12, 6), (2031, 0, 8)]
    assert counts_by_disposal(date(2031, 1, 1)).total == 0
    assert coming_report(cast.ada).coming == ()
    with pytest.raises(Http404):
        open_coming(cast.ada, report.coming[0].pk)


def test_what_is_over_says_what_it_became_and_is_counted_no_more(cast):
    one = register_coming(cast.per, OPTION)

    ended = ComingFacts("Elvebredden", "option", 6, date(2028, 6, 1), ended_on=TODAY, outcome="dropped")
    change_coming(cast.per, one.pk, 1, ended)

    report = coming_report(cast.per)
    assert (report.possible, [each.outcome for each in report.over]) == (0, ["dropped"])
    with pytest.raises(VersionConflict):
        change_coming(cast.per, one.pk, 1, OPTION)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"outcome": "dropped"}, "outcome"),
        ({"ended_on": TODAY}, "outcome"),
        ({"ended_on": TODAY + timedelta(days=1), "outcome": "dropped"}, "ended_on"),
        ({"answer_by": TODAY}, "answer_by"),
    ],
)
def test_what_can_not_be_true_together_is_refused_at_its_field(cast, other, field):
    with pytest.raises(Refused) as refused:
        register_coming(cast.per, ComingFacts("Tunet", "building", 12, date(2028, 9, 1), **other))

    assert refused.value.field == field
    assert not ComingHomes.objects.exists()
