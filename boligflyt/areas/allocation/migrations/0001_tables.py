"""The queue, the meeting and the offer."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    replaces = [
        ("allocation", "0001_initial"),
        ("allocation", "0002_initial"),
        ("allocation", "0003_initial"),
        ("allocation", "0004_more_reasons_to_say_no"),
        ("allocation", "0005_shielded_meetings"),
        ("allocation", "0007_history_of_every_business_row"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("applications", "0001_tables"),
        ("dwellings", "0001_tables"),
        ("leases", "0001_tables"),
        ("people", "0002_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="QueueEntry",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Venter"),
                            ("offered", "Har tilbud"),
                            ("housed", "Har fått bolig"),
                            ("left", "Ute av køen"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("group", models.CharField(max_length=40, verbose_name="gruppe")),
                ("sub_group", models.CharField(blank=True, max_length=40, verbose_name="undergruppe")),
                ("group_rank", models.PositiveSmallIntegerField(verbose_name="gruppens plass")),
                ("sub_rank", models.PositiveSmallIntegerField(default=0, verbose_name="undergruppens plass")),
                ("reason", models.CharField(max_length=400, verbose_name="hvorfor her")),
                ("decided_on", models.DateField(verbose_name="vedtak gjort")),
                ("lot", models.PositiveIntegerField(verbose_name="loddnummer")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="ute av køen")),
                ("left_because", models.CharField(blank=True, max_length=200, verbose_name="fordi")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queue",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                (
                    "vedtak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.vedtak",
                        verbose_name="vedtak",
                    ),
                ),
            ],
            options={
                "verbose_name": "plass på ventelisten",
                "verbose_name_plural": "plasser på ventelisten",
                "indexes": [models.Index(fields=["state", "group_rank", "sub_rank"], name="queue_order")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "offered"])),
                        fields=("application",),
                        name="one_place_in_the_queue",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QueueEntryEvent",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Venter"),
                            ("offered", "Har tilbud"),
                            ("housed", "Har fått bolig"),
                            ("left", "Ute av køen"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("group", models.CharField(max_length=40, verbose_name="gruppe")),
                ("sub_group", models.CharField(blank=True, max_length=40, verbose_name="undergruppe")),
                ("group_rank", models.PositiveSmallIntegerField(verbose_name="gruppens plass")),
                ("sub_rank", models.PositiveSmallIntegerField(default=0, verbose_name="undergruppens plass")),
                ("reason", models.CharField(max_length=400, verbose_name="hvorfor her")),
                ("decided_on", models.DateField(verbose_name="vedtak gjort")),
                ("lot", models.PositiveIntegerField(verbose_name="loddnummer")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="ute av køen")),
                ("left_because", models.CharField(blank=True, max_length=200, verbose_name="fordi")),
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
                        to="allocation.queueentry",
                    ),
                ),
                (
                    "vedtak",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.vedtak",
                        verbose_name="vedtak",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("held_on", models.DateField(verbose_name="dato")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planlagt"), ("open", "Pågår"), ("closed", "Avsluttet")],
                        default="planned",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("minutes_data", models.JSONField(default=dict, verbose_name="referatets innhold")),
                ("minutes", models.BinaryField(null=True, verbose_name="referat")),
                (
                    "minutes_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="referatets kontrollsum"),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="avsluttet")),
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
                    "grade",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Ingen skjerming"),
                            (1, "Skjermet i kommunen"),
                            (2, "Fortrolig adresse"),
                            (3, "Strengt fortrolig adresse"),
                        ],
                        default=0,
                        verbose_name="skjerming",
                    ),
                ),
            ],
            options={
                "verbose_name": "tildelingsmøte",
                "verbose_name_plural": "tildelingsmøter",
                "ordering": ["-held_on"],
                "constraints": [
                    models.UniqueConstraint(fields=("office", "held_on", "grade"), name="one_meeting_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingLine",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("place", models.PositiveSmallIntegerField(verbose_name="nummer")),
                (
                    "proposal_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="forslagets grunn"),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("open", "Ikke behandlet"),
                            ("accept", "Godtatt"),
                            ("change", "Byttet"),
                            ("leave", "La stå"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="beslutning",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="grunn")),
                ("decided_by", models.UUIDField(blank=True, null=True, verbose_name="besluttet av")),
                (
                    "dwelling",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="allocation.meeting",
                        verbose_name="møte",
                    ),
                ),
                (
                    "proposed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dwellings.dwelling",
                        verbose_name="foreslått bolig",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="allocation.queueentry",
                        verbose_name="plass",
                    ),
                ),
            ],
            options={
                "verbose_name": "linje på sakslisten",
                "verbose_name_plural": "linjer på sakslisten",
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "entry"), name="one_line_each"),
                    models.UniqueConstraint(
                        condition=models.Q(("dwelling__isnull", False)),
                        fields=("meeting", "dwelling"),
                        name="one_household_per_dwelling",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "Sendt"),
                            ("accepted", "Godtatt"),
                            ("refused", "Takket nei"),
                            ("expired", "Gikk ut"),
                            ("withdrawn", "Trukket tilbake"),
                        ],
                        default="sent",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="sendt")),
                ("answer_by", models.DateField(verbose_name="svarfrist")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="svart")),
                (
                    "refusal_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("school", "Skole eller barnehage"),
                            ("health", "Helse eller tilpasning"),
                            ("size", "For liten eller for stor"),
                            ("place", "Området"),
                            ("rent", "Husleien"),
                            ("safety", "Trygghet"),
                            ("accessibility", "Tilgjengelighet"),
                            ("children", "Hensynet til barn"),
                            ("other_weighty", "Andre tungtveiende grunner"),
                            ("found_other", "Har funnet noe annet"),
                            ("other", "Annet"),
                        ],
                        max_length=20,
                        verbose_name="grunn",
                    ),
                ),
                ("refusal_text", models.TextField(blank=True, verbose_name="søkers ord")),
                ("consequence", models.CharField(blank=True, max_length=40, verbose_name="følge")),
                (
                    "consequence_text",
                    models.CharField(blank=True, max_length=400, verbose_name="følge i ord"),
                ),
                ("letter_data", models.JSONField(default=dict, verbose_name="brevets innhold")),
                ("letter", models.BinaryField(null=True, verbose_name="brev")),
                (
                    "letter_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="brevets kontrollsum"),
                ),
                (
                    "dwelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
                (
                    "lease",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="leases.lease",
                        verbose_name="leieavtale",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="allocation.meetingline",
                        verbose_name="linje",
                    ),
                ),
                (
                    "vedtak",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.vedtak",
                        verbose_name="vedtak om tildeling",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="allocation.queueentry",
                        verbose_name="plass",
                    ),
                ),
            ],
            options={
                "verbose_name": "tilbud",
                "verbose_name_plural": "tilbud",
                "ordering": ["-sent_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "sent")),
                        fields=("dwelling",),
                        name="one_open_offer_per_dwelling",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "sent")), fields=("entry",), name="one_open_offer_each"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferEvent",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "Sendt"),
                            ("accepted", "Godtatt"),
                            ("refused", "Takket nei"),
                            ("expired", "Gikk ut"),
                            ("withdrawn", "Trukket tilbake"),
                        ],
                        default="sent",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="sendt")),
                ("answer_by", models.DateField(verbose_name="svarfrist")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="svart")),
                (
                    "refusal_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("school", "Skole eller barnehage"),
                            ("health", "Helse eller tilpasning"),
                            ("size", "For liten eller for stor"),
                            ("place", "Området"),
                            ("rent", "Husleien"),
                            ("safety", "Trygghet"),
                            ("accessibility", "Tilgjengelighet"),
                            ("children", "Hensynet til barn"),
                            ("other_weighty", "Andre tungtveiende grunner"),
                            ("found_other", "Har funnet noe annet"),
                            ("other", "Annet"),
                        ],
                        max_length=20,
                        verbose_name="grunn",
                    ),
                ),
                ("refusal_text", models.TextField(blank=True, verbose_name="søkers ord")),
                ("consequence", models.CharField(blank=True, max_length=40, verbose_name="følge")),
                (
                    "consequence_text",
                    models.CharField(blank=True, max_length=400, verbose_name="følge i ord"),
                ),
                ("letter_data", models.JSONField(default=dict, verbose_name="brevets innhold")),
                (
                    "letter_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="brevets kontrollsum"),
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
                    "lease",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="leases.lease",
                        verbose_name="leieavtale",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="allocation.meetingline",
                        verbose_name="linje",
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
                        to="allocation.offer",
                    ),
                ),
                (
                    "vedtak",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.vedtak",
                        verbose_name="vedtak om tildeling",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="allocation.queueentry",
                        verbose_name="plass",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MatchingRun",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(verbose_name="tidspunkt")),
                ("rule_set", models.CharField(max_length=80, verbose_name="regelsett")),
                ("rule_set_version", models.CharField(max_length=20, verbose_name="versjon")),
                ("given", models.JSONField(verbose_name="inn")),
                ("result", models.JSONField(verbose_name="ut")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="av",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="allocation.meeting",
                        verbose_name="møte",
                    ),
                ),
            ],
            options={
                "verbose_name": "kjøring",
                "verbose_name_plural": "kjøringer",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("role", models.CharField(max_length=60, verbose_name="rolle")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ansatt",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="allocation.meeting",
                        verbose_name="møte",
                    ),
                ),
            ],
            options={
                "verbose_name": "oppmøte",
                "verbose_name_plural": "oppmøte",
                "constraints": [models.UniqueConstraint(fields=("meeting", "staff"), name="attends_once")],
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("held_on", models.DateField(verbose_name="dato")),
                (
                    "grade",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Ingen skjerming"),
                            (1, "Skjermet i kommunen"),
                            (2, "Fortrolig adresse"),
                            (3, "Strengt fortrolig adresse"),
                        ],
                        default=0,
                        verbose_name="skjerming",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planlagt"), ("open", "Pågår"), ("closed", "Avsluttet")],
                        default="planned",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("minutes_data", models.JSONField(default=dict, verbose_name="referatets innhold")),
                (
                    "minutes_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="referatets kontrollsum"),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="avsluttet")),
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
                        to="allocation.meeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingLineEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("place", models.PositiveSmallIntegerField(verbose_name="nummer")),
                (
                    "proposal_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="forslagets grunn"),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("open", "Ikke behandlet"),
                            ("accept", "Godtatt"),
                            ("change", "Byttet"),
                            ("leave", "La stå"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="beslutning",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="grunn")),
                ("decided_by", models.UUIDField(blank=True, null=True, verbose_name="besluttet av")),
                (
                    "dwelling",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="allocation.queueentry",
                        verbose_name="plass",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="allocation.meeting",
                        verbose_name="møte",
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
                        to="allocation.meetingline",
                    ),
                ),
                (
                    "proposed",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dwellings.dwelling",
                        verbose_name="foreslått bolig",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="queueentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "allocation_queueentryevent" ("application_id", "changed_at", "changed_by", "created_at", "decided_on", "group", "group_rank", "id", "left_because", "left_on", "lot", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "sub_group", "sub_rank", "vedtak_id", "version") VALUES (NEW."application_id", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."decided_on", NEW."group", NEW."group_rank", NEW."id", NEW."left_because", NEW."left_on", NEW."lot", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."state", NEW."sub_group", NEW."sub_rank", NEW."vedtak_id", NEW."version"); RETURN NULL;',
                    hash="ac28f64bbee215dd450284b4ae1e9cc0eec698cc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e8301",
                    table="allocation_queueentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="queueentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "allocation_queueentryevent" ("application_id", "changed_at", "changed_by", "created_at", "decided_on", "group", "group_rank", "id", "left_because", "left_on", "lot", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "sub_group", "sub_rank", "vedtak_id", "version") VALUES (NEW."application_id", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."decided_on", NEW."group", NEW."group_rank", NEW."id", NEW."left_because", NEW."left_on", NEW."lot", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."state", NEW."sub_group", NEW."sub_rank", NEW."vedtak_id", NEW."version"); RETURN NULL;',
                    hash="a55b16fc46ab27b6d821ff3cb3826d3c32fb3c52",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_96a5d",
                    table="allocation_queueentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "allocation_meetingevent" ("changed_at", "changed_by", "closed_at", "created_at", "grade", "held_on", "id", "minutes_data", "minutes_sha256", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."closed_at", NEW."created_at", NEW."grade", NEW."held_on", NEW."id", NEW."minutes_data", NEW."minutes_sha256", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."version"); RETURN NULL;',
                    hash="09a5ff2a56328ae448d373189569d284e983b728",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b90b7",
                    table="allocation_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by" IS DISTINCT FROM (NEW."changed_by") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."minutes_data" IS DISTINCT FROM (NEW."minutes_data") OR OLD."minutes_sha256" IS DISTINCT FROM (NEW."minutes_sha256") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "allocation_meetingevent" ("changed_at", "changed_by", "closed_at", "created_at", "grade", "held_on", "id", "minutes_data", "minutes_sha256", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."closed_at", NEW."created_at", NEW."grade", NEW."held_on", NEW."id", NEW."minutes_data", NEW."minutes_sha256", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."version"); RETURN NULL;',
                    hash="3b6e13319de401d31f4ade5f14b49be0c70b20b8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c25b2",
                    table="allocation_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "allocation_meetinglineevent" ("changed_at", "changed_by", "created_at", "decided_by", "decision", "dwelling_id", "entry_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proposal_reason", "proposed_id", "reason", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."decided_by", NEW."decision", NEW."dwelling_id", NEW."entry_id", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."proposal_reason", NEW."proposed_id", NEW."reason", NEW."version"); RETURN NULL;',
                    hash="53a5f17c46cf8fe6d7b761ffc28332dadcfdb5ee",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_843eb",
                    table="allocation_meetingline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "allocation_meetinglineevent" ("changed_at", "changed_by", "created_at", "decided_by", "decision", "dwelling_id", "entry_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proposal_reason", "proposed_id", "reason", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."decided_by", NEW."decision", NEW."dwelling_id", NEW."entry_id", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."proposal_reason", NEW."proposed_id", NEW."reason", NEW."version"); RETURN NULL;',
                    hash="d3d72dfeb0b91390d08adaaace498d4fc932191b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b4c90",
                    table="allocation_meetingline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "allocation_offerevent" ("answer_by", "answered_on", "changed_at", "changed_by", "consequence", "consequence_text", "created_at", "dwelling_id", "entry_id", "id", "lease_id", "letter_data", "letter_sha256", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal_reason", "refusal_text", "sent_on", "state", "vedtak_id", "version") VALUES (NEW."answer_by", NEW."answered_on", NEW."changed_at", NEW."changed_by", NEW."consequence", NEW."consequence_text", NEW."created_at", NEW."dwelling_id", NEW."entry_id", NEW."id", NEW."lease_id", NEW."letter_data", NEW."letter_sha256", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."refusal_reason", NEW."refusal_text", NEW."sent_on", NEW."state", NEW."vedtak_id", NEW."version"); RETURN NULL;',
                    hash="24d5f78db0cc03be2f9fc2b7b09b403bd7983574",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27e5c",
                    table="allocation_offer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by" IS DISTINCT FROM (NEW."changed_by") OR OLD."consequence" IS DISTINCT FROM (NEW."consequence") OR OLD."consequence_text" IS DISTINCT FROM (NEW."consequence_text") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."dwelling_id" IS DISTINCT FROM (NEW."dwelling_id") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lease_id" IS DISTINCT FROM (NEW."lease_id") OR OLD."letter_data" IS DISTINCT FROM (NEW."letter_data") OR OLD."letter_sha256" IS DISTINCT FROM (NEW."letter_sha256") OR OLD."line_id" IS DISTINCT FROM (NEW."line_id") OR OLD."refusal_reason" IS DISTINCT FROM (NEW."refusal_reason") OR OLD."refusal_text" IS DISTINCT FROM (NEW."refusal_text") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."vedtak_id" IS DISTINCT FROM (NEW."vedtak_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "allocation_offerevent" ("answer_by", "answered_on", "changed_at", "changed_by", "consequence", "consequence_text", "created_at", "dwelling_id", "entry_id", "id", "lease_id", "letter_data", "letter_sha256", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal_reason", "refusal_text", "sent_on", "state", "vedtak_id", "version") VALUES (NEW."answer_by", NEW."answered_on", NEW."changed_at", NEW."changed_by", NEW."consequence", NEW."consequence_text", NEW."created_at", NEW."dwelling_id", NEW."entry_id", NEW."id", NEW."lease_id", NEW."letter_data", NEW."letter_sha256", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."refusal_reason", NEW."refusal_text", NEW."sent_on", NEW."state", NEW."vedtak_id", NEW."version"); RETURN NULL;',
                    hash="1b3a646664f230cd7adb8a409d6025742170ca18",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7b2c4",
                    table="allocation_offer",
                    when="AFTER",
                ),
            ),
        ),
    ]
