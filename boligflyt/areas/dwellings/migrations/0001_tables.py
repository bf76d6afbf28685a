"""The register: buildings, dwellings, their owners and status, and what comes from files."""

import uuid

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import boligflyt.toolkit.period_field
from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    replaces = [
        ("dwellings", "0001_initial"),
        ("dwellings", "0002_one_building_per_address"),
        ("dwellings", "0003_shielded_periods"),
        ("dwellings", "0004_value_and_yearly_costs"),
        ("dwellings", "0005_history_of_every_business_row"),
        ("dwellings", "0006_the_register_from_a_file"),
    ]

    initial = True

    dependencies = [
        ("audit", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Building",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("street", models.CharField(max_length=80, verbose_name="gate")),
                ("house_number", models.CharField(max_length=10, verbose_name="nummer")),
                ("postal_code", models.CharField(max_length=4, verbose_name="postnummer")),
                ("postal_place", models.CharField(blank=True, max_length=60, verbose_name="poststed")),
                ("cadastral_unit", models.PositiveIntegerField(verbose_name="gårdsnummer")),
                ("property_unit", models.PositiveIntegerField(verbose_name="bruksnummer")),
                ("section", models.PositiveIntegerField(default=0, verbose_name="seksjon eller feste")),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="tatt i bruk")),
                ("school_district", models.CharField(blank=True, max_length=40, verbose_name="skolekrets")),
                ("has_lift", models.BooleanField(default=False, verbose_name="heis")),
                (
                    "municipality_number",
                    models.CharField(blank=True, max_length=4, verbose_name="kommunenummer"),
                ),
                (
                    "secondary_district",
                    models.CharField(blank=True, max_length=40, verbose_name="skolekrets, ungdomsskole"),
                ),
            ],
            options={
                "verbose_name": "bygning",
                "verbose_name_plural": "bygninger",
                "ordering": ["street", "house_number"],
                "indexes": [
                    models.Index(fields=["cadastral_unit", "property_unit"], name="building_cadastre")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("street"),
                        django.db.models.functions.text.Upper("house_number"),
                        models.F("postal_code"),
                        name="one_building_per_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dwelling",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                (
                    "unit_number",
                    models.CharField(
                        blank=True, help_text="For eksempel H0301", max_length=5, verbose_name="bruksenhet"
                    ),
                ),
                (
                    "disposal",
                    models.CharField(
                        choices=[
                            ("owned", "Eid av kommunen"),
                            ("leased_in", "Leid inn av kommunen"),
                            ("private_right", "Privat eid, kommunen har disposisjonsrett"),
                            ("user_owned", "Brukereid, kommunen peker ut kjøper"),
                        ],
                        max_length=20,
                        verbose_name="disposisjonsform",
                    ),
                ),
                (
                    "dwelling_type",
                    models.CharField(
                        choices=[
                            ("flat", "Leilighet"),
                            ("terraced", "Rekkehus"),
                            ("detached", "Enebolig"),
                            ("bedsit", "Hybel"),
                            ("room", "Rom i bofellesskap"),
                        ],
                        max_length=20,
                        verbose_name="boligtype",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("ordinary", "Ordinær utleiebolig"),
                            ("care", "Omsorgsbolig"),
                            ("substance", "Bolig for personer med rusproblemer"),
                            ("substance_staffed", "Bemannet bolig for personer med rusproblemer"),
                            ("mental_health", "Bolig for personer med psykiske lidelser"),
                            ("intellectual_disability", "Bolig for personer med utviklingshemming"),
                            ("temporary_family", "Midlertidig bolig for familier"),
                            ("temporary_youth", "Midlertidig bolig for unge"),
                            ("temporary_other", "Midlertidig bolig for andre"),
                        ],
                        default="ordinary",
                        max_length=30,
                        verbose_name="formål",
                    ),
                ),
                (
                    "rooms",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="rom",
                    ),
                ),
                (
                    "bedrooms",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(15)], verbose_name="soverom"
                    ),
                ),
                (
                    "area_m2",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(8),
                            django.core.validators.MaxValueValidator(500),
                        ],
                        verbose_name="areal (m²)",
                    ),
                ),
                (
                    "floor",
                    models.SmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-2),
                            django.core.validators.MaxValueValidator(40),
                        ],
                        verbose_name="etasje",
                    ),
                ),
                ("wheelchair", models.BooleanField(default=False, verbose_name="kan brukes med rullestol")),
                (
                    "adaptation",
                    models.CharField(
                        choices=[
                            ("none", "Ikke tilpasset"),
                            ("step_free", "Trinnfri adkomst"),
                            ("adapted", "Tilpasset bevegelse"),
                            ("fully", "Fullt universelt utformet"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="tilpasning",
                    ),
                ),
                (
                    "rent",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MaxValueValidator(60000)],
                        verbose_name="husleie (kr per måned)",
                    ),
                ),
                ("disposed_from", models.DateField(verbose_name="disponert fra")),
                ("disposed_to", models.DateField(blank=True, null=True, verbose_name="disponert til")),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dwellings",
                        to="dwellings.building",
                        verbose_name="bygning",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms_let",
                        to="dwellings.dwelling",
                        verbose_name="del av bolig",
                    ),
                ),
                (
                    "capital_cost",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="kapitalkostnad (kr per år)"
                    ),
                ),
                (
                    "maintenance_cost",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="vedlikehold (kr per år)"
                    ),
                ),
                (
                    "running_cost",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="drift (kr per år)"),
                ),
                (
                    "shared_cost",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="felleskostnader (kr per år)"
                    ),
                ),
                ("value", models.PositiveIntegerField(blank=True, null=True, verbose_name="verdi (kr)")),
                ("valued_on", models.DateField(blank=True, null=True, verbose_name="verdien gjelder fra")),
                (
                    "deposit",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="depositum (kr)"),
                ),
                (
                    "electricity_meter",
                    models.CharField(blank=True, max_length=40, verbose_name="målernummer strøm"),
                ),
                (
                    "extra_reference",
                    models.CharField(blank=True, max_length=40, verbose_name="ekstrareferanse"),
                ),
                ("from_file", models.JSONField(blank=True, default=dict, verbose_name="fra fil")),
                (
                    "information",
                    models.CharField(blank=True, max_length=500, verbose_name="øvrig informasjon"),
                ),
                ("leasehold_number", models.PositiveIntegerField(default=0, verbose_name="festenummer")),
                ("section_number", models.PositiveIntegerField(default=0, verbose_name="seksjonsnummer")),
                ("shared_home", models.BooleanField(blank=True, null=True, verbose_name="bofellesskap")),
                ("staff_base", models.BooleanField(blank=True, null=True, verbose_name="personalbase")),
                (
                    "staffed_day_and_night",
                    models.BooleanField(blank=True, null=True, verbose_name="døgnbemannet"),
                ),
                ("subcategory", models.CharField(blank=True, max_length=80, verbose_name="underkategori")),
                (
                    "vat_compensation",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="kvalifiserer for mva-kompensasjon"
                    ),
                ),
                ("water_meter", models.CharField(blank=True, max_length=40, verbose_name="målernummer vann")),
            ],
            options={
                "verbose_name": "bolig",
                "verbose_name_plural": "boliger",
                "indexes": [models.Index(fields=["purpose", "bedrooms"], name="dwelling_search")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bedrooms__lte", models.F("rooms"))), name="bedrooms_within_rooms"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value", None), ("valued_on", None)),
                            models.Q(("value__isnull", False), ("valued_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="value_has_its_day",
                    ),
                    models.UniqueConstraint(
                        fields=(
                            "building",
                            "leasehold_number",
                            "section_number",
                            "unit_number",
                            "extra_reference",
                        ),
                        name="one_dwelling_per_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DwellingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                (
                    "unit_number",
                    models.CharField(
                        blank=True, help_text="For eksempel H0301", max_length=5, verbose_name="bruksenhet"
                    ),
                ),
                (
                    "disposal",
                    models.CharField(
                        choices=[
                            ("owned", "Eid av kommunen"),
                            ("leased_in", "Leid inn av kommunen"),
                            ("private_right", "Privat eid, kommunen har disposisjonsrett"),
                            ("user_owned", "Brukereid, kommunen peker ut kjøper"),
                        ],
                        max_length=20,
                        verbose_name="disposisjonsform",
                    ),
                ),
                (
                    "dwelling_type",
                    models.CharField(
                        choices=[
                            ("flat", "Leilighet"),
                            ("terraced", "Rekkehus"),
                            ("detached", "Enebolig"),
                            ("bedsit", "Hybel"),
                            ("room", "Rom i bofellesskap"),
                        ],
                        max_length=20,
                        verbose_name="boligtype",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("ordinary", "Ordinær utleiebolig"),
                            ("care", "Omsorgsbolig"),
                            ("substance", "Bolig for personer med rusproblemer"),
                            ("substance_staffed", "Bemannet bolig for personer med rusproblemer"),
                            ("mental_health", "Bolig for personer med psykiske lidelser"),
                            ("intellectual_disability", "Bolig for personer med utviklingshemming"),
                            ("temporary_family", "Midlertidig bolig for familier"),
                            ("temporary_youth", "Midlertidig bolig for unge"),
                            ("temporary_other", "Midlertidig bolig for andre"),
                        ],
                        default="ordinary",
                        max_length=30,
                        verbose_name="formål",
                    ),
                ),
                (
                    "rooms",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="rom",
                    ),
                ),
                (
                    "bedrooms",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(15)], verbose_name="soverom"
                    ),
                ),
                (
                    "area_m2",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(8),
                            django.core.validators.MaxValueValidator(500),
                        ],
                        verbose_name="areal (m²)",
                    ),
                ),
                (
                    "floor",
                    models.SmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-2),
                            django.core.validators.MaxValueValidator(40),
                        ],
                        verbose_name="etasje",
                    ),
                ),
                ("wheelchair", models.BooleanField(default=False, verbose_name="kan brukes med rullestol")),
                (
                    "adaptation",
                    models.CharField(
                        choices=[
                            ("none", "Ikke tilpasset"),
                            ("step_free", "Trinnfri adkomst"),
                            ("adapted", "Tilpasset bevegelse"),
                            ("fully", "Fullt universelt utformet"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="tilpasning",
                    ),
                ),
                (
                    "rent",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MaxValueValidator(60000)],
                        verbose_name="husleie (kr per måned)",
                    ),
                ),
                ("disposed_from", models.DateField(verbose_name="disponert fra")),
                ("disposed_to", models.DateField(blank=True, null=True, verbose_name="disponert til")),
                (
                    "building",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dwellings.building",
                        verbose_name="bygning",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dwellings.dwelling",
                        verbose_name="del av bolig",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dwellings.dwelling",
                    ),
                ),
                (
                    "capital_cost",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="kapitalkostnad (kr per år)"
                    ),
                ),
                (
                    "maintenance_cost",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="vedlikehold (kr per år)"
                    ),
                ),
                (
                    "running_cost",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="drift (kr per år)"),
                ),
                (
                    "shared_cost",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="felleskostnader (kr per år)"
                    ),
                ),
                ("value", models.PositiveIntegerField(blank=True, null=True, verbose_name="verdi (kr)")),
                ("valued_on", models.DateField(blank=True, null=True, verbose_name="verdien gjelder fra")),
                (
                    "deposit",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="depositum (kr)"),
                ),
                (
                    "electricity_meter",
                    models.CharField(blank=True, max_length=40, verbose_name="målernummer strøm"),
                ),
                (
                    "extra_reference",
                    models.CharField(blank=True, max_length=40, verbose_name="ekstrareferanse"),
                ),
                ("from_file", models.JSONField(blank=True, default=dict, verbose_name="fra fil")),
                (
                    "information",
                    models.CharField(blank=True, max_length=500, verbose_name="øvrig informasjon"),
                ),
                ("leasehold_number", models.PositiveIntegerField(default=0, verbose_name="festenummer")),
                ("section_number", models.PositiveIntegerField(default=0, verbose_name="seksjonsnummer")),
                ("shared_home", models.BooleanField(blank=True, null=True, verbose_name="bofellesskap")),
                ("staff_base", models.BooleanField(blank=True, null=True, verbose_name="personalbase")),
                (
                    "staffed_day_and_night",
                    models.BooleanField(blank=True, null=True, verbose_name="døgnbemannet"),
                ),
                ("subcategory", models.CharField(blank=True, max_length=80, verbose_name="underkategori")),
                (
                    "vat_compensation",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="kvalifiserer for mva-kompensasjon"
                    ),
                ),
                ("water_meter", models.CharField(blank=True, max_length=40, verbose_name="målernummer vann")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatusEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ready", "Ledig, klar"),
                            ("turnover", "Klargjøres"),
                            ("maintenance", "Vedlikehold"),
                            ("unavailable", "Utilgjengelig"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("none", "–"),
                            ("repair", "Reparasjon"),
                            ("cleaning", "Klargjøring"),
                            ("waiting_for_meeting", "Venter på møte"),
                            ("key", "Nøkkel"),
                            ("refused_offer", "Avslått tilbud"),
                            ("furniture", "Møbler"),
                            ("unknown", "Ukjent årsak"),
                        ],
                        default="none",
                        max_length=30,
                        verbose_name="årsak",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "dwelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ledger",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
            ],
            options={
                "verbose_name": "statuslinje",
                "verbose_name_plural": "statuslinjer",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("dwelling", "="), ("period", "&&")], name="one_status_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ready", "Ledig, klar"),
                            ("turnover", "Klargjøres"),
                            ("maintenance", "Vedlikehold"),
                            ("unavailable", "Utilgjengelig"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("none", "–"),
                            ("repair", "Reparasjon"),
                            ("cleaning", "Klargjøring"),
                            ("waiting_for_meeting", "Venter på møte"),
                            ("key", "Nøkkel"),
                            ("refused_offer", "Avslått tilbud"),
                            ("furniture", "Møbler"),
                            ("unknown", "Ukjent årsak"),
                        ],
                        default="none",
                        max_length=30,
                        verbose_name="årsak",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "dwelling",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dwellings.statusentry",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShieldedPeriod",
            fields=[
                (
                    "source",
                    models.UUIDField(editable=False, primary_key=True, serialize=False, verbose_name="kilde"),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                ("grade", models.PositiveSmallIntegerField(editable=False, verbose_name="gradering")),
                (
                    "dwelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shielded",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
            ],
            options={
                "verbose_name": "skjermet periode",
                "verbose_name_plural": "skjermede perioder",
            },
        ),
        migrations.CreateModel(
            name="BuildingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("street", models.CharField(max_length=80, verbose_name="gate")),
                ("house_number", models.CharField(max_length=10, verbose_name="nummer")),
                ("postal_code", models.CharField(max_length=4, verbose_name="postnummer")),
                ("postal_place", models.CharField(blank=True, max_length=60, verbose_name="poststed")),
                ("cadastral_unit", models.PositiveIntegerField(verbose_name="gårdsnummer")),
                ("property_unit", models.PositiveIntegerField(verbose_name="bruksnummer")),
                ("section", models.PositiveIntegerField(default=0, verbose_name="seksjon eller feste")),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="tatt i bruk")),
                ("school_district", models.CharField(blank=True, max_length=40, verbose_name="skolekrets")),
                ("has_lift", models.BooleanField(default=False, verbose_name="heis")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dwellings.building",
                    ),
                ),
                (
                    "municipality_number",
                    models.CharField(blank=True, max_length=4, verbose_name="kommunenummer"),
                ),
                (
                    "secondary_district",
                    models.CharField(blank=True, max_length=40, verbose_name="skolekrets, ungdomsskole"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CodeMeaning",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("column", models.CharField(max_length=40, verbose_name="kolonne")),
                ("code", models.CharField(max_length=80, verbose_name="kode")),
                ("meaning", models.CharField(max_length=30, verbose_name="betyr")),
                ("said_by", models.UUIDField(null=True, verbose_name="sagt av")),
                ("said_at", models.DateTimeField(verbose_name="sagt")),
            ],
            options={
                "verbose_name": "kodens betydning",
                "verbose_name_plural": "kodenes betydning",
                "constraints": [
                    models.UniqueConstraint(fields=("column", "code"), name="one_meaning_per_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="CodeMeaningEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("column", models.CharField(max_length=40, verbose_name="kolonne")),
                ("code", models.CharField(max_length=80, verbose_name="kode")),
                ("meaning", models.CharField(max_length=30, verbose_name="betyr")),
                ("said_by", models.UUIDField(null=True, verbose_name="sagt av")),
                ("said_at", models.DateTimeField(verbose_name="sagt")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dwellings.codemeaning",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DwellingImport",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("file_name", models.CharField(max_length=120, verbose_name="filnavn")),
                ("sha256", models.CharField(max_length=64, verbose_name="filens kontrollsum")),
                ("dialect", models.JSONField(default=dict, verbose_name="skrivemåte")),
                ("headings", models.JSONField(default=list, verbose_name="overskrifter")),
                ("heading_row", models.PositiveIntegerField(verbose_name="rad med overskrifter")),
                ("remarks", models.JSONField(blank=True, default=list, verbose_name="om filen")),
                ("disposed_from", models.DateField(verbose_name="nye boliger disponeres fra")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("previewed", "Forhåndsvist"),
                            ("confirmed", "Lagt inn"),
                            ("undone", "Angret"),
                            ("dropped", "Forkastet"),
                        ],
                        max_length=20,
                        verbose_name="tilstand",
                    ),
                ),
                ("counts", models.JSONField(default=dict, verbose_name="antall rader av hvert slag")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="bekreftet")),
                ("confirmed_by", models.UUIDField(blank=True, null=True, verbose_name="bekreftet av")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="angret")),
                ("undone_by", models.UUIDField(blank=True, null=True, verbose_name="angret av")),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "importer",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="DwellingImportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("file_name", models.CharField(max_length=120, verbose_name="filnavn")),
                ("sha256", models.CharField(max_length=64, verbose_name="filens kontrollsum")),
                ("dialect", models.JSONField(default=dict, verbose_name="skrivemåte")),
                ("headings", models.JSONField(default=list, verbose_name="overskrifter")),
                ("heading_row", models.PositiveIntegerField(verbose_name="rad med overskrifter")),
                ("remarks", models.JSONField(blank=True, default=list, verbose_name="om filen")),
                ("disposed_from", models.DateField(verbose_name="nye boliger disponeres fra")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("previewed", "Forhåndsvist"),
                            ("confirmed", "Lagt inn"),
                            ("undone", "Angret"),
                            ("dropped", "Forkastet"),
                        ],
                        max_length=20,
                        verbose_name="tilstand",
                    ),
                ),
                ("counts", models.JSONField(default=dict, verbose_name="antall rader av hvert slag")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="bekreftet")),
                ("confirmed_by", models.UUIDField(blank=True, null=True, verbose_name="bekreftet av")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="angret")),
                ("undone_by", models.UUIDField(blank=True, null=True, verbose_name="angret av")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dwellings.dwellingimport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DwellingOwner",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="navn")),
                (
                    "organisation_number",
                    models.CharField(blank=True, max_length=9, verbose_name="organisasjonsnummer"),
                ),
                ("mobile", models.CharField(blank=True, max_length=16, verbose_name="mobilnummer")),
                (
                    "dwelling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owner",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
            ],
            options={
                "verbose_name": "boligeier",
                "verbose_name_plural": "boligeiere",
            },
        ),
        migrations.CreateModel(
            name="DwellingOwnerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="navn")),
                (
                    "organisation_number",
                    models.CharField(blank=True, max_length=9, verbose_name="organisasjonsnummer"),
                ),
                ("mobile", models.CharField(blank=True, max_length=16, verbose_name="mobilnummer")),
                (
                    "dwelling",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="dwellings.dwellingowner",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="rad")),
                ("stored", models.JSONField(verbose_name="rad slik den sto")),
                ("label", models.CharField(blank=True, max_length=160, verbose_name="bolig")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "Ny"),
                            ("changed", "Endret"),
                            ("unchanged", "Uendret"),
                            ("wrong", "Feil"),
                        ],
                        max_length=10,
                        verbose_name="utfall",
                    ),
                ),
                ("values", models.JSONField(default=dict, verbose_name="verdier")),
                ("faults", models.JSONField(default=list, verbose_name="feil")),
                ("changes", models.JSONField(default=list, verbose_name="endringer")),
                ("notes", models.JSONField(default=list, verbose_name="merknader")),
                ("dwelling", models.UUIDField(null=True, verbose_name="bolig")),
                ("version", models.PositiveIntegerField(null=True, verbose_name="boligens versjon")),
                (
                    "tenant_told_by",
                    models.CharField(blank=True, max_length=20, verbose_name="hovedsøker er gitt med"),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="dwellings.dwellingimport",
                        verbose_name="import",
                    ),
                ),
            ],
            options={
                "verbose_name": "rad i import",
                "verbose_name_plural": "rader i import",
                "ordering": ["number"],
                "indexes": [models.Index(fields=["batch", "outcome", "number"], name="import_row_outcome")],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "number"), name="one_row_per_number")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="building",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dwellings_buildingevent" ("cadastral_unit", "completed_on", "has_lift", "house_number", "id", "municipality_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "postal_place", "property_unit", "school_district", "secondary_district", "section", "street") VALUES (NEW."cadastral_unit", NEW."completed_on", NEW."has_lift", NEW."house_number", NEW."id", NEW."municipality_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postal_code", NEW."postal_place", NEW."property_unit", NEW."school_district", NEW."secondary_district", NEW."section", NEW."street"); RETURN NULL;',
                    hash="276bd1cb6130e95f882e42950f4dcd6e2092b72f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7b52c",
                    table="dwellings_building",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="building",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dwellings_buildingevent" ("cadastral_unit", "completed_on", "has_lift", "house_number", "id", "municipality_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "postal_place", "property_unit", "school_district", "secondary_district", "section", "street") VALUES (NEW."cadastral_unit", NEW."completed_on", NEW."has_lift", NEW."house_number", NEW."id", NEW."municipality_number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postal_code", NEW."postal_place", NEW."property_unit", NEW."school_district", NEW."secondary_district", NEW."section", NEW."street"); RETURN NULL;',
                    hash="64d370db44478defd293dc2589d2fd78c38df50d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cdb9c",
                    table="dwellings_building",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwelling",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dwellings_dwellingevent" ("adaptation", "area_m2", "bedrooms", "building_id", "capital_cost", "changed_at", "changed_by", "created_at", "deposit", "disposal", "disposed_from", "disposed_to", "dwelling_type", "electricity_meter", "extra_reference", "floor", "from_file", "id", "information", "leasehold_number", "maintenance_cost", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "rent", "rooms", "running_cost", "section_number", "shared_cost", "shared_home", "staff_base", "staffed_day_and_night", "subcategory", "unit_number", "value", "valued_on", "vat_compensation", "version", "water_meter", "wheelchair") VALUES (NEW."adaptation", NEW."area_m2", NEW."bedrooms", NEW."building_id", NEW."capital_cost", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."deposit", NEW."disposal", NEW."disposed_from", NEW."disposed_to", NEW."dwelling_type", NEW."electricity_meter", NEW."extra_reference", NEW."floor", NEW."from_file", NEW."id", NEW."information", NEW."leasehold_number", NEW."maintenance_cost", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."rent", NEW."rooms", NEW."running_cost", NEW."section_number", NEW."shared_cost", NEW."shared_home", NEW."staff_base", NEW."staffed_day_and_night", NEW."subcategory", NEW."unit_number", NEW."value", NEW."valued_on", NEW."vat_compensation", NEW."version", NEW."water_meter", NEW."wheelchair"); RETURN NULL;',
                    hash="0b676917ac79ebf397f1747eafd611f702211fd6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b532c",
                    table="dwellings_dwelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwelling",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dwellings_dwellingevent" ("adaptation", "area_m2", "bedrooms", "building_id", "capital_cost", "changed_at", "changed_by", "created_at", "deposit", "disposal", "disposed_from", "disposed_to", "dwelling_type", "electricity_meter", "extra_reference", "floor", "from_file", "id", "information", "leasehold_number", "maintenance_cost", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "rent", "rooms", "running_cost", "section_number", "shared_cost", "shared_home", "staff_base", "staffed_day_and_night", "subcategory", "unit_number", "value", "valued_on", "vat_compensation", "version", "water_meter", "wheelchair") VALUES (NEW."adaptation", NEW."area_m2", NEW."bedrooms", NEW."building_id", NEW."capital_cost", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."deposit", NEW."disposal", NEW."disposed_from", NEW."disposed_to", NEW."dwelling_type", NEW."electricity_meter", NEW."extra_reference", NEW."floor", NEW."from_file", NEW."id", NEW."information", NEW."leasehold_number", NEW."maintenance_cost", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."rent", NEW."rooms", NEW."running_cost", NEW."section_number", NEW."shared_cost", NEW."shared_home", NEW."staff_base", NEW."staffed_day_and_night", NEW."subcategory", NEW."unit_number", NEW."value", NEW."valued_on", NEW."vat_compensation", NEW."version", NEW."water_meter", NEW."wheelchair"); RETURN NULL;',
                    hash="1af33c73c84e3e98adddb0f86df342829837de1f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4e540",
                    table="dwellings_dwelling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dwellings_statusentryevent" ("cause", "dwelling_id", "id", "note", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."cause", NEW."dwelling_id", NEW."id", NEW."note", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status"); RETURN NULL;',
                    hash="11c8e42fad53c850627d461f58cbf95cb24b7904",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0649d",
                    table="dwellings_statusentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dwellings_statusentryevent" ("cause", "dwelling_id", "id", "note", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."cause", NEW."dwelling_id", NEW."id", NEW."note", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status"); RETURN NULL;',
                    hash="ddacab0a1bda93ea7741edf6a9ebc31b9e30e138",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3a693",
                    table="dwellings_statusentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="codemeaning",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dwellings_codemeaningevent" ("code", "column", "id", "meaning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at", "said_by") VALUES (NEW."code", NEW."column", NEW."id", NEW."meaning", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."said_at", NEW."said_by"); RETURN NULL;',
                    hash="aba19786fe2b7d7b31dc1988b5381cadfa7f60d7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c68ac",
                    table="dwellings_codemeaning",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="codemeaning",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dwellings_codemeaningevent" ("code", "column", "id", "meaning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at", "said_by") VALUES (NEW."code", NEW."column", NEW."id", NEW."meaning", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."said_at", NEW."said_by"); RETURN NULL;',
                    hash="879148f9da5c6904660d6563f6183ab3eef3db87",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5a79a",
                    table="dwellings_codemeaning",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwellingimport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dwellings_dwellingimportevent" ("changed_at", "changed_by", "confirmed_at", "confirmed_by", "counts", "created_at", "dialect", "disposed_from", "file_name", "heading_row", "headings", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remarks", "sha256", "state", "undone_at", "undone_by", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."confirmed_at", NEW."confirmed_by", NEW."counts", NEW."created_at", NEW."dialect", NEW."disposed_from", NEW."file_name", NEW."heading_row", NEW."headings", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remarks", NEW."sha256", NEW."state", NEW."undone_at", NEW."undone_by", NEW."version"); RETURN NULL;',
                    hash="3f64fc36cc17585f50e485bcb831f2a73a0fe459",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c5507",
                    table="dwellings_dwellingimport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwellingimport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dwellings_dwellingimportevent" ("changed_at", "changed_by", "confirmed_at", "confirmed_by", "counts", "created_at", "dialect", "disposed_from", "file_name", "heading_row", "headings", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remarks", "sha256", "state", "undone_at", "undone_by", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."confirmed_at", NEW."confirmed_by", NEW."counts", NEW."created_at", NEW."dialect", NEW."disposed_from", NEW."file_name", NEW."heading_row", NEW."headings", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remarks", NEW."sha256", NEW."state", NEW."undone_at", NEW."undone_by", NEW."version"); RETURN NULL;',
                    hash="bbbf59d65e87c3a42f613689ef71cafb4d183d77",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d4ba4",
                    table="dwellings_dwellingimport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwellingowner",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dwellings_dwellingownerevent" ("dwelling_id", "id", "mobile", "name", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."dwelling_id", NEW."id", NEW."mobile", NEW."name", NEW."organisation_number", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="f37faae6df58465fd7d1b7a7ce24eb1017eb8d85",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4dbb8",
                    table="dwellings_dwellingowner",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwellingowner",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dwellings_dwellingownerevent" ("dwelling_id", "id", "mobile", "name", "organisation_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."dwelling_id", NEW."id", NEW."mobile", NEW."name", NEW."organisation_number", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="604d383ea68c3e93c55fc82883221a35ff832468",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cedad",
                    table="dwellings_dwellingowner",
                    when="AFTER",
                ),
            ),
        ),
    ]
