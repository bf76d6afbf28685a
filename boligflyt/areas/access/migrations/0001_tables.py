"""Who works here, in which role and office, and who takes part in what."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import boligflyt.toolkit.encryption
import boligflyt.toolkit.period_field
from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    replaces = [
        ("access", "0001_initial"),
        ("access", "0002_participation_and_clearance"),
        ("access", "0003_second_factor"),
        ("access", "0004_opened_until"),
        ("access", "0005_history_of_every_business_row"),
        ("access", "0006_drafts_of_forms"),
    ]

    initial = True

    dependencies = [
        ("audit", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Staff",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("username", models.CharField(max_length=60, unique=True, verbose_name="brukernavn")),
                ("name", models.CharField(max_length=120, verbose_name="navn")),
                ("is_active", models.BooleanField(default=True, verbose_name="kan logge inn")),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="samme menneske som",
                    ),
                ),
            ],
            options={
                "verbose_name": "ansatt",
                "verbose_name_plural": "ansatte",
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=80, verbose_name="navn")),
                ("number", models.CharField(max_length=4, verbose_name="kommunenummer")),
                ("rule_set", models.CharField(max_length=80, verbose_name="regelsett")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefon")),
                ("postal_address", models.CharField(blank=True, max_length=200, verbose_name="postadresse")),
                (
                    "excluded_target_groups",
                    models.JSONField(blank=True, default=list, verbose_name="målgrupper utenfor planen"),
                ),
            ],
            options={
                "verbose_name": "kommune",
                "verbose_name_plural": "kommuner",
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="navn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("housing", "Boligkontor"),
                            ("nav", "NAV"),
                            ("refugee", "Flyktningtjeneste"),
                            ("health", "Helse og omsorg"),
                            ("property", "Eiendom"),
                            ("economy", "Økonomi"),
                            ("leadership", "Ledelse"),
                        ],
                        max_length=20,
                        verbose_name="slag",
                    ),
                ),
            ],
            options={
                "verbose_name": "enhet",
                "verbose_name_plural": "enheter",
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("caseworker", "Saksbehandler bolig"),
                            ("decider", "Beslutter"),
                            ("meeting_member", "Deltaker i tildelingsmøtet"),
                            ("nav_caseworker", "NAV-veileder"),
                            ("refugee_service", "Flyktningveileder"),
                            ("home_support", "Boligoppfølger"),
                            ("property_manager", "Eiendomsforvalter"),
                            ("economy_worker", "Økonomimedarbeider"),
                            ("leader", "Leder"),
                            ("planner", "Planlegger"),
                            ("controller", "Controller"),
                            ("auditor", "Innsynskontrollør"),
                            ("administrator", "Administrator"),
                            ("integration", "Annet datasystem"),
                            ("applicant", "Søker"),
                            ("tenant", "Leietaker"),
                            ("guardian", "Verge"),
                            ("nobody", "Uten rolle"),
                        ],
                        max_length=40,
                        verbose_name="rolle",
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ansatt",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="access.office",
                        verbose_name="enhet",
                    ),
                ),
                (
                    "clearance",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Ingen skjerming"),
                            (1, "Skjermet i kommunen"),
                            (2, "Fortrolig adresse"),
                            (3, "Strengt fortrolig adresse"),
                        ],
                        db_default=0,
                        default=0,
                        verbose_name="klarering",
                    ),
                ),
                ("cleared_by", models.UUIDField(editable=False, null=True, verbose_name="klarert av")),
            ],
            options={
                "verbose_name": "rolle",
                "verbose_name_plural": "roller",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("staff", "="), ("office", "="), ("role", "="), ("period", "&&")],
                        name="one_assignment_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "caseworker",
                                    "decider",
                                    "meeting_member",
                                    "nav_caseworker",
                                    "refugee_service",
                                    "home_support",
                                    "property_manager",
                                    "economy_worker",
                                    "leader",
                                    "planner",
                                    "controller",
                                    "auditor",
                                    "administrator",
                                    "integration",
                                ],
                            )
                        ),
                        name="assignment_is_a_job",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agreement", models.CharField(max_length=80, verbose_name="avtale eller samarbeid")),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="access.office",
                        verbose_name="enhet",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kontaktperson",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vara",
                    ),
                ),
            ],
            options={
                "verbose_name": "kontaktperson",
                "verbose_name_plural": "kontaktpersoner",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("office", "="), ("agreement", "="), ("period", "&&")],
                        name="one_contact_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="slag")),
                ("subject", models.UUIDField(verbose_name="gjelder")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("case_work", "Behandle søknaden"),
                            ("allocation", "Tildele bolig"),
                            ("tenancy", "Følge leieforholdet"),
                            ("economic_help", "Økonomisk råd og hjelp"),
                            ("followup", "Oppfølging i boligen"),
                            ("settlement", "Bosetting av flyktninger"),
                            ("coordination", "Ansvarsgruppe"),
                            ("control", "Kontroll"),
                        ],
                        max_length=20,
                        verbose_name="formål",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("identity", "Navn og kontakt"),
                                ("housing", "Bolig og søknad"),
                                ("children", "Barn og skole"),
                                ("economy", "Økonomi"),
                                ("health", "Helse og tilpasning"),
                                ("decision", "Vedtak og brev"),
                                ("followup", "Oppfølgingsnotater"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="opplysninger",
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="hvorfor")),
                ("given_by", models.UUIDField(null=True, verbose_name="gitt av")),
                ("given_at", models.DateTimeField(null=True, verbose_name="gitt")),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="enhet",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ansatt",
                    ),
                ),
                ("until", models.DateTimeField(null=True, verbose_name="åpen til")),
            ],
            options={
                "verbose_name": "deltakelse",
                "verbose_name_plural": "deltakelser",
                "indexes": [
                    models.Index(fields=["kind", "subject"], name="participation_subject"),
                    models.Index(fields=["office", "kind"], name="participation_office"),
                    models.Index(fields=["staff", "kind"], name="participation_staff"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("office", None), ("staff__isnull", False)),
                            models.Q(("office__isnull", False), ("staff", None)),
                            _connector="OR",
                        ),
                        name="an_office_or_a_colleague",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kinds__contains", ["identity"])),
                        name="taking_part_gives_identity",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("staff", None)),
                        expressions=[("subject", "="), ("office", "="), ("purpose", "="), ("period", "&&")],
                        name="one_office_share_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            models.Q(
                                ("given_at__isnull", False),
                                ("given_by__isnull", False),
                                ("staff__isnull", False),
                                ("given_by", models.F("staff")),
                                ("until__gte", models.F("given_at")),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="opened_by_and_for_oneself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Substitution",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "absent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="den som er borte",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="enhet",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vikar",
                    ),
                ),
            ],
            options={
                "verbose_name": "vikariat",
                "verbose_name_plural": "vikariater",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("absent", models.F("substitute")), _negated=True),
                        name="not_their_own_substitute",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptForm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("staff", models.UUIDField(db_index=True, verbose_name="ansatt")),
                ("path", models.CharField(max_length=500, verbose_name="adresse")),
                ("content", boligflyt.toolkit.encryption.EncryptedTextField(verbose_name="innhold")),
                ("at", models.DateTimeField(db_index=True, verbose_name="sendt")),
            ],
            options={
                "verbose_name": "skjema som er tatt vare på",
                "verbose_name_plural": "skjemaer som er tatt vare på",
            },
        ),
        migrations.CreateModel(
            name="SignInAttempt",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField(db_index=True)),
                ("wait_until", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "innloggingsforsøk",
                "verbose_name_plural": "innloggingsforsøk",
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("used_at", models.DateTimeField(null=True, verbose_name="brukt")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recovery_codes",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ansatt",
                    ),
                ),
            ],
            options={
                "verbose_name": "gjenopprettingskode",
                "verbose_name_plural": "gjenopprettingskoder",
            },
        ),
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("secret", boligflyt.toolkit.encryption.EncryptedTextField(verbose_name="hemmelighet")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="bekreftet")),
                ("last_step", models.BigIntegerField(default=0, editable=False)),
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_factor",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ansatt",
                    ),
                ),
            ],
            options={
                "verbose_name": "andre trinn",
                "verbose_name_plural": "andre trinn",
            },
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("caseworker", "Saksbehandler bolig"),
                            ("decider", "Beslutter"),
                            ("meeting_member", "Deltaker i tildelingsmøtet"),
                            ("nav_caseworker", "NAV-veileder"),
                            ("refugee_service", "Flyktningveileder"),
                            ("home_support", "Boligoppfølger"),
                            ("property_manager", "Eiendomsforvalter"),
                            ("economy_worker", "Økonomimedarbeider"),
                            ("leader", "Leder"),
                            ("planner", "Planlegger"),
                            ("controller", "Controller"),
                            ("auditor", "Innsynskontrollør"),
                            ("administrator", "Administrator"),
                            ("integration", "Annet datasystem"),
                            ("applicant", "Søker"),
                            ("tenant", "Leietaker"),
                            ("guardian", "Verge"),
                            ("nobody", "Uten rolle"),
                        ],
                        max_length=40,
                        verbose_name="rolle",
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "clearance",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Ingen skjerming"),
                            (1, "Skjermet i kommunen"),
                            (2, "Fortrolig adresse"),
                            (3, "Strengt fortrolig adresse"),
                        ],
                        db_default=0,
                        default=0,
                        verbose_name="klarering",
                    ),
                ),
                ("cleared_by", models.UUIDField(editable=False, null=True, verbose_name="klarert av")),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.office",
                        verbose_name="enhet",
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
                        to="access.assignment",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ansatt",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactPersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("agreement", models.CharField(max_length=80, verbose_name="avtale eller samarbeid")),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.office",
                        verbose_name="enhet",
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
                        to="access.contactperson",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kontaktperson",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vara",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MunicipalityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("name", models.CharField(max_length=80, verbose_name="navn")),
                ("number", models.CharField(max_length=4, verbose_name="kommunenummer")),
                ("rule_set", models.CharField(max_length=80, verbose_name="regelsett")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefon")),
                ("postal_address", models.CharField(blank=True, max_length=200, verbose_name="postadresse")),
                (
                    "excluded_target_groups",
                    models.JSONField(blank=True, default=list, verbose_name="målgrupper utenfor planen"),
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
                        to="access.municipality",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfficeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("name", models.CharField(max_length=80, verbose_name="navn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("housing", "Boligkontor"),
                            ("nav", "NAV"),
                            ("refugee", "Flyktningtjeneste"),
                            ("health", "Helse og omsorg"),
                            ("property", "Eiendom"),
                            ("economy", "Økonomi"),
                            ("leadership", "Ledelse"),
                        ],
                        max_length=20,
                        verbose_name="slag",
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
                        to="access.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("kind", models.CharField(max_length=20, verbose_name="slag")),
                ("subject", models.UUIDField(verbose_name="gjelder")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("case_work", "Behandle søknaden"),
                            ("allocation", "Tildele bolig"),
                            ("tenancy", "Følge leieforholdet"),
                            ("economic_help", "Økonomisk råd og hjelp"),
                            ("followup", "Oppfølging i boligen"),
                            ("settlement", "Bosetting av flyktninger"),
                            ("coordination", "Ansvarsgruppe"),
                            ("control", "Kontroll"),
                        ],
                        max_length=20,
                        verbose_name="formål",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("identity", "Navn og kontakt"),
                                ("housing", "Bolig og søknad"),
                                ("children", "Barn og skole"),
                                ("economy", "Økonomi"),
                                ("health", "Helse og tilpasning"),
                                ("decision", "Vedtak og brev"),
                                ("followup", "Oppfølgingsnotater"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="opplysninger",
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="hvorfor")),
                ("given_by", models.UUIDField(null=True, verbose_name="gitt av")),
                ("given_at", models.DateTimeField(null=True, verbose_name="gitt")),
                ("until", models.DateTimeField(null=True, verbose_name="åpen til")),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.office",
                        verbose_name="enhet",
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
                        to="access.participation",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ansatt",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StaffEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("username", models.CharField(max_length=60, verbose_name="brukernavn")),
                ("name", models.CharField(max_length=120, verbose_name="navn")),
                ("is_active", models.BooleanField(default=True, verbose_name="kan logge inn")),
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="samme menneske som",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubstitutionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "absent",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="den som er borte",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.office",
                        verbose_name="enhet",
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
                        to="access.substitution",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vikar",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("staff", models.UUIDField(db_index=True, verbose_name="ansatt")),
                ("path", models.CharField(max_length=500, verbose_name="adresse")),
                ("content", boligflyt.toolkit.encryption.EncryptedTextField(verbose_name="innhold")),
                ("at", models.DateTimeField(db_index=True, verbose_name="skrevet")),
            ],
            options={
                "verbose_name": "utkast",
                "verbose_name_plural": "utkast",
                "constraints": [
                    models.UniqueConstraint(fields=("staff", "path"), name="one_draft_for_each_form")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staff",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_staffevent" ("id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_as_id", "username") VALUES (NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."same_as_id", NEW."username"); RETURN NULL;',
                    hash="f48214d39d57d1c40b5098d907d3d22e5a458b89",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ac661",
                    table="access_staff",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staff",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."same_as_id" IS DISTINCT FROM (NEW."same_as_id") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                    func='INSERT INTO "access_staffevent" ("id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_as_id", "username") VALUES (NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."same_as_id", NEW."username"); RETURN NULL;',
                    hash="8eb1cabf0b42b7e46b552614c27cb1c2f518f4e5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c0ed3",
                    table="access_staff",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="municipality",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_municipalityevent" ("excluded_target_groups", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_address", "rule_set") VALUES (NEW."excluded_target_groups", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postal_address", NEW."rule_set"); RETURN NULL;',
                    hash="87aa5a425255eec8312e7499d3ef029b2dcb3541",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_134f0",
                    table="access_municipality",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="municipality",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_municipalityevent" ("excluded_target_groups", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_address", "rule_set") VALUES (NEW."excluded_target_groups", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postal_address", NEW."rule_set"); RETURN NULL;',
                    hash="2f664bec1dc2255d963d2a55319c1f06865c8e55",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_86a65",
                    table="access_municipality",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_officeevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="c4b4caf7408ae32de39400614470550d881619c0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dfe9e",
                    table="access_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_officeevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="3991bccb23d3192c215990ba1d8f7508ad515128",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af8be",
                    table="access_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_assignmentevent" ("clearance", "cleared_by", "id", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "staff_id") VALUES (NEW."clearance", NEW."cleared_by", NEW."id", NEW."office_id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."staff_id"); RETURN NULL;',
                    hash="b21d88db065c5f64dec854e78a8e3ce099a3d41d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_92978",
                    table="access_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_assignmentevent" ("clearance", "cleared_by", "id", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "staff_id") VALUES (NEW."clearance", NEW."cleared_by", NEW."id", NEW."office_id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."staff_id"); RETURN NULL;',
                    hash="426717f4795d7abb6e9f4b9e1d5ae15bc87bda4a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b540",
                    table="access_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactperson",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_contactpersonevent" ("agreement", "id", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "substitute_id") VALUES (NEW."agreement", NEW."id", NEW."office_id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."staff_id", NEW."substitute_id"); RETURN NULL;',
                    hash="6ca6477fc160721c4dd6b6ba611befa460a333b6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3a32c",
                    table="access_contactperson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactperson",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_contactpersonevent" ("agreement", "id", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "substitute_id") VALUES (NEW."agreement", NEW."id", NEW."office_id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."staff_id", NEW."substitute_id"); RETURN NULL;',
                    hash="b6f375db7fb1ef3663da2d5aa6865c275228a428",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e22a4",
                    table="access_contactperson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_participationevent" ("given_at", "given_by", "id", "kind", "kinds", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "reason", "staff_id", "subject", "until") VALUES (NEW."given_at", NEW."given_by", NEW."id", NEW."kind", NEW."kinds", NEW."office_id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."reason", NEW."staff_id", NEW."subject", NEW."until"); RETURN NULL;',
                    hash="cdf597dfa2e67626a66b890ddd34e86f1c0340db",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_53efe",
                    table="access_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_participationevent" ("given_at", "given_by", "id", "kind", "kinds", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "reason", "staff_id", "subject", "until") VALUES (NEW."given_at", NEW."given_by", NEW."id", NEW."kind", NEW."kinds", NEW."office_id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."reason", NEW."staff_id", NEW."subject", NEW."until"); RETURN NULL;',
                    hash="0933c1ea6bf62f274e0cf6e206085cf2dfb6f724",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_81344",
                    table="access_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_participationevent" ("given_at", "given_by", "id", "kind", "kinds", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "reason", "staff_id", "subject", "until") VALUES (OLD."given_at", OLD."given_by", OLD."id", OLD."kind", OLD."kinds", OLD."office_id", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."reason", OLD."staff_id", OLD."subject", OLD."until"); RETURN NULL;',
                    hash="af18c3f32791647b5eb0ffd6912025c061bf09c9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0a23e",
                    table="access_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="substitution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_substitutionevent" ("absent_id", "id", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id") VALUES (NEW."absent_id", NEW."id", NEW."office_id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."substitute_id"); RETURN NULL;',
                    hash="6f5dbf9ef0d579651d03eb22571d6bfc2b54e523",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3a045",
                    table="access_substitution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="substitution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_substitutionevent" ("absent_id", "id", "office_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id") VALUES (NEW."absent_id", NEW."id", NEW."office_id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."substitute_id"); RETURN NULL;',
                    hash="5741bc1cdf56347972cc496afcf6ec12c4abfe8a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_69453",
                    table="access_substitution",
                    when="AFTER",
                ),
            ),
        ),
    ]
