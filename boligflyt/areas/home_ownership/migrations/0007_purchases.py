"""Purchases of rented homes, how they are paid for, and contacts afterwards."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    dependencies = [
        ("applications", "0017_what_the_dwelling_must_have"),
        ("home_ownership", "0006_candidates_talks_and_plans_stand"),
        ("leases", "0008_notice_of_a_new_rent"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Purchase",
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
                            ("financing", "Finansieres"),
                            ("offered", "Tilbudt"),
                            ("contracted", "Kontrakt signert"),
                            ("owned", "Eier, følges opp"),
                            ("followed_up", "Eier, ferdig fulgt opp"),
                            ("stopped", "Stanset"),
                        ],
                        default="financing",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("begun_on", models.DateField(verbose_name="begynt")),
                (
                    "valuation",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50000000),
                        ],
                        verbose_name="takst (kr)",
                    ),
                ),
                ("valued_on", models.DateField(verbose_name="takstdato")),
                (
                    "price",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50000000),
                        ],
                        verbose_name="pris (kr)",
                    ),
                ),
                (
                    "grant_repaid",
                    models.BooleanField(
                        default=False, verbose_name="kommunen betaler tilbake tilskudd som binder"
                    ),
                ),
                ("offered_on", models.DateField(blank=True, null=True, verbose_name="tilbud gitt")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="svarfrist")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="kontrakt signert")),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="godkjent av borettslaget"),
                ),
                ("takeover_on", models.DateField(blank=True, null=True, verbose_name="avtalt overtakelse")),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="overtatt")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="neste kontakt")),
                (
                    "stopped_because",
                    models.CharField(blank=True, max_length=400, verbose_name="stanset fordi"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchases",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchases",
                        to="home_ownership.candidate",
                        verbose_name="kandidat",
                    ),
                ),
                (
                    "lease",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchases",
                        to="leases.lease",
                        verbose_name="leieavtale",
                    ),
                ),
                (
                    "loan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchases",
                        to="home_ownership.housingloan",
                        verbose_name="lånesak",
                    ),
                ),
            ],
            options={
                "verbose_name": "kjøp av leid bolig",
                "verbose_name_plural": "kjøp av leide boliger",
            },
        ),
        migrations.CreateModel(
            name="AfterPurchase",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("held_on", models.DateField(verbose_name="dag")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("pays", "Betaler som avtalt"),
                            ("behind", "Er på etterskudd"),
                            ("agreed", "Har avtale om å betale ned etterslepet"),
                            ("manages", "Klarer seg, oppfølgingen er slutt"),
                            ("sold", "Har solgt boligen"),
                            ("lost", "Har mistet boligen"),
                        ],
                        max_length=20,
                        verbose_name="hvordan det går",
                    ),
                ),
                (
                    "owed",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50000000)],
                        verbose_name="etterslep (kr)",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="hva dere snakket om")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="neste kontakt")),
                ("written_at", models.DateTimeField(verbose_name="skrevet")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="skrevet av",
                    ),
                ),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="home_ownership.purchase",
                        verbose_name="kjøp",
                    ),
                ),
            ],
            options={
                "verbose_name": "kontakt etter kjøp",
                "verbose_name_plural": "kontakter etter kjøp",
            },
        ),
        migrations.CreateModel(
            name="PurchaseEvent",
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
                            ("financing", "Finansieres"),
                            ("offered", "Tilbudt"),
                            ("contracted", "Kontrakt signert"),
                            ("owned", "Eier, følges opp"),
                            ("followed_up", "Eier, ferdig fulgt opp"),
                            ("stopped", "Stanset"),
                        ],
                        default="financing",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("begun_on", models.DateField(verbose_name="begynt")),
                (
                    "valuation",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50000000),
                        ],
                        verbose_name="takst (kr)",
                    ),
                ),
                ("valued_on", models.DateField(verbose_name="takstdato")),
                (
                    "price",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50000000),
                        ],
                        verbose_name="pris (kr)",
                    ),
                ),
                (
                    "grant_repaid",
                    models.BooleanField(
                        default=False, verbose_name="kommunen betaler tilbake tilskudd som binder"
                    ),
                ),
                ("offered_on", models.DateField(blank=True, null=True, verbose_name="tilbud gitt")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="svarfrist")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="kontrakt signert")),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="godkjent av borettslaget"),
                ),
                ("takeover_on", models.DateField(blank=True, null=True, verbose_name="avtalt overtakelse")),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="overtatt")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="neste kontakt")),
                (
                    "stopped_because",
                    models.CharField(blank=True, max_length=400, verbose_name="stanset fordi"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="home_ownership.candidate",
                        verbose_name="kandidat",
                    ),
                ),
                (
                    "lease",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="leases.lease",
                        verbose_name="leieavtale",
                    ),
                ),
                (
                    "loan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="home_ownership.housingloan",
                        verbose_name="lånesak",
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
                        to="home_ownership.purchase",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PurchaseFinancing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("number", models.PositiveIntegerField(verbose_name="versjon")),
                (
                    "price",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50000000)],
                        verbose_name="pris (kr)",
                    ),
                ),
                (
                    "duty",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50000000)],
                        verbose_name="dokumentavgift (kr)",
                    ),
                ),
                (
                    "other_costs",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50000000)],
                        verbose_name="andre kostnader (kr)",
                    ),
                ),
                (
                    "startlaan",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50000000)],
                        verbose_name="startlån (kr)",
                    ),
                ),
                (
                    "grant",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50000000)],
                        verbose_name="tilskudd (kr)",
                    ),
                ),
                (
                    "bank",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50000000)],
                        verbose_name="lån i bank (kr)",
                    ),
                ),
                (
                    "own",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(50000000)],
                        verbose_name="egne penger (kr)",
                    ),
                ),
                ("years", models.PositiveSmallIntegerField(default=0, verbose_name="løpetid startlån (år)")),
                (
                    "rate",
                    models.DecimalField(
                        decimal_places=3, default=0, max_digits=6, verbose_name="rente startlån (prosent)"
                    ),
                ),
                (
                    "long_term_reasons",
                    models.JSONField(default=list, verbose_name="grunner til lengre løpetid"),
                ),
                (
                    "bank_years",
                    models.PositiveSmallIntegerField(default=0, verbose_name="løpetid i bank (år)"),
                ),
                (
                    "bank_rate",
                    models.DecimalField(
                        decimal_places=3, default=0, max_digits=6, verbose_name="rente i bank (prosent)"
                    ),
                ),
                (
                    "monthly",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="lånene koster (kr per måned)"
                    ),
                ),
                ("rates", models.JSONField(verbose_name="satser som ble brukt")),
                ("worked_out_on", models.DateField(verbose_name="regnet ut for")),
                ("made_at", models.DateTimeField(verbose_name="laget")),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home_ownership.economyassessment",
                        verbose_name="økonomi",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="laget av",
                    ),
                ),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="financings",
                        to="home_ownership.purchase",
                        verbose_name="kjøp",
                    ),
                ),
            ],
            options={
                "verbose_name": "finansiering",
                "verbose_name_plural": "finansieringer",
            },
        ),
        migrations.AddIndex(
            model_name="purchase",
            index=models.Index(fields=["application", "-begun_on"], name="purchases_of_application"),
        ),
        migrations.AddIndex(
            model_name="purchase",
            index=models.Index(fields=["state", "next_on"], name="purchases_by_day"),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "stopped"), _negated=True),
                fields=("lease",),
                name="one_purchase_of_a_lease",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(("price", models.F("valuation"))), name="sold_at_valuation"
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["offered", "contracted", "owned", "followed_up"]), _negated=True),
                    models.Q(("answer_by__gte", models.F("offered_on")), ("offered_on__isnull", False)),
                    _connector="OR",
                ),
                name="offered_with_its_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["contracted", "owned", "followed_up"]), _negated=True),
                    models.Q(
                        ("signed_on__gte", models.F("offered_on")),
                        ("takeover_on__gte", models.F("signed_on")),
                    ),
                    _connector="OR",
                ),
                name="contract_has_its_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["owned", "followed_up"]), ("taken_over_on__gte", models.F("signed_on"))
                    ),
                    models.Q(
                        models.Q(("state__in", ["owned", "followed_up"]), _negated=True),
                        ("taken_over_on", None),
                    ),
                    _connector="OR",
                ),
                name="owner_from_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "stopped"), _negated=True),
                    models.Q(("stopped_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="stopped_for_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purchase",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "home_ownership_purchaseevent" ("answer_by", "application_id", "approved_on", "begun_on", "candidate_id", "changed_at", "changed_by", "created_at", "grade", "grant_repaid", "id", "lease_id", "loan_id", "next_on", "offered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "signed_on", "state", "stopped_because", "taken_over_on", "takeover_on", "valuation", "valued_on", "version") VALUES (NEW."answer_by", NEW."application_id", NEW."approved_on", NEW."begun_on", NEW."candidate_id", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."grade", NEW."grant_repaid", NEW."id", NEW."lease_id", NEW."loan_id", NEW."next_on", NEW."offered_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."price", NEW."signed_on", NEW."state", NEW."stopped_because", NEW."taken_over_on", NEW."takeover_on", NEW."valuation", NEW."valued_on", NEW."version"); RETURN NULL;',
                    hash="613eb08bc24d7769e8b6679a11e7adad190c73c0",
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
                    func='INSERT INTO "home_ownership_purchaseevent" ("answer_by", "application_id", "approved_on", "begun_on", "candidate_id", "changed_at", "changed_by", "created_at", "grade", "grant_repaid", "id", "lease_id", "loan_id", "next_on", "offered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "signed_on", "state", "stopped_because", "taken_over_on", "takeover_on", "valuation", "valued_on", "version") VALUES (NEW."answer_by", NEW."application_id", NEW."approved_on", NEW."begun_on", NEW."candidate_id", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."grade", NEW."grant_repaid", NEW."id", NEW."lease_id", NEW."loan_id", NEW."next_on", NEW."offered_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."price", NEW."signed_on", NEW."state", NEW."stopped_because", NEW."taken_over_on", NEW."takeover_on", NEW."valuation", NEW."valued_on", NEW."version"); RETURN NULL;',
                    hash="b49d487c4c69ad153e4473c24073229bc78ae704",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_820cb",
                    table="home_ownership_purchase",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="afterpurchase",
            index=models.Index(fields=["purchase", "-held_on"], name="contacts_of_purchase"),
        ),
        migrations.AddConstraint(
            model_name="afterpurchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("owed__gt", 0), ("standing__in", ["behind", "agreed"])),
                    models.Q(models.Q(("standing__in", ["behind", "agreed"]), _negated=True), ("owed", 0)),
                    _connector="OR",
                ),
                name="who_is_behind_owes",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchasefinancing",
            constraint=models.UniqueConstraint(
                fields=("purchase", "number"), name="financing_numbered_in_purchase"
            ),
        ),
        migrations.AddConstraint(
            model_name="purchasefinancing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "startlaan",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("price"), "+", models.F("duty")
                                        ),
                                        "+",
                                        models.F("other_costs"),
                                    ),
                                    "-",
                                    models.F("grant"),
                                ),
                                "-",
                                models.F("bank"),
                            ),
                            "-",
                            models.F("own"),
                        ),
                    )
                ),
                name="financing_adds_up",
            ),
        ),
    ]
