"""Every kind of record and of paper has a class in the plan of retention; no row is left over."""

from __future__ import annotations

from django.apps import apps

from boligflyt.areas.documents.choices import PaperKind
from boligflyt.areas.people.person_fields import person_fields
from boligflyt.domain.retention import Keep, shipped_plan


def test_every_kind_of_record_has_a_class_and_every_row_of_the_plan_a_record() -> None:
    ours = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("boligflyt.areas.") and not hasattr(model, "pgh_tracked_model")
    }

    assert set(shipped_plan().records) == ours


def test_every_field_about_a_person_is_in_a_class_that_ends() -> None:
    plan = shipped_plan()
    kept = {row.model for row in person_fields() if plan.of_record(row.model).keep != Keep.YEARS}

    assert kept == set()


def test_every_kind_of_paper_has_a_class() -> None:
    assert set(shipped_plan().papers) == set(PaperKind)
