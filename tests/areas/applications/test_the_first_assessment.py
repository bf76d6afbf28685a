"""What a case says of its first assessment is what its assessments say."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from boligflyt.areas.applications.models import Application, HousingAssessment
from tests.support.cast import TODAY, make_application

SEED = 20261128


def test_after_each_of_many_drawn_changes_it_is_as_worked_out_anew(cast):
    dice, cases = Random(SEED), [make_application(cast.ingrid) for _ in range(3)]
    seen = set()

    for number in range(120):
        act, case = dice.choice(["comes", "comes", "changes", "moves", "goes", "saved"]), dice.choice(cases)
        every = list(HousingAssessment.objects.order_by("number"))
        if act == "comes" or not every:
            HousingAssessment.objects.create(
                application=case, number=number, by_id=cast.kari.staff, **_told(dice)
            )
        elif act == "saved":
            Application.objects.get(pk=case.pk).save()
            Application.objects.filter(pk=case.pk).update(first_homeless=dice.choice([None, True, False]))
        else:
            one = HousingAssessment.objects.filter(pk=dice.choice(every).pk)
            if act == "goes":
                one.delete()
            else:
                one.update(**({"application": case} if act == "moves" else _told(dice)))
        seen |= {_kept_is_known(case) for case in cases}

    assert seen == {None, True, False}


def _told(dice):
    return {"on": TODAY - timedelta(dice.randint(0, 4)), "homeless_situation": dice.choice([None, 1, 2])}


def _kept_is_known(case):
    first = HousingAssessment.objects.filter(application=case).order_by("on", "pk").first()
    known = None if first is None else first.homeless_situation is not None
    kept = Application.objects.get(pk=case.pk).first_homeless
    assert kept == known
    return kept
