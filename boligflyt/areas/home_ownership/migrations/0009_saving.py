"""Leie med sparing: agreements, what was saved, and purchases at the fixed price."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    dependencies = [
        ("applications", "0017_what_the_dwelling_must_have"),
        ("home_ownership", "0008_purchases_graded"),
        ("leases", "0009_where_a_tenancy_led"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavingAgreement",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Sparer"),
                            ("bought", "Kjøpte boligen"),
                            ("tenant_broke", "Leieren brøt avtalen"),
                            ("municipality_broke", "Kommunen brøt avtalen"),
                            ("lapsed", "Perioden gikk ut"),
                        ],
                        default="running",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("fixed_price", models.PositiveIntegerField(verbose_name="fast pris (kr)")),
                ("price_fixed_on", models.DateField(verbose_name="prisen satt")),
                ("first_day", models.DateField(verbose_name="første dag")),
                ("last_day", models.DateField(verbose_name="siste dag")),
                ("monthly_saving", models.PositiveIntegerField(verbose_name="avtalt sparing (kr per måned)")),
                (
                    "at_purchase",
                    models.PositiveSmallIntegerField(verbose_name="leierens del ved kjøp (prosent)"),
                ),
                (
                    "tenant_breaks",
                    models.PositiveSmallIntegerField(
                        verbose_name="leierens del når leieren bryter (prosent)"
                    ),
                ),
                (
                    "municipality_breaks",
                    models.PositiveSmallIntegerField(
                        verbose_name="leierens del når kommunen bryter (prosent)"
                    ),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="spør om kjøpet")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="slutt")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=400, verbose_name="hvorfor den sluttet"),
                ),
                (
                    "to_tenant",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="til leieren (kr)"),
                ),
                (
                    "to_municipality",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="til kommunen (kr)"),
                ),
            ],
            options={
                "verbose_name": "avtale om leie med sparing",
                "verbose_name_plural": "avtaler om leie med sparing",
            },
        ),
        migrations.CreateModel(
            name="SavingAgreementEvent",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Sparer"),
                            ("bought", "Kjøpte boligen"),
                            ("tenant_broke", "Leieren brøt avtalen"),
                            ("municipality_broke", "Kommunen brøt avtalen"),
                            ("lapsed", "Perioden gikk ut"),
                        ],
                        default="running",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("fixed_price", models.PositiveIntegerField(verbose_name="fast pris (kr)")),
                ("price_fixed_on", models.DateField(verbose_name="prisen satt")),
                ("first_day", models.DateField(verbose_name="første dag")),
                ("last_day", models.DateField(verbose_name="siste dag")),
                ("monthly_saving", models.PositiveIntegerField(verbose_name="avtalt sparing (kr per måned)")),
                (
                    "at_purchase",
                    models.PositiveSmallIntegerField(verbose_name="leierens del ved kjøp (prosent)"),
                ),
                (
                    "tenant_breaks",
                    models.PositiveSmallIntegerField(
                        verbose_name="leierens del når leieren bryter (prosent)"
                    ),
                ),
                (
                    "municipality_breaks",
                    models.PositiveSmallIntegerField(
                        verbose_name="leierens del når kommunen bryter (prosent)"
                    ),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="spør om kjøpet")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="slutt")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=400, verbose_name="hvorfor den sluttet"),
                ),
                (
                    "to_tenant",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="til leieren (kr)"),
                ),
                (
                    "to_municipality",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="til kommunen (kr)"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SavingEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("saved_on", models.DateField(verbose_name="dag")),
                ("amount", models.IntegerField(verbose_name="beløp (kr)")),
                ("text", models.CharField(blank=True, max_length=400, verbose_name="merknad")),
                ("written_at", models.DateTimeField(verbose_name="skrevet")),
            ],
            options={
                "verbose_name": "innskudd",
                "verbose_name_plural": "innskudd",
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="purchase",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="purchase",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="purchase",
            name="sold_at_valuation",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purchase",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "home_ownership_purchaseevent" ("answer_by", "application_id", "approved_on", "begun_on", "candidate_id", "changed_at", "changed_by", "created_at", "grade", "grant_repaid", "id", "lease_id", "loan_id", "next_on", "offered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "saving_id", "signed_on", "state", "stopped_because", "taken_over_on", "takeover_on", "valuation", "valued_on", "version") VALUES (NEW."answer_by", NEW."application_id", NEW."approved_on", NEW."begun_on", NEW."candidate_id", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."grade", NEW."grant_repaid", NEW."id", NEW."lease_id", NEW."loan_id", NEW."next_on", NEW."offered_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."price", NEW."saving_id", NEW."signed_on", NEW."state", NEW."stopped_because", NEW."taken_over_on", NEW."takeover_on", NEW."valuation", NEW."valued_on", NEW."version"); RETURN NULL;',
                    hash="fc2d432b0fdc5939495f9e8186b57bbd8cde404f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ab3d",
                    table="home_ownership_purchase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purchase",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "home_ownership_purchaseevent" ("answer_by", "application_id", "approved_on", "begun_on", "candidate_id", "changed_at", "changed_by", "created_at", "grade", "grant_repaid", "id", "lease_id", "loan_id", "next_on", "offered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "saving_id", "signed_on", "state", "stopped_because", "taken_over_on", "takeover_on", "valuation", "valued_on", "version") VALUES (NEW."answer_by", NEW."application_id", NEW."approved_on", NEW."begun_on", NEW."candidate_id", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."grade", NEW."grant_repaid", NEW."id", NEW."lease_id", NEW."loan_id", NEW."next_on", NEW."offered_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."price", NEW."saving_id", NEW."signed_on", NEW."state", NEW."stopped_because", NEW."taken_over_on", NEW."takeover_on", NEW."valuation", NEW."valued_on", NEW."version"); RETURN NULL;',
                    hash="f49ce50c5c2192623ed781f505fc93130eb823bb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_820cb",
                    table="home_ownership_purchase",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="savingagreement",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="savings",
                to="applications.application",
                verbose_name="søknad",
            ),
        ),
        migrations.AddField(
            model_name="savingagreement",
            name="lease",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="savings",
                to="leases.lease",
                verbose_name="leieavtale",
            ),
        ),
        migrations.AddField(
            model_name="purchase",
            name="saving",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="purchases",
                to="home_ownership.savingagreement",
                verbose_name="leie med sparing",
            ),
        ),
        migrations.AddField(
            model_name="purchaseevent",
            name="saving",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="home_ownership.savingagreement",
                verbose_name="leie med sparing",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("price", models.F("valuation")), ("saving__isnull", False), _connector="OR"
                ),
                name="sold_at_valuation",
            ),
        ),
        migrations.AddField(
            model_name="savingagreementevent",
            name="application",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="applications.application",
                verbose_name="søknad",
            ),
        ),
        migrations.AddField(
            model_name="savingagreementevent",
            name="lease",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="leases.lease",
                verbose_name="leieavtale",
            ),
        ),
        migrations.AddField(
            model_name="savingagreementevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="savingagreementevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="home_ownership.savingagreement",
            ),
        ),
        migrations.AddField(
            model_name="savingentry",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="home_ownership.savingagreement",
                verbose_name="avtale",
            ),
        ),
        migrations.AddField(
            model_name="savingentry",
            name="written_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="skrevet av",
            ),
        ),
        migrations.AddIndex(
            model_name="savingagreement",
            index=models.Index(fields=["application", "-first_day"], name="savings_of_application"),
        ),
        migrations.AddIndex(
            model_name="savingagreement",
            index=models.Index(fields=["state", "next_on"], name="savings_by_day"),
        ),
        migrations.AddConstraint(
            model_name="savingagreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")), fields=("lease",), name="one_saving_of_a_lease"
            ),
        ),
        migrations.AddConstraint(
            model_name="savingagreement",
            constraint=models.UniqueConstraint(
                fields=("id", "lease", "fixed_price"), name="saving_price_of_lease"
            ),
        ),
        migrations.AddConstraint(
            model_name="savingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fixed_price__range", (1, 50000000)), ("monthly_saving__range", (1, 50000000))
                ),
                name="saving_amounts",
            ),
        ),
        migrations.AddConstraint(
            model_name="savingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("at_purchase__lte", 100), ("municipality_breaks__lte", 100), ("tenant_breaks__lte", 100)
                ),
                name="saving_shares_are_percents",
            ),
        ),
        migrations.AddConstraint(
            model_name="savingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_day__gt", models.F("first_day")), ("price_fixed_on__lte", models.F("first_day"))
                ),
                name="saving_days_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="savingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_on", None),
                        ("state", "running"),
                        ("to_municipality", None),
                        ("to_tenant", None),
                    ),
                    models.Q(
                        models.Q(("state", "running"), _negated=True),
                        ("ended_on__gte", models.F("first_day")),
                        ("to_municipality__isnull", False),
                        ("to_tenant__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="saving_ended_and_settled",
            ),
        ),
        migrations.AddConstraint(
            model_name="savingagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["running", "bought"]),
                    models.Q(("ended_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="saving_broken_for_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savingagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "home_ownership_savingagreementevent" ("application_id", "at_purchase", "changed_at", "changed_by", "created_at", "ended_because", "ended_on", "first_day", "fixed_price", "grade", "id", "last_day", "lease_id", "monthly_saving", "municipality_breaks", "next_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_fixed_on", "state", "tenant_breaks", "to_municipality", "to_tenant", "version") VALUES (NEW."application_id", NEW."at_purchase", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."ended_because", NEW."ended_on", NEW."first_day", NEW."fixed_price", NEW."grade", NEW."id", NEW."last_day", NEW."lease_id", NEW."monthly_saving", NEW."municipality_breaks", NEW."next_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."price_fixed_on", NEW."state", NEW."tenant_breaks", NEW."to_municipality", NEW."to_tenant", NEW."version"); RETURN NULL;',
                    hash="1691b02026280207daf9c2e2b62c9420281e21f9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27dfd",
                    table="home_ownership_savingagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savingagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "home_ownership_savingagreementevent" ("application_id", "at_purchase", "changed_at", "changed_by", "created_at", "ended_because", "ended_on", "first_day", "fixed_price", "grade", "id", "last_day", "lease_id", "monthly_saving", "municipality_breaks", "next_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_fixed_on", "state", "tenant_breaks", "to_municipality", "to_tenant", "version") VALUES (NEW."application_id", NEW."at_purchase", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."ended_because", NEW."ended_on", NEW."first_day", NEW."fixed_price", NEW."grade", NEW."id", NEW."last_day", NEW."lease_id", NEW."monthly_saving", NEW."municipality_breaks", NEW."next_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."price_fixed_on", NEW."state", NEW."tenant_breaks", NEW."to_municipality", NEW."to_tenant", NEW."version"); RETURN NULL;',
                    hash="5e6c4c6d7973f58cfcb5293c6bc851959cefcd59",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b4d79",
                    table="home_ownership_savingagreement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="savingentry",
            index=models.Index(fields=["agreement", "-saved_on"], name="entries_of_saving"),
        ),
        migrations.AddConstraint(
            model_name="savingentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount", 0), _negated=True), ("amount__range", (-50000000, 50000000))
                ),
                name="saved_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="savingentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0), models.Q(("text", ""), _negated=True), _connector="OR"),
                name="taken_out_with_words",
            ),
        ),
    ]
