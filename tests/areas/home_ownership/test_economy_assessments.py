"""Economic assessments: who makes them, who reads them, and that they stand."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Information
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.home_ownership.models import EconomyAssessment
from boligflyt.areas.home_ownership.queries import (
    assessments_of,
    assessments_visible_to,
    beginning_of,
    norm_for,
    open_assessment,
    work_out,
)
from boligflyt.areas.home_ownership.services import keep_assessment
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.household_economy import Member
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import TODAY, make_application, make_household, make_person, take_part

TOLD = {
    "members": [{"age": 36}, {"age": 34}, {"age": 8}, {"age": 5}],
    "income": [
        {"name": "Uføretrygd", "gross": 24000, "net": 19800}, {"name": "Lønn", "gross": 14000, "net": 11400},
    ],
    "debts": [{"name": "Billån", "balance": 60000, "monthly": 1500}],
    "fixed_costs": [{"name": "Barnehage", "monthly": 2000}],
    "budget": [{"name": "Mat og klær", "monthly": 13000}],
    "municipality": "3301", "bostoette": {},
    "stay": {"rent": 11500}, "rent": {"rent": 14500},
    "buy": {"price": 1900000, "grant": 250000, "shared_costs": 3200},
    "loan": {"effective_rate": 4.3, "years": 30},
}  # fmt: skip
NORM = """\
name: Norm
source: oppdiktet
values:
  2026-01-01:
    persons:
      - {name: Mat, monthly: 3000}
"""


@pytest.fixture
def application(cast):
    return make_application(cast.kari, make_household(make_person("Selam", "Tesfay"), children=2))


def kept(cast, application, **other) -> EconomyAssessment:
    return keep_assessment(cast.kari, application.pk, "Kjøpe treroms", {**TOLD, **other})


def test_an_assessment_keeps_what_was_told_and_the_answer_with_the_rates_of_the_day(cast, application):
    one = EconomyAssessment.objects.get(pk=kept(cast, application).pk)

    assert one.told == TOLD
    assert [way["way"] for way in one.answer["alternatives"]] == ["stay", "rent", "buy"]
    assert one.answer["highest_loan"]["price"] > 0
    assert {rate["rate"] for rate in one.answer["rates"]} >= {"startlaan/longest_years"}
    assert (one.worked_out_on, one.made_by_id, one.office_id) == (TODAY, cast.kari.staff, cast.kari.office)
    assert Event.objects.filter(kind="economy_assessment", subject=one.pk).exists()


def test_the_answer_is_the_one_that_the_rules_give(cast, application):
    assert kept(cast, application).answer == work_out(TOLD, TODAY).answer


def test_those_who_see_the_economy_read_it_and_nobody_else_finds_it(cast, application):
    one = kept(cast, application)
    take_part(application.household, cast.nora.office, Information.IDENTITY, Information.HOUSING)

    seen = {name for name in cast.actors if one in assessments_visible_to(getattr(cast, name))}

    assert "kari" in seen and not seen & {"nora", "jon"}
    with pytest.raises(Http404):
        open_assessment(cast.nora, one.pk)
    with pytest.raises(Http404):
        keep_assessment(cast.nora, application.pk, "Kjøpe", TOLD)


def test_opening_one_leaves_a_trace(cast, application):
    one = kept(cast, application)

    open_assessment(cast.kari, one.pk)

    assert (
        Event.objects.using("side").filter(deed=Deed.READ, kind="economy_assessment", subject=one.pk).count()
        == 1
    )


def test_who_reads_and_does_not_write_makes_none(cast, application):
    with pytest.raises(Forbidden):
        keep_assessment(cast.ingrid, application.pk, "Kjøpe", TOLD)


def test_an_assessment_is_never_changed_and_a_new_one_stands_before_it(cast, application):
    first = kept(cast, application)
    with pytest.raises(DatabaseError, match="endres ikke"), transaction.atomic():
        EconomyAssessment.objects.filter(pk=first.pk).update(about="Noe annet")

    second = kept(cast, application, stay={"rent": 9000})

    assert set(assessments_of(cast.kari, application.pk)) == {first, second}


def test_it_is_as_protected_as_its_household_also_when_that_changes(cast, application):
    one = kept(cast, application)

    application.applicant.protection = Protection.STRICT
    application.applicant.save()

    assert EconomyAssessment.objects.get(pk=one.pk).grade > 0
    assert not assessments_visible_to(cast.kari).exists()


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"members": [{"age": 17}]}, "members", "minst én voksen"),
        ({"members": []}, "members", "hvem som er i husstanden"),
        ({"income": [{"name": "Lønn", "gross": -1, "net": 0}]}, "income[0].gross", "ikke under null"),
        ({"loan": {"effective_rate": 4, "years": 60}}, "loan.years", "høyst 50 år"),
        ({"loan": {"effective_rate": 4, "years": 45}}, "loan.years", "krever en grunn"),
        ({"municipality": "0000"}, "municipality", "finnes ikke"),
        ({"buy": {"price": 100, "grant": 200}}, "buy.own_capital", "mer enn boligen koster"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_nothing_is_kept(cast, application, change, field, words):
    with pytest.raises(Refused, match=words) as refused:
        kept(cast, application, **change)

    assert refused.value.field == field
    assert not EconomyAssessment.objects.exists()


def test_an_assessment_without_a_name_is_refused(cast, application):
    with pytest.raises(Refused, match="hva vurderingen gjelder"):
        keep_assessment(cast.kari, application.pk, "  ", TOLD)


def test_it_begins_with_the_household_and_the_income_that_are_known(cast, application):
    told = beginning_of(cast.kari, application)

    assert len(told["members"]) >= 1
    assert told["income"] == [{"name": "Inntekt fra søknaden", "gross": 25833}]
    assert "stay" not in told


def test_the_municipalitys_own_norm_stands_in_where_nothing_is_told(cast, application, settings, tmp_path):
    (tmp_path / "norm.yaml").write_text(NORM, encoding="utf-8")
    settings.ECONOMY_TABLES = str(tmp_path)
    members = [Member(36), Member(8)]

    told = {**TOLD, "members": [{"age": 36}, {"age": 8}]}
    del told["budget"]

    found = work_out(told, TODAY)

    assert [(line.name, line.monthly) for line in norm_for(members, TODAY)] == [("Mat", 6000)]
    assert found.answer["living_costs"]["norm"] == 6000
    assert norm_for([], TODAY) == ()


def test_a_faulty_table_of_the_municipality_is_told_with_its_line(cast, application, settings, tmp_path):
    (tmp_path / "norm.yaml").write_text("name: Norm\nsource: oppdiktet\nvalues: 3\n", encoding="utf-8")
    settings.ECONOMY_TABLES = str(tmp_path)

    with pytest.raises(Refused, match="kommunens tabeller for økonomi kan ikke brukes: .*linje 3"):
        kept(cast, application)
    assert norm_for([Member(36)], TODAY) == ()
