"""Leases and housing plans."""

import uuid

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import boligflyt.toolkit.period_field
from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    replaces = [
        ("leases", "0001_initial"),
        ("leases", "0002_initial"),
        ("leases", "0003_information_before_signature"),
        ("leases", "0004_grade"),
        ("leases", "0007_housing_offices_take_part_in_leases"),
    ]

    initial = True

    dependencies = [
        ("applications", "0001_tables"),
        ("dwellings", "0001_tables"),
        ("people", "0002_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lease",
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
                    "contract_number",
                    models.CharField(
                        editable=False, max_length=12, unique=True, verbose_name="kontraktnummer"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Klar til signering"),
                            ("running", "Løper"),
                            ("ended", "Avsluttet"),
                            ("void", "Ble ikke noe av"),
                        ],
                        default="prepared",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fixed_term", "Tidsbestemt"),
                            ("indefinite", "Tidsubestemt"),
                            ("temporary", "Midlertidig vedtak"),
                        ],
                        max_length=20,
                        verbose_name="kontraktstype",
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="leietid")),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="måneder")),
                (
                    "term_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="hvorfor denne leietiden"),
                ),
                (
                    "special_reason",
                    models.TextField(blank=True, verbose_name="særlig grunn til kortere leietid"),
                ),
                (
                    "informed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="skriftlig informasjon gitt (husleieloven § 11-1)"
                    ),
                ),
                (
                    "rent",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60000),
                        ],
                        verbose_name="husleie (kr per måned)",
                    ),
                ),
                (
                    "security",
                    models.CharField(
                        choices=[("none", "Ingen"), ("deposit", "Depositum"), ("guarantee", "Garanti")],
                        default="none",
                        max_length=20,
                        verbose_name="sikkerhet",
                    ),
                ),
                ("security_amount", models.PositiveIntegerField(default=0, verbose_name="sikkerhet (kr)")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signert")),
                ("key_handed_on", models.DateField(blank=True, null=True, verbose_name="nøkkel overlevert")),
                (
                    "key_handed_by",
                    models.UUIDField(blank=True, null=True, verbose_name="nøkkel overlevert av"),
                ),
                ("notice_given_on", models.DateField(blank=True, null=True, verbose_name="oppsagt")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=200, verbose_name="avsluttet fordi"),
                ),
                ("contract_data", models.JSONField(default=dict, verbose_name="kontraktens innhold")),
                ("contract", models.BinaryField(null=True, verbose_name="kontrakt")),
                (
                    "contract_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="kontraktens kontrollsum"),
                ),
                ("notice", models.BinaryField(null=True, verbose_name="informasjon etter § 11-1")),
                (
                    "notice_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="informasjonens kontrollsum"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leases",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                (
                    "dwelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leases",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leases",
                        to="people.household",
                        verbose_name="husstand",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leases",
                        to="people.person",
                        verbose_name="leietaker",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "reassessment_sent_on",
                    models.DateField(blank=True, null=True, verbose_name="brev om ny vurdering sendt"),
                ),
            ],
            options={
                "verbose_name": "leieavtale",
                "verbose_name_plural": "leieavtaler",
                "indexes": [models.Index(fields=["state"], name="lease_state")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", "void"), _negated=True),
                        expressions=[("dwelling", "="), ("period", "&&")],
                        name="one_lease_per_dwelling",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "security_amount__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("rent"), "*", models.Value(6)
                                ),
                            )
                        ),
                        name="security_at_most_six_months_rent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("key_handed_on", None),
                            ("informed_at__isnull", False),
                            ("application", None),
                            _connector="OR",
                        ),
                        name="key_after_information",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on", None),
                            ("informed_at__isnull", False),
                            ("application", None),
                            _connector="OR",
                        ),
                        name="signed_after_information",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeaseEvent",
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
                    "contract_number",
                    models.CharField(editable=False, max_length=12, verbose_name="kontraktnummer"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Klar til signering"),
                            ("running", "Løper"),
                            ("ended", "Avsluttet"),
                            ("void", "Ble ikke noe av"),
                        ],
                        default="prepared",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fixed_term", "Tidsbestemt"),
                            ("indefinite", "Tidsubestemt"),
                            ("temporary", "Midlertidig vedtak"),
                        ],
                        max_length=20,
                        verbose_name="kontraktstype",
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="leietid")),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="måneder")),
                (
                    "term_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="hvorfor denne leietiden"),
                ),
                (
                    "special_reason",
                    models.TextField(blank=True, verbose_name="særlig grunn til kortere leietid"),
                ),
                (
                    "informed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="skriftlig informasjon gitt (husleieloven § 11-1)"
                    ),
                ),
                (
                    "rent",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60000),
                        ],
                        verbose_name="husleie (kr per måned)",
                    ),
                ),
                (
                    "security",
                    models.CharField(
                        choices=[("none", "Ingen"), ("deposit", "Depositum"), ("guarantee", "Garanti")],
                        default="none",
                        max_length=20,
                        verbose_name="sikkerhet",
                    ),
                ),
                ("security_amount", models.PositiveIntegerField(default=0, verbose_name="sikkerhet (kr)")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signert")),
                ("key_handed_on", models.DateField(blank=True, null=True, verbose_name="nøkkel overlevert")),
                (
                    "key_handed_by",
                    models.UUIDField(blank=True, null=True, verbose_name="nøkkel overlevert av"),
                ),
                ("notice_given_on", models.DateField(blank=True, null=True, verbose_name="oppsagt")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=200, verbose_name="avsluttet fordi"),
                ),
                ("contract_data", models.JSONField(default=dict, verbose_name="kontraktens innhold")),
                (
                    "contract_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="kontraktens kontrollsum"),
                ),
                (
                    "notice_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="informasjonens kontrollsum"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
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
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.household",
                        verbose_name="husstand",
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
                        to="leases.lease",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="leietaker",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "reassessment_sent_on",
                    models.DateField(blank=True, null=True, verbose_name="brev om ny vurdering sendt"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HousingPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "goal",
                    models.CharField(
                        choices=[
                            ("own", "Eie egen bolig"),
                            ("private", "Leie privat"),
                            ("municipal", "Leie av kommunen"),
                        ],
                        max_length=20,
                        verbose_name="mål",
                    ),
                ),
                ("next_step", models.CharField(max_length=300, verbose_name="neste steg")),
                ("next_on", models.DateField(verbose_name="innen")),
                (
                    "household",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="housing_plan",
                        to="people.household",
                        verbose_name="husstand",
                    ),
                ),
            ],
            options={
                "verbose_name": "boligplan",
                "verbose_name_plural": "boligplaner",
            },
        ),
        migrations.CreateModel(
            name="HousingPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "goal",
                    models.CharField(
                        choices=[
                            ("own", "Eie egen bolig"),
                            ("private", "Leie privat"),
                            ("municipal", "Leie av kommunen"),
                        ],
                        max_length=20,
                        verbose_name="mål",
                    ),
                ),
                ("next_step", models.CharField(max_length=300, verbose_name="neste steg")),
                ("next_on", models.DateField(verbose_name="innen")),
                (
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.household",
                        verbose_name="husstand",
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
                        to="leases.housingplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lease",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "leases_leaseevent" ("application_id", "changed_at", "changed_by", "contract_data", "contract_number", "contract_sha256", "created_at", "dwelling_id", "ended_because", "grade", "household_id", "id", "informed_at", "key_handed_by", "key_handed_on", "kind", "months", "notice_given_on", "notice_sha256", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reassessment_sent_on", "rent", "security", "security_amount", "signed_on", "special_reason", "state", "tenant_id", "term_reason", "version") VALUES (NEW."application_id", NEW."changed_at", NEW."changed_by", NEW."contract_data", NEW."contract_number", NEW."contract_sha256", NEW."created_at", NEW."dwelling_id", NEW."ended_because", NEW."grade", NEW."household_id", NEW."id", NEW."informed_at", NEW."key_handed_by", NEW."key_handed_on", NEW."kind", NEW."months", NEW."notice_given_on", NEW."notice_sha256", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reassessment_sent_on", NEW."rent", NEW."security", NEW."security_amount", NEW."signed_on", NEW."special_reason", NEW."state", NEW."tenant_id", NEW."term_reason", NEW."version"); RETURN NULL;',
                    hash="d8f87e69b163c139347a9501d9a22e274cce650a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_804a0",
                    table="leases_lease",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lease",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by" IS DISTINCT FROM (NEW."changed_by") OR OLD."contract_data" IS DISTINCT FROM (NEW."contract_data") OR OLD."contract_number" IS DISTINCT FROM (NEW."contract_number") OR OLD."contract_sha256" IS DISTINCT FROM (NEW."contract_sha256") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."dwelling_id" IS DISTINCT FROM (NEW."dwelling_id") OR OLD."ended_because" IS DISTINCT FROM (NEW."ended_because") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."informed_at" IS DISTINCT FROM (NEW."informed_at") OR OLD."key_handed_by" IS DISTINCT FROM (NEW."key_handed_by") OR OLD."key_handed_on" IS DISTINCT FROM (NEW."key_handed_on") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."months" IS DISTINCT FROM (NEW."months") OR OLD."notice_given_on" IS DISTINCT FROM (NEW."notice_given_on") OR OLD."notice_sha256" IS DISTINCT FROM (NEW."notice_sha256") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."reassessment_sent_on" IS DISTINCT FROM (NEW."reassessment_sent_on") OR OLD."rent" IS DISTINCT FROM (NEW."rent") OR OLD."security" IS DISTINCT FROM (NEW."security") OR OLD."security_amount" IS DISTINCT FROM (NEW."security_amount") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."special_reason" IS DISTINCT FROM (NEW."special_reason") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."tenant_id" IS DISTINCT FROM (NEW."tenant_id") OR OLD."term_reason" IS DISTINCT FROM (NEW."term_reason") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "leases_leaseevent" ("application_id", "changed_at", "changed_by", "contract_data", "contract_number", "contract_sha256", "created_at", "dwelling_id", "ended_because", "grade", "household_id", "id", "informed_at", "key_handed_by", "key_handed_on", "kind", "months", "notice_given_on", "notice_sha256", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reassessment_sent_on", "rent", "security", "security_amount", "signed_on", "special_reason", "state", "tenant_id", "term_reason", "version") VALUES (NEW."application_id", NEW."changed_at", NEW."changed_by", NEW."contract_data", NEW."contract_number", NEW."contract_sha256", NEW."created_at", NEW."dwelling_id", NEW."ended_because", NEW."grade", NEW."household_id", NEW."id", NEW."informed_at", NEW."key_handed_by", NEW."key_handed_on", NEW."kind", NEW."months", NEW."notice_given_on", NEW."notice_sha256", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reassessment_sent_on", NEW."rent", NEW."security", NEW."security_amount", NEW."signed_on", NEW."special_reason", NEW."state", NEW."tenant_id", NEW."term_reason", NEW."version"); RETURN NULL;',
                    hash="4a32dbc09186492242b26cd4a7daf90e4affa068",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e29ee",
                    table="leases_lease",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="housingplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "leases_housingplanevent" ("changed_at", "changed_by", "created_at", "goal", "grade", "household_id", "id", "next_on", "next_step", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."goal", NEW."grade", NEW."household_id", NEW."id", NEW."next_on", NEW."next_step", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="4d66c209e0f2c206400e88dcdb2c945eac8b53ac",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d602a",
                    table="leases_housingplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="housingplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "leases_housingplanevent" ("changed_at", "changed_by", "created_at", "goal", "grade", "household_id", "id", "next_on", "next_step", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."goal", NEW."grade", NEW."household_id", NEW."id", NEW."next_on", NEW."next_step", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="2b04920f051c7a5069fdf9928d6b4b208d962938",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c674b",
                    table="leases_housingplan",
                    when="AFTER",
                ),
            ),
        ),
    ]
