"""Foreign keys point down the order of the areas; import-linter does not see keys written as text."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Field, Model

# The lowest first; areas on one line do not know each other (docs/decisions/0001).
ORDER = (
    {"audit"},
    {"access"},
    {"dwellings", "people"},
    {"letters"},
    {"applications"},
    {"documents"},
    {"leases"},
    {"complaints", "followup", "temporary_stays"},
    {"allocation", "arrears", "home_ownership", "private_renting", "homelessness"},
    {"handovers"},
    {"casework"},
    {"statistics"},
    {"forecasting"},
    {"planning"},
    {"retention"},
)
FLOOR = {area: floor for floor, areas in enumerate(ORDER) for area in areas}
WITHOUT_KEYS = {"audit", "access"}


def _our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("boligflyt.areas.")]


def _keys(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.get_fields() if field.is_relation and not field.auto_created]


def test_every_area_with_models_has_a_place_in_the_order() -> None:
    areas = {model._meta.app_label for model in _our_models()}

    assert areas
    assert areas <= set(FLOOR)


def test_foreign_keys_point_down_the_order_of_the_areas() -> None:
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in _our_models()
        for field in _keys(model)
        if (there := field.related_model._meta.app_label) in FLOOR
        and there != (here := model._meta.app_label)
        and FLOOR[there] >= FLOOR[here]
    ]

    assert upward == []


def test_access_and_audit_know_persons_cases_and_dwellings_by_number_only() -> None:
    leaving = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in _our_models()
        if model._meta.app_label in WITHOUT_KEYS
        for field in _keys(model)
        if field.related_model._meta.app_label not in {model._meta.app_label, "pghistory"}
    ]
    from_audit = [
        f"{model._meta.label}.{field.name}"
        for model in _our_models()
        if model._meta.app_label == "audit"
        for field in _keys(model)
    ]

    assert leaving == []
    assert from_audit == []


def test_no_model_deletes_other_rows_by_following_a_key() -> None:
    cascading = [
        f"{model._meta.label}.{field.name}"
        for model in _our_models()
        for field in _keys(model)
        if getattr(field.remote_field, "on_delete", None).__name__ == "CASCADE"
    ]

    assert cascading == []
