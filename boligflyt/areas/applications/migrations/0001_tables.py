"""The case: application, assessment, vedtak, and what belongs beside it."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from boligflyt.toolkit.many_steps import ManySteps


class Migration(ManySteps):
    replaces = [
        ("applications", "0001_initial"),
        ("applications", "0002_initial"),
        ("applications", "0003_judgements_and_kind_of_place"),
        ("applications", "0004_referrals_and_joint_responsibility"),
        ("applications", "0005_number_of_assessment"),
        ("applications", "0006_contributors_do_not_decide"),
        ("applications", "0007_help_without_a_municipal_dwelling"),
        ("applications", "0008_health_and_economy_apart"),
        ("applications", "0010_choice_children_and_given_help"),
        ("applications", "0011_offices_take_part_in_their_cases"),
        ("applications", "0012_acute_decisions_and_control"),
        ("applications", "0014_complaints_open_a_case_again"),
        ("applications", "0016_words_of_the_outbox"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("people", "0002_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
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
                    "case_code",
                    models.CharField(editable=False, max_length=12, unique=True, verbose_name="saksnummer"),
                ),
                ("received_on", models.DateField(verbose_name="mottatt")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Telefon"),
                            ("paper", "Papir"),
                            ("walk_in", "Oppmøte"),
                            ("referral", "Melding fra annen tjeneste"),
                        ],
                        max_length=20,
                        verbose_name="kom inn ved",
                    ),
                ),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("first", "Første søknad"),
                            ("transfer", "Bytte av bolig"),
                            ("renewal", "Ny vurdering før leietiden er ute"),
                        ],
                        default="first",
                        max_length=20,
                        verbose_name="gjelder",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Ny"),
                            ("under_assessment", "Til vurdering"),
                            ("awaiting_answer", "Venter på svar"),
                            ("with_decider", "Hos beslutter"),
                            ("granted", "Innvilget"),
                            ("assisted", "Får bistand"),
                            ("refused", "Avslått"),
                            ("withdrawn", "Trukket"),
                            ("dismissed", "Avvist"),
                            ("lapsed", "Bortfalt"),
                            ("completed", "Bistanden er gitt"),
                        ],
                        default="new",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "housing",
                    models.CharField(
                        choices=[
                            ("no_roof", "Uten tak over hodet kommende natt"),
                            ("acute_or_temporary", "Akutt eller midlertidig botilbud"),
                            ("prison_release", "Løslates snart, uten egen bolig"),
                            ("institution_discharge", "Skrives ut fra institusjon snart, uten egen bolig"),
                            ("temporarily_with_others", "Bor midlertidig hos venner eller slekt"),
                            ("sublet", "Bor i framleid bolig"),
                            ("permanently_with_family", "Bor varig hos nær familie"),
                            ("own_lease", "Leier egen bolig"),
                            ("municipal_lease", "Leier av kommunen"),
                            ("owns", "Eier egen bolig"),
                            ("unsuitable_dwelling", "Bor i uegnet bolig"),
                            ("other", "Annet"),
                        ],
                        max_length=30,
                        verbose_name="bosituasjon",
                    ),
                ),
                (
                    "housing_place",
                    models.CharField(blank=True, max_length=120, verbose_name="hvor (navn på stedet)"),
                ),
                ("housing_since", models.DateField(blank=True, null=True, verbose_name="siden")),
                (
                    "housing_ends_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="slutter, løslates eller skrives ut"
                    ),
                ),
                (
                    "unsuitable_because",
                    models.CharField(blank=True, max_length=400, verbose_name="hvorfor boligen er uegnet"),
                ),
                ("own_efforts", models.TextField(blank=True, verbose_name="hva søker har gjort selv")),
                (
                    "own_efforts_documented",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="egen innsats er dokumentert",
                    ),
                ),
                (
                    "evicted_on",
                    models.DateField(blank=True, null=True, verbose_name="kastet ut av kommunal bolig"),
                ),
                (
                    "needs_wheelchair",
                    models.BooleanField(default=False, verbose_name="trenger bolig for rullestol"),
                ),
                (
                    "needs_adapted",
                    models.BooleanField(default=False, verbose_name="trenger tilrettelagt bolig"),
                ),
                (
                    "bedrooms_needed",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="soverom husstanden trenger",
                    ),
                ),
                ("wanted_area", models.CharField(blank=True, max_length=80, verbose_name="ønsket område")),
                (
                    "services",
                    models.CharField(
                        choices=[
                            ("not_clarified", "Ikke avklart"),
                            ("none_needed", "Avklart: ingen tjenester"),
                            ("needed", "Avklart: får tjenester"),
                        ],
                        default="not_clarified",
                        max_length=20,
                        verbose_name="behov for tjenester",
                    ),
                ),
                (
                    "private_rent",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="kan hjelp til privat leie løse det",
                    ),
                ),
                ("screening_note", models.TextField(blank=True, verbose_name="vurdering av andre løsninger")),
                (
                    "unable_alone",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="klarer ikke selv å skaffe egnet bolig",
                    ),
                ),
                (
                    "preliminary_sent_on",
                    models.DateField(blank=True, null=True, verbose_name="foreløpig svar sendt"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="avsluttet")),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="people.person",
                        verbose_name="søker",
                    ),
                ),
                (
                    "caseworker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="saksbehandler",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
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
                ("housing_kind", models.CharField(blank=True, max_length=40, verbose_name="slags sted")),
                (
                    "judgements",
                    models.JSONField(blank=True, default=dict, verbose_name="skjønnsmessige vurderinger"),
                ),
                (
                    "children_considered",
                    models.TextField(blank=True, verbose_name="vurdering av hensynet til barna"),
                ),
                (
                    "children_considered_on",
                    models.DateField(blank=True, null=True, verbose_name="hensynet til barna vurdert"),
                ),
                ("own_choice", models.TextField(blank=True, verbose_name="hva søker selv velger")),
            ],
            options={
                "verbose_name": "søknad",
                "verbose_name_plural": "søknader",
                "indexes": [
                    models.Index(fields=["office", "state", "received_on"], name="application_work"),
                    models.Index(fields=["received_on"], name="application_received"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ["new", "under_assessment", "awaiting_answer", "with_decider"])
                        ),
                        fields=("household",),
                        name="one_open_application",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("case_code", models.CharField(editable=False, max_length=12, verbose_name="saksnummer")),
                ("received_on", models.DateField(verbose_name="mottatt")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Telefon"),
                            ("paper", "Papir"),
                            ("walk_in", "Oppmøte"),
                            ("referral", "Melding fra annen tjeneste"),
                        ],
                        max_length=20,
                        verbose_name="kom inn ved",
                    ),
                ),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("first", "Første søknad"),
                            ("transfer", "Bytte av bolig"),
                            ("renewal", "Ny vurdering før leietiden er ute"),
                        ],
                        default="first",
                        max_length=20,
                        verbose_name="gjelder",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Ny"),
                            ("under_assessment", "Til vurdering"),
                            ("awaiting_answer", "Venter på svar"),
                            ("with_decider", "Hos beslutter"),
                            ("granted", "Innvilget"),
                            ("assisted", "Får bistand"),
                            ("refused", "Avslått"),
                            ("withdrawn", "Trukket"),
                            ("dismissed", "Avvist"),
                            ("lapsed", "Bortfalt"),
                            ("completed", "Bistanden er gitt"),
                        ],
                        default="new",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "housing",
                    models.CharField(
                        choices=[
                            ("no_roof", "Uten tak over hodet kommende natt"),
                            ("acute_or_temporary", "Akutt eller midlertidig botilbud"),
                            ("prison_release", "Løslates snart, uten egen bolig"),
                            ("institution_discharge", "Skrives ut fra institusjon snart, uten egen bolig"),
                            ("temporarily_with_others", "Bor midlertidig hos venner eller slekt"),
                            ("sublet", "Bor i framleid bolig"),
                            ("permanently_with_family", "Bor varig hos nær familie"),
                            ("own_lease", "Leier egen bolig"),
                            ("municipal_lease", "Leier av kommunen"),
                            ("owns", "Eier egen bolig"),
                            ("unsuitable_dwelling", "Bor i uegnet bolig"),
                            ("other", "Annet"),
                        ],
                        max_length=30,
                        verbose_name="bosituasjon",
                    ),
                ),
                (
                    "housing_place",
                    models.CharField(blank=True, max_length=120, verbose_name="hvor (navn på stedet)"),
                ),
                ("housing_since", models.DateField(blank=True, null=True, verbose_name="siden")),
                (
                    "housing_ends_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="slutter, løslates eller skrives ut"
                    ),
                ),
                (
                    "unsuitable_because",
                    models.CharField(blank=True, max_length=400, verbose_name="hvorfor boligen er uegnet"),
                ),
                ("own_efforts", models.TextField(blank=True, verbose_name="hva søker har gjort selv")),
                (
                    "own_efforts_documented",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="egen innsats er dokumentert",
                    ),
                ),
                (
                    "evicted_on",
                    models.DateField(blank=True, null=True, verbose_name="kastet ut av kommunal bolig"),
                ),
                (
                    "needs_wheelchair",
                    models.BooleanField(default=False, verbose_name="trenger bolig for rullestol"),
                ),
                (
                    "needs_adapted",
                    models.BooleanField(default=False, verbose_name="trenger tilrettelagt bolig"),
                ),
                (
                    "bedrooms_needed",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="soverom husstanden trenger",
                    ),
                ),
                ("wanted_area", models.CharField(blank=True, max_length=80, verbose_name="ønsket område")),
                (
                    "services",
                    models.CharField(
                        choices=[
                            ("not_clarified", "Ikke avklart"),
                            ("none_needed", "Avklart: ingen tjenester"),
                            ("needed", "Avklart: får tjenester"),
                        ],
                        default="not_clarified",
                        max_length=20,
                        verbose_name="behov for tjenester",
                    ),
                ),
                (
                    "private_rent",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="kan hjelp til privat leie løse det",
                    ),
                ),
                ("screening_note", models.TextField(blank=True, verbose_name="vurdering av andre løsninger")),
                (
                    "unable_alone",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="klarer ikke selv å skaffe egnet bolig",
                    ),
                ),
                (
                    "preliminary_sent_on",
                    models.DateField(blank=True, null=True, verbose_name="foreløpig svar sendt"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="avsluttet")),
                (
                    "applicant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="søker",
                    ),
                ),
                (
                    "caseworker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="saksbehandler",
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
                        to="applications.application",
                    ),
                ),
                ("housing_kind", models.CharField(blank=True, max_length=40, verbose_name="slags sted")),
                (
                    "judgements",
                    models.JSONField(blank=True, default=dict, verbose_name="skjønnsmessige vurderinger"),
                ),
                (
                    "children_considered",
                    models.TextField(blank=True, verbose_name="vurdering av hensynet til barna"),
                ),
                (
                    "children_considered_on",
                    models.DateField(blank=True, null=True, verbose_name="hensynet til barna vurdert"),
                ),
                ("own_choice", models.TextField(blank=True, verbose_name="hva søker selv velger")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(verbose_name="tidspunkt")),
                ("on", models.DateField(verbose_name="vurdert per")),
                ("rule_set", models.CharField(max_length=80, verbose_name="regelsett")),
                ("rule_set_version", models.CharField(max_length=20, verbose_name="versjon")),
                ("rule_set_sha256", models.CharField(max_length=64, verbose_name="kontrollsum")),
                ("facts", models.JSONField(verbose_name="faktagrunnlag")),
                ("explanation", models.JSONField(verbose_name="forklaring")),
                ("outcome", models.CharField(max_length=20, verbose_name="resultat")),
                ("priority_group", models.CharField(blank=True, max_length=40, verbose_name="prioritet")),
                ("priority_sub", models.CharField(blank=True, max_length=40, verbose_name="undergruppe")),
                ("priority_reason", models.CharField(blank=True, max_length=400, verbose_name="hvorfor")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="av",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
            ],
            options={
                "verbose_name": "vilkårsvurdering",
                "verbose_name_plural": "vilkårsvurderinger",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "number"), name="assessment_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="HousingAssessment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("on", models.DateField(verbose_name="vurdert per")),
                (
                    "safe",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        max_length=10,
                        verbose_name="trygt",
                    ),
                ),
                (
                    "good",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        max_length=10,
                        verbose_name="godt",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("satisfactory", "Tilfredsstillende"),
                            ("unsuitable", "Uegnet bolig eller bomiljø"),
                            ("at_risk", "Står i fare for å miste boligen"),
                            ("no_dwelling", "Uten bolig"),
                        ],
                        max_length=20,
                        verbose_name="klasse",
                    ),
                ),
                (
                    "homeless_situation",
                    models.PositiveSmallIntegerField(null=True, verbose_name="bostedsløs, situasjon"),
                ),
                ("homeless_reason", models.CharField(blank=True, max_length=400, verbose_name="hvorfor")),
                (
                    "disadvantaged",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        max_length=10,
                        verbose_name="vanskeligstilt på boligmarkedet",
                    ),
                ),
                ("disadvantaged_until", models.DateField(blank=True, null=True, verbose_name="gjelder til")),
                ("reason_codes", models.JSONField(blank=True, default=list, verbose_name="årsaker")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="housing_assessments",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="av",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
            ],
            options={
                "verbose_name": "vurdering av bosituasjon",
                "verbose_name_plural": "vurderinger av bosituasjon",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "number"), name="housing_assessment_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("preliminary", "Foreløpig svar"),
                            ("vedtak", "Vedtaksbrev"),
                            ("reassessment", "Brev om ny vurdering"),
                            ("complaint_received", "Vi har fått klagen"),
                            ("complaint_answer", "Svar på klage"),
                        ],
                        max_length=20,
                        verbose_name="slag",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="tittel")),
                ("made_at", models.DateTimeField(verbose_name="laget")),
                ("template", models.CharField(max_length=80, verbose_name="mal")),
                ("data", models.JSONField(verbose_name="innhold")),
                ("pdf", models.BinaryField(verbose_name="brev")),
                ("sha256", models.CharField(max_length=64, verbose_name="kontrollsum")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
            ],
            options={
                "verbose_name": "brev",
                "verbose_name_plural": "brev",
                "ordering": ["-made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("start", "Start vurderingen"),
                            ("ask", "Be om opplysninger"),
                            ("resume", "Opplysningene er kommet"),
                            ("submit", "Send til beslutter"),
                            ("send_back", "Send tilbake med kommentar"),
                            ("grant", "Godkjenn og lag brevet"),
                            ("assist", "Godkjenn bistand uten kommunal bolig og send brevene"),
                            ("refuse", "Godkjenn avslaget og lag brevet"),
                            ("withdraw", "Søker trekker søknaden"),
                            ("dismiss", "Avvis søknaden"),
                            ("lapse", "La søknaden bortfalle"),
                            ("reassess", "Vurder på nytt"),
                            ("complete", "Bistanden er gitt"),
                            ("reverse", "Ta opp igjen etter klage"),
                        ],
                        max_length=20,
                        verbose_name="handling",
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        choices=[
                            ("new", "Ny"),
                            ("under_assessment", "Til vurdering"),
                            ("awaiting_answer", "Venter på svar"),
                            ("with_decider", "Hos beslutter"),
                            ("granted", "Innvilget"),
                            ("assisted", "Får bistand"),
                            ("refused", "Avslått"),
                            ("withdrawn", "Trukket"),
                            ("dismissed", "Avvist"),
                            ("lapsed", "Bortfalt"),
                            ("completed", "Bistanden er gitt"),
                        ],
                        max_length=20,
                        verbose_name="fra",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("new", "Ny"),
                            ("under_assessment", "Til vurdering"),
                            ("awaiting_answer", "Venter på svar"),
                            ("with_decider", "Hos beslutter"),
                            ("granted", "Innvilget"),
                            ("assisted", "Får bistand"),
                            ("refused", "Avslått"),
                            ("withdrawn", "Trukket"),
                            ("dismissed", "Avvist"),
                            ("lapsed", "Bortfalt"),
                            ("completed", "Bistanden er gitt"),
                        ],
                        max_length=20,
                        verbose_name="til",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="tidspunkt")),
                ("reason", models.TextField(blank=True, verbose_name="grunn")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="log",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="av",
                    ),
                ),
            ],
            options={
                "verbose_name": "loggføring",
                "verbose_name_plural": "loggføringer",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Vedtak",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("assistance", "Bistand etter boligsosialloven"),
                            ("municipal_dwelling", "Kommunal bolig"),
                            ("allocation", "Tildeling av bolig"),
                            ("offer_refused", "Følge av å takke nei til tilbud"),
                            ("temporary_housing", "Midlertidig botilbud"),
                        ],
                        max_length=30,
                        verbose_name="slag",
                    ),
                ),
                ("granted", models.BooleanField(verbose_name="innvilget")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Forberedt"),
                            ("returned", "Sendt tilbake"),
                            ("decided", "Vedtatt"),
                        ],
                        default="prepared",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("two_persons", models.BooleanField(default=True, verbose_name="to personer")),
                ("prepared_at", models.DateTimeField(verbose_name="forberedt")),
                (
                    "contributors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        default=list,
                        size=None,
                        verbose_name="har arbeidet med saken",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="avgjort")),
                ("returned_because", models.TextField(blank=True, verbose_name="sendt tilbake fordi")),
                ("law", models.CharField(max_length=200, verbose_name="hjemmel")),
                ("complaint_body", models.CharField(max_length=80, verbose_name="klageinstans")),
                ("complaint_weeks", models.PositiveSmallIntegerField(verbose_name="klagefrist (uker)")),
                ("reason", models.TextField(verbose_name="begrunnelse")),
                ("reason_code", models.CharField(blank=True, max_length=40, verbose_name="årsakskode")),
                ("services_text", models.TextField(blank=True, verbose_name="tjenester")),
                ("first_day", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                ("last_day", models.DateField(blank=True, null=True, verbose_name="gjelder til")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="ny vurdering")),
                ("dwelling", models.UUIDField(blank=True, null=True, verbose_name="bolig")),
                ("frozen", models.JSONField(default=dict, verbose_name="frosset grunnlag")),
                ("letter_data", models.JSONField(default=dict, verbose_name="brevets innhold")),
                ("letter_template", models.CharField(blank=True, max_length=80, verbose_name="mal")),
                ("letter", models.BinaryField(null=True, verbose_name="brev")),
                (
                    "letter_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="brevets kontrollsum"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vedtak",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.assessment",
                        verbose_name="vurdering",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avgjort av",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="forberedt av",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("acute_because", models.TextField(blank=True, default="", verbose_name="haster fordi")),
            ],
            options={
                "verbose_name": "vedtak",
                "verbose_name_plural": "vedtak",
                "ordering": ["prepared_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("two_persons", False),
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("prepared_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="vedtak_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "decided"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("decided_at__isnull", False),
                                models.Q(("letter_sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="vedtak_decided_is_complete",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None),
                            ("first_day", None),
                            ("first_day__lte", models.F("last_day")),
                            _connector="OR",
                        ),
                        name="vedtak_starts_before_it_ends",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "prepared")),
                        fields=("application", "kind"),
                        name="one_vedtak_in_preparation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("two_persons", False),
                            ("decided_by", None),
                            models.Q(("contributors__contains", [models.F("decided_by")]), _negated=True),
                            _connector="OR",
                        ),
                        name="vedtak_not_decided_by_contributor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("two_persons", True),
                            models.Q(
                                ("granted", True),
                                ("kind", "temporary_housing"),
                                ("state", "decided"),
                                ("decided_at", models.F("prepared_at")),
                                ("decided_by", models.F("prepared_by")),
                                models.Q(("acute_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="vedtak_one_person_only_when_acute",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("granted", False),
                            models.Q(
                                ("kind__in", ["municipal_dwelling", "allocation", "temporary_housing"]),
                                _negated=True,
                            ),
                            models.Q(
                                ("first_day__isnull", False),
                                ("last_day__isnull", False),
                                ("review_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="vedtak_granted_has_dates",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VedtakEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("assistance", "Bistand etter boligsosialloven"),
                            ("municipal_dwelling", "Kommunal bolig"),
                            ("allocation", "Tildeling av bolig"),
                            ("offer_refused", "Følge av å takke nei til tilbud"),
                            ("temporary_housing", "Midlertidig botilbud"),
                        ],
                        max_length=30,
                        verbose_name="slag",
                    ),
                ),
                ("granted", models.BooleanField(verbose_name="innvilget")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Forberedt"),
                            ("returned", "Sendt tilbake"),
                            ("decided", "Vedtatt"),
                        ],
                        default="prepared",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("two_persons", models.BooleanField(default=True, verbose_name="to personer")),
                ("prepared_at", models.DateTimeField(verbose_name="forberedt")),
                (
                    "contributors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        default=list,
                        size=None,
                        verbose_name="har arbeidet med saken",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="avgjort")),
                ("returned_because", models.TextField(blank=True, verbose_name="sendt tilbake fordi")),
                ("law", models.CharField(max_length=200, verbose_name="hjemmel")),
                ("complaint_body", models.CharField(max_length=80, verbose_name="klageinstans")),
                ("complaint_weeks", models.PositiveSmallIntegerField(verbose_name="klagefrist (uker)")),
                ("reason", models.TextField(verbose_name="begrunnelse")),
                ("reason_code", models.CharField(blank=True, max_length=40, verbose_name="årsakskode")),
                ("services_text", models.TextField(blank=True, verbose_name="tjenester")),
                ("first_day", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                ("last_day", models.DateField(blank=True, null=True, verbose_name="gjelder til")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="ny vurdering")),
                ("dwelling", models.UUIDField(blank=True, null=True, verbose_name="bolig")),
                ("frozen", models.JSONField(default=dict, verbose_name="frosset grunnlag")),
                ("letter_data", models.JSONField(default=dict, verbose_name="brevets innhold")),
                ("letter_template", models.CharField(blank=True, max_length=80, verbose_name="mal")),
                (
                    "letter_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="brevets kontrollsum"),
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
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.assessment",
                        verbose_name="vurdering",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avgjort av",
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
                        to="applications.vedtak",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="forberedt av",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("acute_because", models.TextField(blank=True, default="", verbose_name="haster fordi")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EconomyInformation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "yearly_income",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000000)],
                        verbose_name="inntekt per år, hele husstanden (kr)",
                    ),
                ),
                ("wealth", models.PositiveIntegerField(blank=True, null=True, verbose_name="formue (kr)")),
                (
                    "arrears",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="gjeld til kommunen fra tidligere leie (kr)"
                    ),
                ),
                (
                    "repayment_plan",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="nedbetalingsavtale",
                    ),
                ),
                (
                    "debt_settlement",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="gjeldsordning",
                    ),
                ),
                (
                    "can_own_startlaan",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="kan startlån løse det",
                    ),
                ),
                (
                    "can_own_grant",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="kan tilskudd løse det",
                    ),
                ),
                (
                    "bostoette_enough",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="kan bostøtte løse det",
                    ),
                ),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="economy",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
            ],
            options={
                "verbose_name": "økonomi",
                "verbose_name_plural": "økonomi",
            },
        ),
        migrations.CreateModel(
            name="EconomyInformationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "yearly_income",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000000)],
                        verbose_name="inntekt per år, hele husstanden (kr)",
                    ),
                ),
                ("wealth", models.PositiveIntegerField(blank=True, null=True, verbose_name="formue (kr)")),
                (
                    "arrears",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="gjeld til kommunen fra tidligere leie (kr)"
                    ),
                ),
                (
                    "repayment_plan",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="nedbetalingsavtale",
                    ),
                ),
                (
                    "debt_settlement",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="gjeldsordning",
                    ),
                ),
                (
                    "can_own_startlaan",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="kan startlån løse det",
                    ),
                ),
                (
                    "can_own_grant",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="kan tilskudd løse det",
                    ),
                ),
                (
                    "bostoette_enough",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nei"), ("unknown", "Vet ikke ennå")],
                        default="unknown",
                        max_length=10,
                        verbose_name="kan bostøtte løse det",
                    ),
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
                        to="applications.economyinformation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HealthInformation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "target_groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("economic", "Økonomisk vanskeligstilt"),
                                ("social", "Sosialt vanskeligstilt"),
                                ("refugee", "Flyktning"),
                                ("young", "Ung i etableringsfasen"),
                                ("mental_or_substance", "Psykiske vansker eller rusproblemer"),
                                ("disability", "Nedsatt funksjonsevne"),
                                ("intellectual_disability", "Utviklingshemming"),
                                ("elderly", "Eldre med behov for tilrettelagt bolig"),
                                ("youth_without_support", "Ungdom som mangler støtteapparat"),
                                ("family", "Barnefamilie"),
                                ("low_income", "Lavtlønt eller enslig forsørger"),
                                ("outside_work", "Utenfor arbeidslivet av helsegrunner"),
                                ("young_from_child_welfare", "Ung på vei ut av barnevernet"),
                            ],
                            max_length=40,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="målgrupper",
                    ),
                ),
                (
                    "health_need",
                    models.TextField(
                        blank=True, verbose_name="helse og tilpasning, bare det boligen må ta hensyn til"
                    ),
                ),
                ("services_text", models.TextField(blank=True, verbose_name="tjenester")),
                (
                    "referrals",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("economic_advice", "Økonomisk råd hos NAV (sosialtjenesteloven § 17)"),
                                ("debt_advice", "Gjeldsrådgivning hos NAV (sosialtjenesteloven § 17)"),
                                ("housing_school", "Boligskole"),
                                ("housing_advice", "Råd om å leie eller kjøpe på det private markedet"),
                                ("home_follow_up", "Oppfølging i bolig"),
                                ("activity_project", "Aktivitetsprosjekt: være med å bygge eller pusse opp"),
                            ],
                            max_length=40,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="hjelp ved siden av bolig",
                    ),
                ),
                (
                    "joint_responsibility",
                    models.CharField(blank=True, max_length=120, verbose_name="delt ansvar med"),
                ),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="health",
                        to="applications.application",
                        verbose_name="søknad",
                    ),
                ),
            ],
            options={
                "verbose_name": "helse og tilpasning",
                "verbose_name_plural": "helse og tilpasning",
            },
        ),
        migrations.CreateModel(
            name="HealthInformationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "target_groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("economic", "Økonomisk vanskeligstilt"),
                                ("social", "Sosialt vanskeligstilt"),
                                ("refugee", "Flyktning"),
                                ("young", "Ung i etableringsfasen"),
                                ("mental_or_substance", "Psykiske vansker eller rusproblemer"),
                                ("disability", "Nedsatt funksjonsevne"),
                                ("intellectual_disability", "Utviklingshemming"),
                                ("elderly", "Eldre med behov for tilrettelagt bolig"),
                                ("youth_without_support", "Ungdom som mangler støtteapparat"),
                                ("family", "Barnefamilie"),
                                ("low_income", "Lavtlønt eller enslig forsørger"),
                                ("outside_work", "Utenfor arbeidslivet av helsegrunner"),
                                ("young_from_child_welfare", "Ung på vei ut av barnevernet"),
                            ],
                            max_length=40,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="målgrupper",
                    ),
                ),
                (
                    "health_need",
                    models.TextField(
                        blank=True, verbose_name="helse og tilpasning, bare det boligen må ta hensyn til"
                    ),
                ),
                ("services_text", models.TextField(blank=True, verbose_name="tjenester")),
                (
                    "referrals",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("economic_advice", "Økonomisk råd hos NAV (sosialtjenesteloven § 17)"),
                                ("debt_advice", "Gjeldsrådgivning hos NAV (sosialtjenesteloven § 17)"),
                                ("housing_school", "Boligskole"),
                                ("housing_advice", "Råd om å leie eller kjøpe på det private markedet"),
                                ("home_follow_up", "Oppfølging i bolig"),
                                ("activity_project", "Aktivitetsprosjekt: være med å bygge eller pusse opp"),
                            ],
                            max_length=40,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="hjelp ved siden av bolig",
                    ),
                ),
                (
                    "joint_responsibility",
                    models.CharField(blank=True, max_length=120, verbose_name="delt ansvar med"),
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
                        to="applications.healthinformation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ControlItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("acute_decision", "Akutt vedtak fra én person"),
                            ("opening", "Sak åpnet med skriftlig grunn"),
                        ],
                        max_length=20,
                        verbose_name="slag",
                    ),
                ),
                ("case_code", models.CharField(blank=True, max_length=12, verbose_name="saksnummer")),
                ("at", models.DateTimeField(verbose_name="når")),
                (
                    "reason_code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("acute_need", "Noen er i akutt nød"),
                            ("at_the_desk", "Personen er her eller ringer, og kan ikke vente"),
                            ("colleague_away", "De som har saken, er borte, og det haster"),
                            ("warned", "Melding fra politi, lege eller vakt"),
                            ("other", "Annet"),
                        ],
                        max_length=20,
                        verbose_name="grunn",
                    ),
                ),
                ("reason", models.TextField(verbose_name="hvorfor")),
                ("due", models.DateField(verbose_name="frist")),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "participation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="control",
                        to="access.participation",
                        verbose_name="deltakelse",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hvem",
                    ),
                ),
                (
                    "vedtak",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="control",
                        to="applications.vedtak",
                        verbose_name="vedtak",
                    ),
                ),
            ],
            options={
                "verbose_name": "til kontroll",
                "verbose_name_plural": "til kontroll",
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "acute_decision"), ("participation", None), ("vedtak__isnull", False)
                            ),
                            models.Q(
                                ("kind", "opening"),
                                ("participation__isnull", False),
                                ("vedtak", None),
                                models.Q(("reason_code", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="control_is_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="control_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ControlOutcome",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("in_order", "Sett og i orden"), ("follow_up", "Må følges opp")],
                        max_length=20,
                        verbose_name="utfall",
                    ),
                ),
                ("comment", models.TextField(blank=True, verbose_name="kommentar")),
                ("at", models.DateTimeField(verbose_name="når")),
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="applications.controlitem",
                        verbose_name="til kontroll",
                    ),
                ),
            ],
            options={
                "verbose_name": "kontroll",
                "verbose_name_plural": "kontroller",
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result", "in_order"), models.Q(("comment", ""), _negated=True), _connector="OR"
                        ),
                        name="follow_up_says_what",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("result", "in_order")), fields=("item",), name="in_order_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
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
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, unique=True, verbose_name="nummer"),
                ),
                ("steps", models.JSONField(verbose_name="steg")),
                ("from_day", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                ("why", models.TextField(blank=True, verbose_name="hvorfor")),
                ("adopted_at", models.DateTimeField(blank=True, null=True, verbose_name="vedtatt")),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vedtatt av",
                    ),
                ),
            ],
            options={
                "verbose_name": "versjon av prosedyren",
                "verbose_name_plural": "versjoner av prosedyren",
                "ordering": ["-from_day", "-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("adopted_at", None),
                                ("adopted_by", None),
                                ("from_day", None),
                                ("number", None),
                            ),
                            models.Q(
                                ("adopted_at__isnull", False),
                                ("from_day__isnull", False),
                                ("number__gt", 1),
                                ("adopted_by__isnull", False),
                                models.Q(("why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="procedure_is_draft_or_adopted",
                    ),
                    models.UniqueConstraint(
                        models.ExpressionWrapper(
                            models.Q(("adopted_at", None)), output_field=models.BooleanField()
                        ),
                        condition=models.Q(("adopted_at", None)),
                        name="one_draft_of_the_procedure",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="nummer")),
                ("steps", models.JSONField(verbose_name="steg")),
                ("from_day", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                ("why", models.TextField(blank=True, verbose_name="hvorfor")),
                ("adopted_at", models.DateTimeField(blank=True, null=True, verbose_name="vedtatt")),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vedtatt av",
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
                        to="applications.procedureversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_applicationevent" ("applicant_id", "bedrooms_needed", "case_code", "caseworker_id", "changed_at", "changed_by", "channel", "children_considered", "children_considered_on", "closed_on", "created_at", "evicted_on", "household_id", "housing", "housing_ends_on", "housing_kind", "housing_place", "housing_since", "id", "judgements", "matter", "needs_adapted", "needs_wheelchair", "office_id", "own_choice", "own_efforts", "own_efforts_documented", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preliminary_sent_on", "private_rent", "received_on", "screening_note", "services", "state", "unable_alone", "unsuitable_because", "version", "wanted_area") VALUES (NEW."applicant_id", NEW."bedrooms_needed", NEW."case_code", NEW."caseworker_id", NEW."changed_at", NEW."changed_by", NEW."channel", NEW."children_considered", NEW."children_considered_on", NEW."closed_on", NEW."created_at", NEW."evicted_on", NEW."household_id", NEW."housing", NEW."housing_ends_on", NEW."housing_kind", NEW."housing_place", NEW."housing_since", NEW."id", NEW."judgements", NEW."matter", NEW."needs_adapted", NEW."needs_wheelchair", NEW."office_id", NEW."own_choice", NEW."own_efforts", NEW."own_efforts_documented", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."preliminary_sent_on", NEW."private_rent", NEW."received_on", NEW."screening_note", NEW."services", NEW."state", NEW."unable_alone", NEW."unsuitable_because", NEW."version", NEW."wanted_area"); RETURN NULL;',
                    hash="7fc2ce39df2e9475f093260d30cfa167df9852a1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_60e1b",
                    table="applications_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_applicationevent" ("applicant_id", "bedrooms_needed", "case_code", "caseworker_id", "changed_at", "changed_by", "channel", "children_considered", "children_considered_on", "closed_on", "created_at", "evicted_on", "household_id", "housing", "housing_ends_on", "housing_kind", "housing_place", "housing_since", "id", "judgements", "matter", "needs_adapted", "needs_wheelchair", "office_id", "own_choice", "own_efforts", "own_efforts_documented", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preliminary_sent_on", "private_rent", "received_on", "screening_note", "services", "state", "unable_alone", "unsuitable_because", "version", "wanted_area") VALUES (NEW."applicant_id", NEW."bedrooms_needed", NEW."case_code", NEW."caseworker_id", NEW."changed_at", NEW."changed_by", NEW."channel", NEW."children_considered", NEW."children_considered_on", NEW."closed_on", NEW."created_at", NEW."evicted_on", NEW."household_id", NEW."housing", NEW."housing_ends_on", NEW."housing_kind", NEW."housing_place", NEW."housing_since", NEW."id", NEW."judgements", NEW."matter", NEW."needs_adapted", NEW."needs_wheelchair", NEW."office_id", NEW."own_choice", NEW."own_efforts", NEW."own_efforts_documented", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."preliminary_sent_on", NEW."private_rent", NEW."received_on", NEW."screening_note", NEW."services", NEW."state", NEW."unable_alone", NEW."unsuitable_because", NEW."version", NEW."wanted_area"); RETURN NULL;',
                    hash="b614fd5d6fb56f5582da49521c6a3d1569d99f91",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f714e",
                    table="applications_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vedtak",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_vedtakevent" ("acute_because", "application_id", "assessment_id", "changed_at", "changed_by", "complaint_body", "complaint_weeks", "contributors", "created_at", "decided_at", "decided_by_id", "dwelling", "first_day", "frozen", "grade", "granted", "id", "kind", "last_day", "law", "letter_data", "letter_sha256", "letter_template", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reason", "reason_code", "returned_because", "review_on", "services_text", "state", "two_persons", "version") VALUES (NEW."acute_because", NEW."application_id", NEW."assessment_id", NEW."changed_at", NEW."changed_by", NEW."complaint_body", NEW."complaint_weeks", NEW."contributors", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."dwelling", NEW."first_day", NEW."frozen", NEW."grade", NEW."granted", NEW."id", NEW."kind", NEW."last_day", NEW."law", NEW."letter_data", NEW."letter_sha256", NEW."letter_template", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reason", NEW."reason_code", NEW."returned_because", NEW."review_on", NEW."services_text", NEW."state", NEW."two_persons", NEW."version"); RETURN NULL;',
                    hash="7200d6f4d6d1d0d8a6d285dc1f181c0e169b1be7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f8050",
                    table="applications_vedtak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vedtak",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."acute_because" IS DISTINCT FROM (NEW."acute_because") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."assessment_id" IS DISTINCT FROM (NEW."assessment_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by" IS DISTINCT FROM (NEW."changed_by") OR OLD."complaint_body" IS DISTINCT FROM (NEW."complaint_body") OR OLD."complaint_weeks" IS DISTINCT FROM (NEW."complaint_weeks") OR OLD."contributors" IS DISTINCT FROM (NEW."contributors") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."dwelling" IS DISTINCT FROM (NEW."dwelling") OR OLD."first_day" IS DISTINCT FROM (NEW."first_day") OR OLD."frozen" IS DISTINCT FROM (NEW."frozen") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."granted" IS DISTINCT FROM (NEW."granted") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."last_day" IS DISTINCT FROM (NEW."last_day") OR OLD."law" IS DISTINCT FROM (NEW."law") OR OLD."letter_data" IS DISTINCT FROM (NEW."letter_data") OR OLD."letter_sha256" IS DISTINCT FROM (NEW."letter_sha256") OR OLD."letter_template" IS DISTINCT FROM (NEW."letter_template") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reason_code" IS DISTINCT FROM (NEW."reason_code") OR OLD."returned_because" IS DISTINCT FROM (NEW."returned_because") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."services_text" IS DISTINCT FROM (NEW."services_text") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."two_persons" IS DISTINCT FROM (NEW."two_persons") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "applications_vedtakevent" ("acute_because", "application_id", "assessment_id", "changed_at", "changed_by", "complaint_body", "complaint_weeks", "contributors", "created_at", "decided_at", "decided_by_id", "dwelling", "first_day", "frozen", "grade", "granted", "id", "kind", "last_day", "law", "letter_data", "letter_sha256", "letter_template", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reason", "reason_code", "returned_because", "review_on", "services_text", "state", "two_persons", "version") VALUES (NEW."acute_because", NEW."application_id", NEW."assessment_id", NEW."changed_at", NEW."changed_by", NEW."complaint_body", NEW."complaint_weeks", NEW."contributors", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."dwelling", NEW."first_day", NEW."frozen", NEW."grade", NEW."granted", NEW."id", NEW."kind", NEW."last_day", NEW."law", NEW."letter_data", NEW."letter_sha256", NEW."letter_template", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reason", NEW."reason_code", NEW."returned_because", NEW."review_on", NEW."services_text", NEW."state", NEW."two_persons", NEW."version"); RETURN NULL;',
                    hash="e57750e9dc91ef4ee956c0efc05ef19fb7629675",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ba43f",
                    table="applications_vedtak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="economyinformation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_economyinformationevent" ("application_id", "arrears", "bostoette_enough", "can_own_grant", "can_own_startlaan", "debt_settlement", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repayment_plan", "wealth", "yearly_income") VALUES (NEW."application_id", NEW."arrears", NEW."bostoette_enough", NEW."can_own_grant", NEW."can_own_startlaan", NEW."debt_settlement", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."repayment_plan", NEW."wealth", NEW."yearly_income"); RETURN NULL;',
                    hash="ed08bd71e45f7fcaa15ac5c6e6dc1aa07632bc8c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9af8e",
                    table="applications_economyinformation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="economyinformation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_economyinformationevent" ("application_id", "arrears", "bostoette_enough", "can_own_grant", "can_own_startlaan", "debt_settlement", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repayment_plan", "wealth", "yearly_income") VALUES (NEW."application_id", NEW."arrears", NEW."bostoette_enough", NEW."can_own_grant", NEW."can_own_startlaan", NEW."debt_settlement", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."repayment_plan", NEW."wealth", NEW."yearly_income"); RETURN NULL;',
                    hash="a253ea30f52013ad245eb606c13c9372009efa75",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0c180",
                    table="applications_economyinformation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="healthinformation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_healthinformationevent" ("application_id", "grade", "health_need", "id", "joint_responsibility", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referrals", "services_text", "target_groups") VALUES (NEW."application_id", NEW."grade", NEW."health_need", NEW."id", NEW."joint_responsibility", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referrals", NEW."services_text", NEW."target_groups"); RETURN NULL;',
                    hash="31aa2401b344f2cb623fb18acd84bd33ec8e0272",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a027b",
                    table="applications_healthinformation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="healthinformation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_healthinformationevent" ("application_id", "grade", "health_need", "id", "joint_responsibility", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referrals", "services_text", "target_groups") VALUES (NEW."application_id", NEW."grade", NEW."health_need", NEW."id", NEW."joint_responsibility", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referrals", NEW."services_text", NEW."target_groups"); RETURN NULL;',
                    hash="fa9d030e77a3de6ae1eb39f14787a6b6d91faa18",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b5436",
                    table="applications_healthinformation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedureversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_procedureversionevent" ("adopted_at", "adopted_by_id", "changed_at", "changed_by", "created_at", "from_day", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "steps", "version", "why") VALUES (NEW."adopted_at", NEW."adopted_by_id", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."from_day", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."steps", NEW."version", NEW."why"); RETURN NULL;',
                    hash="e5baa54e9231701ef8632ef28e812e39e52b04af",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f8524",
                    table="applications_procedureversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedureversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_procedureversionevent" ("adopted_at", "adopted_by_id", "changed_at", "changed_by", "created_at", "from_day", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "steps", "version", "why") VALUES (NEW."adopted_at", NEW."adopted_by_id", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."from_day", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."steps", NEW."version", NEW."why"); RETURN NULL;',
                    hash="d11e328ae512de21b7369eabfde0a830106c7b85",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_375b8",
                    table="applications_procedureversion",
                    when="AFTER",
                ),
            ),
        ),
    ]
