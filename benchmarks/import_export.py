"""The same file in and out with django-import-export in bulk mode, as a municipality's own program might.

It is given every help: buildings are made beforehand in one go and kept in a dictionary, no row is looked for
in the register, no difference is worked out, and neither status lines nor owners are stored. Its own checks
of each model (`clean_model_instances`) ask the database for each row and are left out.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

SINCE = date(2015, 1, 1)
TYPES, FORMS = {"Leilighet": "flat"}, {"Eid av kommunen": "owned"}
OUT = (
    "unit_number", "leasehold_number", "section_number", "extra_reference", "dwelling_type", "subcategory",
    "disposal", "rent", "electricity_meter", "water_meter", "deposit", "wheelchair", "bedrooms",
    "information", "vat_compensation", "shared_home", "staffed_day_and_night", "staff_base",
    "building__street", "building__house_number", "building__postal_code", "building__cadastral_unit",
    "building__property_unit", "building__school_district", "building__secondary_district",
)  # fmt: skip


def imported(file: Path) -> Any:
    """Read and store; gives the library's own result."""
    from tablib import Dataset

    data = Dataset().load(file.read_text(encoding="utf-8"), format="csv", delimiter=";")
    return _reading()().import_data(data, raise_errors=False, use_transactions=True)


def exported() -> str:
    """Every dwelling with what the file has a column for."""
    from boligflyt.areas.dwellings.models import Dwelling

    rows = Dwelling.objects.select_related("building").order_by("building__street", "unit_number", "id")
    return str(_writing()().export(rows).export("csv", delimiter=";"))


def _writing() -> Any:
    from import_export import resources

    from boligflyt.areas.dwellings.models import Dwelling

    class Written(resources.ModelResource):
        class Meta:
            model, fields, chunk_size = Dwelling, OUT, 1000

    return Written


def _reading() -> Any:
    from import_export import fields, resources, widgets

    from boligflyt.areas.dwellings.models import Dwelling

    class Kroner(widgets.Widget):
        def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:
            if not str(value).isdigit():
                raise ValueError(f"«{value}» er ikke et beløp")
            return int(value)

    class Code(widgets.Widget):
        def __init__(self, codes: dict[str, str]) -> None:
            super().__init__()
            self.codes = codes

        def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
            if value not in self.codes:
                raise ValueError(f"Koden «{value}» er ikke kjent")
            return self.codes[value]

    class Read(resources.ModelResource):
        unit_number = fields.Field("unit_number", "bruksenhetsnummer")
        dwelling_type = fields.Field("dwelling_type", "koboboligtype", Code(TYPES))
        disposal = fields.Field("disposal", "kobodisposisjonsform", Code(FORMS))
        rent = fields.Field("rent", "manedsleie", Kroner())
        bedrooms = fields.Field("bedrooms", "antallsoverom", Kroner())
        deposit = fields.Field("deposit", "depositum", Kroner())

        class Meta:
            model = Dwelling
            fields = ("unit_number", "dwelling_type", "disposal", "rent", "bedrooms", "deposit")
            import_id_fields: tuple[str, ...] = ()
            use_bulk, batch_size, skip_diff, skip_html_diff = True, 1000, True, True
            force_init_instance, store_instance = True, False

        def before_import(self, dataset: Any, **kwargs: Any) -> None:
            self.homes = _buildings(dataset)

        def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
            from django.utils import timezone

            instance.building = self.homes[row["gatenavn"], row["husnummer"]]
            instance.disposed_from = SINCE
            instance.created_at = instance.changed_at = timezone.now()

    return Read


def _buildings(dataset: Any) -> dict[tuple[str, str], Any]:
    from boligflyt.areas.dwellings.models import Building

    found: dict[tuple[str, str], Any] = {}
    for row in dataset.dict:
        key = row["gatenavn"], row["husnummer"]
        if key not in found:
            unit, part = row["gnrbnr"].split("/")
            found[key] = Building(
                street=key[0], house_number=key[1], postal_code=row["postnummer"], cadastral_unit=int(unit),
                property_unit=int(part),
            )  # fmt: skip
    Building.objects.bulk_create(found.values(), batch_size=1000)
    return found
