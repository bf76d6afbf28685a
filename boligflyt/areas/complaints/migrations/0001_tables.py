"""Complaints, and answers to requests for access."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    replaces = [
        ("complaints", "0001_complaints_and_access_requests"),
        ("complaints", "0003_papers_of_answers"),
        ("complaints", "0005_partly_met_complaints"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("applications", "0001_tables"),
        ("people", "0002_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessRequest",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("party", "Parten selv"),
                            ("representative", "Fullmektig"),
                            ("lawyer", "Advokat"),
                            ("guardian", "Verge"),
                        ],
                        max_length=20,
                        verbose_name="hvem spør",
                    ),
                ),
                (
                    "representative",
                    models.CharField(blank=True, max_length=120, verbose_name="den som spør for parten"),
                ),
                ("authority_seen", models.BooleanField(default=False, verbose_name="fullmakten er sett")),
                ("asked_on", models.DateField(verbose_name="spurte")),
                ("wish", models.TextField(max_length=10000, verbose_name="hva de vil se")),
                ("due_on", models.DateField(verbose_name="frist")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Ikke besvart"), ("answered", "Besvart"), ("withdrawn", "Trukket")],
                        default="open",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("given", models.TextField(blank=True, max_length=10000, verbose_name="hva vi ga")),
                (
                    "withheld",
                    models.TextField(blank=True, max_length=10000, verbose_name="hva vi holdt tilbake"),
                ),
                (
                    "withheld_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("internal", "Dokument til intern saksforberedelse (forvaltningsloven § 18 a)"),
                            (
                                "party",
                                "Av hensyn til partens egen helse eller nære forhold (forvaltningsloven § 19)",
                            ),
                            ("third_party", "Opplysninger om andre personer (forvaltningsloven § 19)"),
                            ("secret", "Taushetsplikt for den som ikke er part (offentleglova § 13)"),
                            ("several", "Flere hjemler, en for hvert punkt"),
                        ],
                        max_length=20,
                        verbose_name="hjemmel",
                    ),
                ),
                (
                    "withheld_because",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="hvorfor vi holdt det tilbake"
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="besvart")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="besvart av",
                    ),
                ),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="den det gjelder",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_requests",
                        to="people.household",
                        verbose_name="husstand",
                    ),
                ),
            ],
            options={
                "verbose_name": "innsynskrav",
                "verbose_name_plural": "innsynskrav",
                "ordering": ["-asked_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_by", None), ("answered_on", None), ("state", "open")),
                            ("state", "withdrawn"),
                            models.Q(
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                                ("state", "answered"),
                                models.Q(
                                    models.Q(("given", ""), _negated=True),
                                    models.Q(("withheld", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="answered_request_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withheld", ""), ("withheld_ground", "")),
                            models.Q(
                                models.Q(("withheld", ""), _negated=True),
                                models.Q(("withheld_ground", ""), _negated=True),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_withheld_has_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "party"), ("representative", "")),
                            models.Q(
                                models.Q(("kind", "party"), _negated=True),
                                models.Q(("representative", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="who_asks_for_another_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["representative", "guardian"]), _negated=True),
                            ("authority_seen", True),
                            _connector="OR",
                        ),
                        name="who_asks_for_another_may",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessRequestEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("party", "Parten selv"),
                            ("representative", "Fullmektig"),
                            ("lawyer", "Advokat"),
                            ("guardian", "Verge"),
                        ],
                        max_length=20,
                        verbose_name="hvem spør",
                    ),
                ),
                (
                    "representative",
                    models.CharField(blank=True, max_length=120, verbose_name="den som spør for parten"),
                ),
                ("authority_seen", models.BooleanField(default=False, verbose_name="fullmakten er sett")),
                ("asked_on", models.DateField(verbose_name="spurte")),
                ("wish", models.TextField(max_length=10000, verbose_name="hva de vil se")),
                ("due_on", models.DateField(verbose_name="frist")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Ikke besvart"), ("answered", "Besvart"), ("withdrawn", "Trukket")],
                        default="open",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("given", models.TextField(blank=True, max_length=10000, verbose_name="hva vi ga")),
                (
                    "withheld",
                    models.TextField(blank=True, max_length=10000, verbose_name="hva vi holdt tilbake"),
                ),
                (
                    "withheld_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("internal", "Dokument til intern saksforberedelse (forvaltningsloven § 18 a)"),
                            (
                                "party",
                                "Av hensyn til partens egen helse eller nære forhold (forvaltningsloven § 19)",
                            ),
                            ("third_party", "Opplysninger om andre personer (forvaltningsloven § 19)"),
                            ("secret", "Taushetsplikt for den som ikke er part (offentleglova § 13)"),
                            ("several", "Flere hjemler, en for hvert punkt"),
                        ],
                        max_length=20,
                        verbose_name="hjemmel",
                    ),
                ),
                (
                    "withheld_because",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="hvorfor vi holdt det tilbake"
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="besvart")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="besvart av",
                    ),
                ),
                (
                    "asker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="den det gjelder",
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
                        to="complaints.accessrequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Complaint",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("party", "Parten selv"),
                            ("representative", "Fullmektig"),
                            ("lawyer", "Advokat"),
                            ("guardian", "Verge"),
                        ],
                        max_length=20,
                        verbose_name="hvem klager",
                    ),
                ),
                (
                    "representative",
                    models.CharField(blank=True, max_length=120, verbose_name="den som klager for parten"),
                ),
                ("authority_seen", models.BooleanField(default=False, verbose_name="fullmakten er sett")),
                ("notice_on", models.DateField(blank=True, null=True, verbose_name="vedtaksbrevet kom fram")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="klagen ble sendt")),
                ("received_on", models.DateField(verbose_name="klagen kom")),
                ("deadline", models.DateField(verbose_name="klagefristen var")),
                (
                    "lateness",
                    models.CharField(
                        choices=[
                            ("in_time", "I tide"),
                            ("late", "For sent"),
                            ("too_late", "Mer enn ett år etter vedtaket"),
                        ],
                        max_length=20,
                        verbose_name="i tide eller ikke",
                    ),
                ),
                ("late_because", models.TextField(blank=True, verbose_name="behandles likevel fordi")),
                ("text", models.TextField(max_length=10000, verbose_name="hva klagen sier")),
                (
                    "suspension",
                    models.CharField(
                        choices=[
                            ("not_asked", "Ikke bedt om"),
                            ("asked", "Bedt om, ikke avgjort"),
                            ("granted", "Ja, vedtaket venter"),
                            ("refused", "Nei, vedtaket gjelder"),
                        ],
                        default="not_asked",
                        max_length=20,
                        verbose_name="utsatt iverksetting",
                    ),
                ),
                (
                    "suspension_because",
                    models.TextField(blank=True, verbose_name="hvorfor vedtaket venter eller ikke"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Mottatt"),
                            ("under_review", "Til ny vurdering hos oss"),
                            ("reversed", "Tatt til følge av oss"),
                            ("partly_met", "Delvis medhold, nytt vedtak lages"),
                            ("forwarded", "Hos klageinstansen"),
                            ("rest_forwarded", "Delvis medhold, resten hos klageinstansen"),
                            ("decided", "Avgjort av klageinstansen"),
                            ("rest_decided", "Delvis medhold, resten avgjort"),
                            ("dismissed", "Avvist"),
                            ("withdrawn", "Trukket"),
                            ("rest_withdrawn", "Delvis medhold, resten trukket"),
                        ],
                        default="received",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "acknowledged_on",
                    models.DateField(blank=True, null=True, verbose_name="brev om at klagen er mottatt"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="neste frist")),
                (
                    "statement",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="uttalelse til klageinstansen"
                    ),
                ),
                (
                    "forwarded_on",
                    models.DateField(blank=True, null=True, verbose_name="sendt klageinstansen"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("upheld", "Vedtaket står"),
                            ("changed", "Vedtaket er endret"),
                            ("sent_back", "Opphevet og sendt tilbake til oss"),
                            ("dismissed", "Klagen er avvist"),
                        ],
                        max_length=20,
                        verbose_name="klageinstansen bestemte",
                    ),
                ),
                (
                    "dismiss_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("late", "Klagen kom for sent"),
                            ("not_entitled", "Den som klager, har ikke klagerett"),
                        ],
                        max_length=20,
                        verbose_name="avvist fordi",
                    ),
                ),
                (
                    "closed_because",
                    models.TextField(blank=True, max_length=10000, verbose_name="begrunnelse"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ferdig")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avsluttet av",
                    ),
                ),
                (
                    "complainant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="klager",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrert av",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vurdert på nytt av",
                    ),
                ),
                (
                    "vedtak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="applications.vedtak",
                        verbose_name="vedtaket det klages på",
                    ),
                ),
                (
                    "met",
                    models.TextField(blank=True, max_length=10000, verbose_name="det klageren får medhold i"),
                ),
                ("partly_on", models.DateField(blank=True, null=True, verbose_name="delvis medhold")),
                (
                    "replacement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.vedtak",
                        verbose_name="det nye vedtaket om delen som ble tatt til følge",
                    ),
                ),
                (
                    "rest",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="det klageren ikke får medhold i"
                    ),
                ),
            ],
            options={
                "verbose_name": "klage",
                "verbose_name_plural": "klager",
                "indexes": [models.Index(fields=["state", "due_on"], name="complaint_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on", None), ("sent_on__lte", models.F("received_on")), _connector="OR"
                        ),
                        name="complaint_sent_before_it_came",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dismissed"), _negated=True),
                            models.Q(
                                models.Q(("dismiss_ground", ""), _negated=True),
                                models.Q(("closed_by", models.F("registered_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="complaint_dismissed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("suspension__in", ["not_asked", "asked"]),
                            models.Q(("suspension_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="suspension_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "party"), ("representative", "")),
                            models.Q(
                                models.Q(("kind", "party"), _negated=True),
                                models.Q(("representative", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="who_complains_for_another_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["representative", "guardian"]), _negated=True),
                            ("authority_seen", True),
                            _connector="OR",
                        ),
                        name="who_complains_for_another_may",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["forwarded", "partly_met", "received", "rest_forwarded", "under_review"],
                            )
                        ),
                        fields=("vedtak", "complainant"),
                        name="one_open_complaint",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lateness", "late"),
                                (
                                    "state__in",
                                    [
                                        "under_review",
                                        "reversed",
                                        "forwarded",
                                        "decided",
                                        "partly_met",
                                        "rest_decided",
                                        "rest_forwarded",
                                        "rest_withdrawn",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("late_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="late_complaint_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        "under_review",
                                        "reversed",
                                        "forwarded",
                                        "decided",
                                        "partly_met",
                                        "rest_decided",
                                        "rest_forwarded",
                                        "rest_withdrawn",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("lateness", "too_late"), _negated=True),
                            _connector="OR",
                        ),
                        name="no_complaint_after_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["forwarded", "decided", "rest_forwarded", "rest_decided"]),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("statement", ""), _negated=True),
                                ("forwarded_on__isnull", False),
                                ("reviewed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="forwarded_complaint_has_a_statement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["decided", "rest_decided"]),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["decided", "rest_decided"]), _negated=True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="decided_complaint_has_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("partly_on__isnull", False),
                                (
                                    "state__in",
                                    ["partly_met", "rest_decided", "rest_forwarded", "rest_withdrawn"],
                                ),
                                models.Q(("met", ""), _negated=True),
                                models.Q(("rest", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        ["partly_met", "rest_decided", "rest_forwarded", "rest_withdrawn"],
                                    ),
                                    _negated=True,
                                ),
                                ("met", ""),
                                ("partly_on", None),
                                ("replacement", None),
                                ("rest", ""),
                            ),
                            _connector="OR",
                        ),
                        name="partly_met_complaint_says_which_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state__in", ["rest_forwarded", "rest_decided"]), _negated=True),
                                ("replacement__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                ("replacement", None),
                                models.Q(("replacement", models.F("vedtak")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="rest_goes_on_beside_a_new_vedtak",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_by", None),
                                ("closed_on", None),
                                (
                                    "state__in",
                                    ["forwarded", "partly_met", "received", "rest_forwarded", "under_review"],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        [
                                            "forwarded",
                                            "partly_met",
                                            "received",
                                            "rest_forwarded",
                                            "under_review",
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("closed_by__isnull", False),
                                ("closed_on__isnull", False),
                                models.Q(("closed_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="closed_complaint_says_when_who_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ComplaintEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("party", "Parten selv"),
                            ("representative", "Fullmektig"),
                            ("lawyer", "Advokat"),
                            ("guardian", "Verge"),
                        ],
                        max_length=20,
                        verbose_name="hvem klager",
                    ),
                ),
                (
                    "representative",
                    models.CharField(blank=True, max_length=120, verbose_name="den som klager for parten"),
                ),
                ("authority_seen", models.BooleanField(default=False, verbose_name="fullmakten er sett")),
                ("notice_on", models.DateField(blank=True, null=True, verbose_name="vedtaksbrevet kom fram")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="klagen ble sendt")),
                ("received_on", models.DateField(verbose_name="klagen kom")),
                ("deadline", models.DateField(verbose_name="klagefristen var")),
                (
                    "lateness",
                    models.CharField(
                        choices=[
                            ("in_time", "I tide"),
                            ("late", "For sent"),
                            ("too_late", "Mer enn ett år etter vedtaket"),
                        ],
                        max_length=20,
                        verbose_name="i tide eller ikke",
                    ),
                ),
                ("late_because", models.TextField(blank=True, verbose_name="behandles likevel fordi")),
                ("text", models.TextField(max_length=10000, verbose_name="hva klagen sier")),
                (
                    "suspension",
                    models.CharField(
                        choices=[
                            ("not_asked", "Ikke bedt om"),
                            ("asked", "Bedt om, ikke avgjort"),
                            ("granted", "Ja, vedtaket venter"),
                            ("refused", "Nei, vedtaket gjelder"),
                        ],
                        default="not_asked",
                        max_length=20,
                        verbose_name="utsatt iverksetting",
                    ),
                ),
                (
                    "suspension_because",
                    models.TextField(blank=True, verbose_name="hvorfor vedtaket venter eller ikke"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Mottatt"),
                            ("under_review", "Til ny vurdering hos oss"),
                            ("reversed", "Tatt til følge av oss"),
                            ("partly_met", "Delvis medhold, nytt vedtak lages"),
                            ("forwarded", "Hos klageinstansen"),
                            ("rest_forwarded", "Delvis medhold, resten hos klageinstansen"),
                            ("decided", "Avgjort av klageinstansen"),
                            ("rest_decided", "Delvis medhold, resten avgjort"),
                            ("dismissed", "Avvist"),
                            ("withdrawn", "Trukket"),
                            ("rest_withdrawn", "Delvis medhold, resten trukket"),
                        ],
                        default="received",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "acknowledged_on",
                    models.DateField(blank=True, null=True, verbose_name="brev om at klagen er mottatt"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="neste frist")),
                (
                    "statement",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="uttalelse til klageinstansen"
                    ),
                ),
                (
                    "forwarded_on",
                    models.DateField(blank=True, null=True, verbose_name="sendt klageinstansen"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("upheld", "Vedtaket står"),
                            ("changed", "Vedtaket er endret"),
                            ("sent_back", "Opphevet og sendt tilbake til oss"),
                            ("dismissed", "Klagen er avvist"),
                        ],
                        max_length=20,
                        verbose_name="klageinstansen bestemte",
                    ),
                ),
                (
                    "dismiss_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("late", "Klagen kom for sent"),
                            ("not_entitled", "Den som klager, har ikke klagerett"),
                        ],
                        max_length=20,
                        verbose_name="avvist fordi",
                    ),
                ),
                (
                    "closed_because",
                    models.TextField(blank=True, max_length=10000, verbose_name="begrunnelse"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ferdig")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avsluttet av",
                    ),
                ),
                (
                    "complainant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="klager",
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
                        to="complaints.complaint",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrert av",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vurdert på nytt av",
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
                        verbose_name="vedtaket det klages på",
                    ),
                ),
                (
                    "met",
                    models.TextField(blank=True, max_length=10000, verbose_name="det klageren får medhold i"),
                ),
                ("partly_on", models.DateField(blank=True, null=True, verbose_name="delvis medhold")),
                (
                    "replacement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.vedtak",
                        verbose_name="det nye vedtaket om delen som ble tatt til følge",
                    ),
                ),
                (
                    "rest",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="det klageren ikke får medhold i"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccessPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("bits", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("letter", "Svarbrevet"), ("copy", "Kopien de fikk")],
                        max_length=10,
                        verbose_name="slag",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="laget")),
                ("template", models.CharField(max_length=80, verbose_name="mal")),
                ("pdf", models.BinaryField(verbose_name="innhold")),
                ("sha256", models.CharField(max_length=64, verbose_name="kontrollsum")),
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="complaints.accessrequest",
                        verbose_name="innsynskravet",
                    ),
                ),
            ],
            options={
                "verbose_name": "papir i et svar på innsyn",
                "verbose_name_plural": "papirer i svar på innsyn",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "kind"), name="one_paper_of_each_kind_in_an_answer"
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.expressions.CombinedExpression(
                                models.F("bits"), "&", models.Value(32)
                            ),
                            32,
                        ),
                        name="paper_of_answer_is_walled_as_decisions",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accessrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "complaints_accessrequestevent" ("answered_by_id", "answered_on", "asked_on", "asker_id", "authority_seen", "changed_at", "changed_by", "created_at", "due_on", "given", "grade", "household_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representative", "state", "version", "wish", "withheld", "withheld_because", "withheld_ground") VALUES (NEW."answered_by_id", NEW."answered_on", NEW."asked_on", NEW."asker_id", NEW."authority_seen", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."due_on", NEW."given", NEW."grade", NEW."household_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."representative", NEW."state", NEW."version", NEW."wish", NEW."withheld", NEW."withheld_because", NEW."withheld_ground"); RETURN NULL;',
                    hash="5e0a5fc4cd1f7fe8b33d371abb484d93042d7df6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8f595",
                    table="complaints_accessrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accessrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "complaints_accessrequestevent" ("answered_by_id", "answered_on", "asked_on", "asker_id", "authority_seen", "changed_at", "changed_by", "created_at", "due_on", "given", "grade", "household_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representative", "state", "version", "wish", "withheld", "withheld_because", "withheld_ground") VALUES (NEW."answered_by_id", NEW."answered_on", NEW."asked_on", NEW."asker_id", NEW."authority_seen", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."due_on", NEW."given", NEW."grade", NEW."household_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."representative", NEW."state", NEW."version", NEW."wish", NEW."withheld", NEW."withheld_because", NEW."withheld_ground"); RETURN NULL;',
                    hash="27590fb758c812ebe3bf10b099a0c21bf8e02906",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1be54",
                    table="complaints_accessrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complaint",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "complaints_complaintevent" ("acknowledged_on", "authority_seen", "changed_at", "changed_by", "closed_because", "closed_by_id", "closed_on", "complainant_id", "created_at", "deadline", "dismiss_ground", "due_on", "forwarded_on", "grade", "id", "kind", "late_because", "lateness", "met", "notice_on", "outcome", "partly_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "registered_by_id", "replacement_id", "representative", "rest", "reviewed_by_id", "sent_on", "state", "statement", "suspension", "suspension_because", "text", "vedtak_id", "version") VALUES (NEW."acknowledged_on", NEW."authority_seen", NEW."changed_at", NEW."changed_by", NEW."closed_because", NEW."closed_by_id", NEW."closed_on", NEW."complainant_id", NEW."created_at", NEW."deadline", NEW."dismiss_ground", NEW."due_on", NEW."forwarded_on", NEW."grade", NEW."id", NEW."kind", NEW."late_because", NEW."lateness", NEW."met", NEW."notice_on", NEW."outcome", NEW."partly_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_on", NEW."registered_by_id", NEW."replacement_id", NEW."representative", NEW."rest", NEW."reviewed_by_id", NEW."sent_on", NEW."state", NEW."statement", NEW."suspension", NEW."suspension_because", NEW."text", NEW."vedtak_id", NEW."version"); RETURN NULL;',
                    hash="04df96cc0e9d94edb444f47c93cf5db5588499ab",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_85fac",
                    table="complaints_complaint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complaint",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "complaints_complaintevent" ("acknowledged_on", "authority_seen", "changed_at", "changed_by", "closed_because", "closed_by_id", "closed_on", "complainant_id", "created_at", "deadline", "dismiss_ground", "due_on", "forwarded_on", "grade", "id", "kind", "late_because", "lateness", "met", "notice_on", "outcome", "partly_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "registered_by_id", "replacement_id", "representative", "rest", "reviewed_by_id", "sent_on", "state", "statement", "suspension", "suspension_because", "text", "vedtak_id", "version") VALUES (NEW."acknowledged_on", NEW."authority_seen", NEW."changed_at", NEW."changed_by", NEW."closed_because", NEW."closed_by_id", NEW."closed_on", NEW."complainant_id", NEW."created_at", NEW."deadline", NEW."dismiss_ground", NEW."due_on", NEW."forwarded_on", NEW."grade", NEW."id", NEW."kind", NEW."late_because", NEW."lateness", NEW."met", NEW."notice_on", NEW."outcome", NEW."partly_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_on", NEW."registered_by_id", NEW."replacement_id", NEW."representative", NEW."rest", NEW."reviewed_by_id", NEW."sent_on", NEW."state", NEW."statement", NEW."suspension", NEW."suspension_because", NEW."text", NEW."vedtak_id", NEW."version"); RETURN NULL;',
                    hash="2108fe8de359d1544d535610a893916fa0cce6f1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_36c30",
                    table="complaints_complaint",
                    when="AFTER",
                ),
            ),
        ),
    ]
