"""Letters, drafts and the register of what was sent."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    replaces = [
        ("letters", "0001_the_register_of_letters"),
        ("letters", "0003_answers_to_requests_for_access"),
        ("letters", "0004_own_copies"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("people", "0002_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dispatch",
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
                ("attention", models.CharField(blank=True, max_length=120, verbose_name="ved")),
                ("case", models.UUIDField(blank=True, null=True, verbose_name="sak")),
                ("case_code", models.CharField(blank=True, max_length=20, verbose_name="saksnummer")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("vedtak", "Vedtak"),
                            ("preliminary", "Foreløpig svar"),
                            ("complaint", "Brev om en klage"),
                            ("offer", "Tilbud om bolig"),
                            ("lease", "Informasjon og leiekontrakt"),
                            ("reassessment", "Brev om ny vurdering"),
                            ("access", "Svar på innsyn"),
                            ("free", "Annet brev"),
                        ],
                        max_length=20,
                        verbose_name="slag",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="tittel")),
                (
                    "record_kind",
                    models.CharField(
                        choices=[
                            ("vedtak", "Vedtaket"),
                            ("letter", "Brevet i saken"),
                            ("offer", "Tilbudet"),
                            ("lease", "Leieforholdet"),
                            ("access", "Svaret på innsynskravet"),
                            ("free", "Brevet"),
                        ],
                        max_length=10,
                        verbose_name="ligger i",
                    ),
                ),
                ("record", models.UUIDField(verbose_name="nøkkel")),
                ("sha256", models.CharField(max_length=64, verbose_name="kontrollsum")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="språk",
                    ),
                ),
                (
                    "wanted_language",
                    models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="språk mottakeren ønsker",
                    ),
                ),
                ("large_print", models.BooleanField(default=False, verbose_name="stor skrift")),
                ("address_mark", models.CharField(max_length=64, verbose_name="adressemerke")),
                (
                    "made_grade",
                    models.PositiveSmallIntegerField(default=0, verbose_name="skjerming da brevet ble laget"),
                ),
                ("address_sheet", models.BooleanField(default=False, verbose_name="med adresseark")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("post", "Post"),
                            ("digital", "Digital post"),
                            ("handed", "Leveres personlig"),
                        ],
                        max_length=10,
                        verbose_name="sendemåte",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "I utboksen"),
                            ("stopped", "Stanset"),
                            ("sent", "Sendt"),
                            ("returned", "Kom i retur"),
                            ("received", "Mottatt"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("queued_on", models.DateField(verbose_name="lagt i utboksen")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sendt")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="mottatt")),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="i retur")),
                ("because", models.CharField(blank=True, max_length=300, verbose_name="fordi")),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="people.household",
                        verbose_name="husstand",
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
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="enhet",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="mottaker",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sendt av",
                    ),
                ),
                (
                    "sent_because",
                    models.CharField(blank=True, max_length=300, verbose_name="egen kopi fordi"),
                ),
            ],
            options={
                "verbose_name": "forsendelse",
                "verbose_name_plural": "forsendelser",
                "indexes": [models.Index(fields=["household", "-queued_on"], name="dispatch_of_household")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record_kind", "record", "recipient"), name="one_dispatch_of_each_letter"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("because", ""),
                                ("state", "queued"),
                                ("received_on", None),
                                ("returned_on", None),
                                ("sent_on", None),
                            ),
                            models.Q(
                                ("state", "stopped"),
                                models.Q(("because", ""), _negated=True),
                                ("received_on", None),
                                ("returned_on", None),
                                ("sent_on", None),
                            ),
                            models.Q(
                                ("received_on", None),
                                ("returned_on", None),
                                ("sent_on__isnull", False),
                                ("state", "sent"),
                            ),
                            models.Q(
                                ("received_on__isnull", False),
                                ("returned_on", None),
                                ("sent_on__isnull", False),
                                ("state", "received"),
                            ),
                            models.Q(
                                ("returned_on__isnull", False),
                                ("sent_on__isnull", False),
                                ("state", "returned"),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dates_follow_the_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("sent_on", None), ("sent_on__gte", models.F("queued_on")), _connector="OR"
                            ),
                            models.Q(
                                ("received_on", None),
                                ("received_on__gte", models.F("sent_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("returned_on", None),
                                ("returned_on__gte", models.F("sent_on")),
                                _connector="OR",
                            ),
                        ),
                        name="sent_before_received_or_returned",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DispatchEvent",
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
                ("attention", models.CharField(blank=True, max_length=120, verbose_name="ved")),
                ("case", models.UUIDField(blank=True, null=True, verbose_name="sak")),
                ("case_code", models.CharField(blank=True, max_length=20, verbose_name="saksnummer")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("vedtak", "Vedtak"),
                            ("preliminary", "Foreløpig svar"),
                            ("complaint", "Brev om en klage"),
                            ("offer", "Tilbud om bolig"),
                            ("lease", "Informasjon og leiekontrakt"),
                            ("reassessment", "Brev om ny vurdering"),
                            ("access", "Svar på innsyn"),
                            ("free", "Annet brev"),
                        ],
                        max_length=20,
                        verbose_name="slag",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="tittel")),
                (
                    "record_kind",
                    models.CharField(
                        choices=[
                            ("vedtak", "Vedtaket"),
                            ("letter", "Brevet i saken"),
                            ("offer", "Tilbudet"),
                            ("lease", "Leieforholdet"),
                            ("access", "Svaret på innsynskravet"),
                            ("free", "Brevet"),
                        ],
                        max_length=10,
                        verbose_name="ligger i",
                    ),
                ),
                ("record", models.UUIDField(verbose_name="nøkkel")),
                ("sha256", models.CharField(max_length=64, verbose_name="kontrollsum")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="språk",
                    ),
                ),
                (
                    "wanted_language",
                    models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="språk mottakeren ønsker",
                    ),
                ),
                ("large_print", models.BooleanField(default=False, verbose_name="stor skrift")),
                ("address_mark", models.CharField(max_length=64, verbose_name="adressemerke")),
                (
                    "made_grade",
                    models.PositiveSmallIntegerField(default=0, verbose_name="skjerming da brevet ble laget"),
                ),
                ("address_sheet", models.BooleanField(default=False, verbose_name="med adresseark")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("post", "Post"),
                            ("digital", "Digital post"),
                            ("handed", "Leveres personlig"),
                        ],
                        max_length=10,
                        verbose_name="sendemåte",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "I utboksen"),
                            ("stopped", "Stanset"),
                            ("sent", "Sendt"),
                            ("returned", "Kom i retur"),
                            ("received", "Mottatt"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("queued_on", models.DateField(verbose_name="lagt i utboksen")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sendt")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="mottatt")),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="i retur")),
                ("because", models.CharField(blank=True, max_length=300, verbose_name="fordi")),
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
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="laget av",
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
                        to="letters.dispatch",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="mottaker",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sendt av",
                    ),
                ),
                (
                    "sent_because",
                    models.CharField(blank=True, max_length=300, verbose_name="egen kopi fordi"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FreeLetter",
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
                ("case", models.UUIDField(blank=True, null=True, verbose_name="sak")),
                ("case_code", models.CharField(blank=True, max_length=20, verbose_name="saksnummer")),
                ("template", models.CharField(max_length=40, verbose_name="mal")),
                ("template_version", models.CharField(max_length=10, verbose_name="malens versjon")),
                ("blocks", models.JSONField(default=list, verbose_name="tekstblokker")),
                ("free_text", models.TextField(blank=True, max_length=6000, verbose_name="egen tekst")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="språk",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Utkast"), ("finished", "Ferdig"), ("discarded", "Forkastet")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("data", models.JSONField(blank=True, null=True, verbose_name="innhold")),
                ("pdf", models.BinaryField(null=True, verbose_name="brev")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="kontrollsum")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="ferdig")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="skrevet av",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="free_letters",
                        to="people.household",
                        verbose_name="husstand",
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
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="mottaker",
                    ),
                ),
            ],
            options={
                "verbose_name": "brev fra tekstblokker",
                "verbose_name_plural": "brev fra tekstblokker",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("finished_at__isnull", False), ("pdf__isnull", False), ("state", "finished")
                            ),
                            models.Q(
                                models.Q(("state", "finished"), _negated=True),
                                ("finished_at", None),
                                ("pdf", None),
                            ),
                            _connector="OR",
                        ),
                        name="finished_with_its_bytes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FreeLetterEvent",
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
                ("case", models.UUIDField(blank=True, null=True, verbose_name="sak")),
                ("case_code", models.CharField(blank=True, max_length=20, verbose_name="saksnummer")),
                ("template", models.CharField(max_length=40, verbose_name="mal")),
                ("template_version", models.CharField(max_length=10, verbose_name="malens versjon")),
                ("blocks", models.JSONField(default=list, verbose_name="tekstblokker")),
                ("free_text", models.TextField(blank=True, max_length=6000, verbose_name="egen tekst")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="språk",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Utkast"), ("finished", "Ferdig"), ("discarded", "Forkastet")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("data", models.JSONField(blank=True, null=True, verbose_name="innhold")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="kontrollsum")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="ferdig")),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="skrevet av",
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
                        to="letters.freeletter",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="mottaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispatch",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "letters_dispatchevent" ("address_mark", "address_sheet", "attention", "because", "case", "case_code", "changed_at", "changed_by", "channel", "created_at", "grade", "household_id", "id", "kind", "language", "large_print", "made_by_id", "made_grade", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_on", "received_on", "recipient_id", "record", "record_kind", "returned_on", "sent_because", "sent_by_id", "sent_on", "sha256", "state", "title", "version", "wanted_language") VALUES (NEW."address_mark", NEW."address_sheet", NEW."attention", NEW."because", NEW."case", NEW."case_code", NEW."changed_at", NEW."changed_by", NEW."channel", NEW."created_at", NEW."grade", NEW."household_id", NEW."id", NEW."kind", NEW."language", NEW."large_print", NEW."made_by_id", NEW."made_grade", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."queued_on", NEW."received_on", NEW."recipient_id", NEW."record", NEW."record_kind", NEW."returned_on", NEW."sent_because", NEW."sent_by_id", NEW."sent_on", NEW."sha256", NEW."state", NEW."title", NEW."version", NEW."wanted_language"); RETURN NULL;',
                    hash="2c924cb865b51f99d53e5eb7298ba9ff06d8009f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_884fd",
                    table="letters_dispatch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispatch",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "letters_dispatchevent" ("address_mark", "address_sheet", "attention", "because", "case", "case_code", "changed_at", "changed_by", "channel", "created_at", "grade", "household_id", "id", "kind", "language", "large_print", "made_by_id", "made_grade", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_on", "received_on", "recipient_id", "record", "record_kind", "returned_on", "sent_because", "sent_by_id", "sent_on", "sha256", "state", "title", "version", "wanted_language") VALUES (NEW."address_mark", NEW."address_sheet", NEW."attention", NEW."because", NEW."case", NEW."case_code", NEW."changed_at", NEW."changed_by", NEW."channel", NEW."created_at", NEW."grade", NEW."household_id", NEW."id", NEW."kind", NEW."language", NEW."large_print", NEW."made_by_id", NEW."made_grade", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."queued_on", NEW."received_on", NEW."recipient_id", NEW."record", NEW."record_kind", NEW."returned_on", NEW."sent_because", NEW."sent_by_id", NEW."sent_on", NEW."sha256", NEW."state", NEW."title", NEW."version", NEW."wanted_language"); RETURN NULL;',
                    hash="ee7fd239de61f6bb9b8bcddce10d47e9710441e0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8c098",
                    table="letters_dispatch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="freeletter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "letters_freeletterevent" ("author_id", "blocks", "case", "case_code", "changed_at", "changed_by", "created_at", "data", "finished_at", "free_text", "grade", "household_id", "id", "language", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "sha256", "state", "template", "template_version", "version") VALUES (NEW."author_id", NEW."blocks", NEW."case", NEW."case_code", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."data", NEW."finished_at", NEW."free_text", NEW."grade", NEW."household_id", NEW."id", NEW."language", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipient_id", NEW."sha256", NEW."state", NEW."template", NEW."template_version", NEW."version"); RETURN NULL;',
                    hash="2f038805b59a8126e00c69eccadc30e2bea2a0e9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f0265",
                    table="letters_freeletter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="freeletter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."blocks" IS DISTINCT FROM (NEW."blocks") OR OLD."case" IS DISTINCT FROM (NEW."case") OR OLD."case_code" IS DISTINCT FROM (NEW."case_code") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by" IS DISTINCT FROM (NEW."changed_by") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."data" IS DISTINCT FROM (NEW."data") OR OLD."finished_at" IS DISTINCT FROM (NEW."finished_at") OR OLD."free_text" IS DISTINCT FROM (NEW."free_text") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."recipient_id" IS DISTINCT FROM (NEW."recipient_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."template" IS DISTINCT FROM (NEW."template") OR OLD."template_version" IS DISTINCT FROM (NEW."template_version") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "letters_freeletterevent" ("author_id", "blocks", "case", "case_code", "changed_at", "changed_by", "created_at", "data", "finished_at", "free_text", "grade", "household_id", "id", "language", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "sha256", "state", "template", "template_version", "version") VALUES (NEW."author_id", NEW."blocks", NEW."case", NEW."case_code", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."data", NEW."finished_at", NEW."free_text", NEW."grade", NEW."household_id", NEW."id", NEW."language", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipient_id", NEW."sha256", NEW."state", NEW."template", NEW."template_version", NEW."version"); RETURN NULL;',
                    hash="31645b7ca13c3671f8cbd79cde4b184e93d94bff",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09e08",
                    table="letters_freeletter",
                    when="AFTER",
                ),
            ),
        ),
    ]
