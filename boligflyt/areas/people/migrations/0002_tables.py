"""Persons and households over time, and what is told of each."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Cast

import boligflyt.toolkit.encryption
import boligflyt.toolkit.period_field
from boligflyt.toolkit.many_steps import ManySteps

PERSON_IN_HOME = models.Func(
    Cast("person", models.TextField()), Cast("household", models.TextField()),
    template="(%(expressions)s)", arg_joiner=" || ", output_field=models.TextField(),
)  # fmt: skip


class Migration(ManySteps):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_grades_and_relations"),
        ("people", "0006_quick_memberships"),
        ("people", "0007_letters_in_the_wanted_form"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_search_keys"),
        ("access", "0001_tables"),
        ("audit", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("given_name", models.CharField(max_length=80, verbose_name="fornavn")),
                ("family_name", models.CharField(max_length=80, verbose_name="etternavn")),
                ("born", models.DateField(blank=True, null=True, verbose_name="fødselsdato")),
                (
                    "number",
                    boligflyt.toolkit.encryption.EncryptedTextField(
                        blank=True, editable=True, null=True, verbose_name="fødselsnummer eller D-nummer"
                    ),
                ),
                (
                    "number_index",
                    models.CharField(
                        editable=False, max_length=64, null=True, unique=True, verbose_name="søkenøkkel"
                    ),
                ),
                (
                    "number_kind",
                    models.CharField(
                        choices=[
                            ("foedselsnummer", "Fødselsnummer"),
                            ("d_nummer", "D-nummer"),
                            ("none", "Uten nummer"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="slags nummer",
                    ),
                ),
                (
                    "protection",
                    models.CharField(
                        choices=[
                            ("none", "Ingen"),
                            ("local", "Skjermet i kommunen"),
                            ("fortrolig", "Fortrolig adresse"),
                            ("strengt_fortrolig", "Strengt fortrolig adresse"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="adressesperre",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-post")),
                ("care_of", models.CharField(blank=True, max_length=120, verbose_name="c/o")),
                ("postal_address", models.CharField(blank=True, max_length=120, verbose_name="postadresse")),
                ("postal_code", models.CharField(blank=True, max_length=4, verbose_name="postnummer")),
                ("postal_place", models.CharField(blank=True, max_length=60, verbose_name="poststed")),
                (
                    "resident_since",
                    models.DateField(blank=True, null=True, verbose_name="folkeregistrert i kommunen siden"),
                ),
                (
                    "stay",
                    models.CharField(
                        choices=[
                            ("citizen", "Norsk eller nordisk statsborger"),
                            ("permanent", "Permanent opphold"),
                            ("temporary", "Midlertidig opphold"),
                            ("refugee", "Flyktning med opphold"),
                            ("eea", "EØS-borger"),
                            ("none", "Uten lovlig opphold"),
                            ("unknown", "Ikke avklart"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="opphold",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="bosatt som flyktning")),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="morsmål")),
                ("needs_interpreter", models.BooleanField(default=False, verbose_name="trenger tolk")),
                (
                    "maalform",
                    models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="språk i brev",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "large_print",
                    models.BooleanField(default=False, verbose_name="vil ha brev med stor skrift"),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "personer",
                "indexes": [
                    models.Index(fields=["born"], name="person_born"),
                    models.Index(
                        condition=models.Q(("grade__gt", 0)), fields=["grade"], name="person_protected"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guardian",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120, verbose_name="navn")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefon")),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="mandat")),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guardians",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
            ],
            options={
                "verbose_name": "verge",
                "verbose_name_plural": "verger",
            },
        ),
        migrations.CreateModel(
            name="Household",
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="kontaktperson",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
            ],
            options={
                "verbose_name": "husstand",
                "verbose_name_plural": "husstander",
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="endret")),
                ("changed_by", models.UUIDField(editable=False, null=True, verbose_name="endret av")),
                ("given_name", models.CharField(max_length=80, verbose_name="fornavn")),
                ("family_name", models.CharField(max_length=80, verbose_name="etternavn")),
                ("born", models.DateField(blank=True, null=True, verbose_name="fødselsdato")),
                (
                    "number",
                    boligflyt.toolkit.encryption.EncryptedTextField(
                        blank=True, editable=True, null=True, verbose_name="fødselsnummer eller D-nummer"
                    ),
                ),
                (
                    "number_index",
                    models.CharField(editable=False, max_length=64, null=True, verbose_name="søkenøkkel"),
                ),
                (
                    "number_kind",
                    models.CharField(
                        choices=[
                            ("foedselsnummer", "Fødselsnummer"),
                            ("d_nummer", "D-nummer"),
                            ("none", "Uten nummer"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="slags nummer",
                    ),
                ),
                (
                    "protection",
                    models.CharField(
                        choices=[
                            ("none", "Ingen"),
                            ("local", "Skjermet i kommunen"),
                            ("fortrolig", "Fortrolig adresse"),
                            ("strengt_fortrolig", "Strengt fortrolig adresse"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="adressesperre",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-post")),
                ("care_of", models.CharField(blank=True, max_length=120, verbose_name="c/o")),
                ("postal_address", models.CharField(blank=True, max_length=120, verbose_name="postadresse")),
                ("postal_code", models.CharField(blank=True, max_length=4, verbose_name="postnummer")),
                ("postal_place", models.CharField(blank=True, max_length=60, verbose_name="poststed")),
                (
                    "resident_since",
                    models.DateField(blank=True, null=True, verbose_name="folkeregistrert i kommunen siden"),
                ),
                (
                    "stay",
                    models.CharField(
                        choices=[
                            ("citizen", "Norsk eller nordisk statsborger"),
                            ("permanent", "Permanent opphold"),
                            ("temporary", "Midlertidig opphold"),
                            ("refugee", "Flyktning med opphold"),
                            ("eea", "EØS-borger"),
                            ("none", "Uten lovlig opphold"),
                            ("unknown", "Ikke avklart"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="opphold",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="bosatt som flyktning")),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="morsmål")),
                ("needs_interpreter", models.BooleanField(default=False, verbose_name="trenger tolk")),
                (
                    "maalform",
                    models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="språk i brev",
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
                        to="people.person",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                (
                    "large_print",
                    models.BooleanField(default=False, verbose_name="vil ha brev med stor skrift"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Schooling",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("school", models.CharField(max_length=80, verbose_name="skole")),
                ("school_district", models.CharField(max_length=40, verbose_name="skolekrets")),
                (
                    "parents_wish_to_stay",
                    models.BooleanField(
                        default=True, verbose_name="foreldrene ønsker at barnet fullfører her"
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schoolings",
                        to="people.person",
                        verbose_name="barn",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
            ],
            options={
                "verbose_name": "skolegang",
                "verbose_name_plural": "skolegang",
            },
        ),
        migrations.CreateModel(
            name="SchoolingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("school", models.CharField(max_length=80, verbose_name="skole")),
                ("school_district", models.CharField(max_length=40, verbose_name="skolekrets")),
                (
                    "parents_wish_to_stay",
                    models.BooleanField(
                        default=True, verbose_name="foreldrene ønsker at barnet fullfører her"
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="barn",
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
                        to="people.schooling",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("adult", "Voksen"), ("child", "Barn")], max_length=10, verbose_name="rolle"
                    ),
                ),
                (
                    "residence",
                    models.CharField(
                        choices=[("full", "Bor fast"), ("shared", "Delt bosted"), ("visits", "Samvær")],
                        default="full",
                        max_length=10,
                        verbose_name="bor her",
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.household",
                        verbose_name="husstand",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "medlemskap",
                "verbose_name_plural": "medlemskap",
                "indexes": [
                    models.Index(fields=["household", "person"], name="membership_home"),
                    models.Index(fields=["person", "household"], name="membership_person"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("residence", "full")),
                        expressions=[("person", "="), ("period", "&&")],
                        name="one_household_at_a_time",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                PERSON_IN_HOME,
                                "=",
                            ),
                            ("period", "&&"),
                        ],
                        name="once_in_each_household",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                (
                    "role",
                    models.CharField(
                        choices=[("adult", "Voksen"), ("child", "Barn")], max_length=10, verbose_name="rolle"
                    ),
                ),
                (
                    "residence",
                    models.CharField(
                        choices=[("full", "Bor fast"), ("shared", "Delt bosted"), ("visits", "Samvær")],
                        default="full",
                        max_length=10,
                        verbose_name="bor her",
                    ),
                ),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
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
                        to="people.membership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HouseholdEvent",
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
                        to="people.household",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="kontaktperson",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GuardianEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="navn")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefon")),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="mandat")),
                ("period", boligflyt.toolkit.period_field.PeriodField(verbose_name="periode")),
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
                        to="people.guardian",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonName",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="search_name",
                        serialize=False,
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                ("given_name", models.CharField(max_length=80, verbose_name="fornavn")),
                ("family_name", models.CharField(max_length=80, verbose_name="etternavn")),
                (
                    "family_folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("family_name"),
                            function="people_fold",
                            output_field=models.TextField(db_collation="C"),
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                models.F("given_name"),
                                models.Value(" "),
                                models.F("family_name"),
                                arg_joiner=" || ",
                                output_field=models.TextField(),
                                template="%(expressions)s",
                            ),
                            function="people_fold",
                            output_field=models.TextField(db_collation="C"),
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "given_folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("given_name"),
                            function="people_fold",
                            output_field=models.TextField(db_collation="C"),
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "initials",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                models.Func(
                                    models.F("given_name"),
                                    models.Value(" "),
                                    models.F("family_name"),
                                    arg_joiner=" || ",
                                    output_field=models.TextField(),
                                    template="%(expressions)s",
                                ),
                                function="people_fold",
                                output_field=models.TextField(db_collation="C"),
                            ),
                            function="people_initials",
                            output_field=models.TextField(db_collation="C"),
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "sounds",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                models.Func(
                                    models.F("given_name"),
                                    models.Value(" "),
                                    models.F("family_name"),
                                    arg_joiner=" || ",
                                    output_field=models.TextField(),
                                    template="%(expressions)s",
                                ),
                                function="people_fold",
                                output_field=models.TextField(db_collation="C"),
                            ),
                            function="people_sounds",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(db_collation="C"), size=None
                            ),
                        ),
                        output_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.TextField(db_collation="C"), size=None
                        ),
                    ),
                ),
            ],
            options={
                "verbose_name": "søkenavn",
                "verbose_name_plural": "søkenavn",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["family_name", "given_name"],
                        name="person_name_trgm",
                        opclasses=["gin_trgm_ops", "gin_trgm_ops"],
                    ),
                    models.Index(fields=["family_folded", "given_folded"], name="person_name_family"),
                    models.Index(fields=["given_folded", "family_folded"], name="person_name_given"),
                    models.Index(fields=["initials", "family_folded"], name="person_name_initials"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["folded"], name="person_name_folded", opclasses=["gin_trgm_ops"]
                    ),
                    django.contrib.postgres.indexes.GinIndex(fields=["sounds"], name="person_name_sounds"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffRelation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self", "Er personen selv"),
                            ("partner", "Ektefelle, samboer eller forlovet"),
                            ("former_partner", "Tidligere ektefelle eller samboer"),
                            ("parent_child", "Forelder, barn eller annen slekt i rett linje"),
                            ("sibling", "Søsken"),
                            ("in_law", "Svigerfamilie"),
                            ("foster", "Fosterforelder eller fosterbarn"),
                            ("guardian", "Verge eller fullmektig"),
                            ("special", "Annet som svekker tilliten: venn, nabo, uvenn"),
                        ],
                        max_length=20,
                        verbose_name="tilknytning",
                    ),
                ),
                ("registered_at", models.DateTimeField(verbose_name="meldt")),
                ("registered_by", models.UUIDField(null=True, verbose_name="meldt av")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ansatt",
                    ),
                ),
            ],
            options={
                "verbose_name": "tilknytning",
                "verbose_name_plural": "tilknytninger",
                "constraints": [
                    models.UniqueConstraint(fields=("staff", "person", "kind"), name="relation_told_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffRelationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self", "Er personen selv"),
                            ("partner", "Ektefelle, samboer eller forlovet"),
                            ("former_partner", "Tidligere ektefelle eller samboer"),
                            ("parent_child", "Forelder, barn eller annen slekt i rett linje"),
                            ("sibling", "Søsken"),
                            ("in_law", "Svigerfamilie"),
                            ("foster", "Fosterforelder eller fosterbarn"),
                            ("guardian", "Verge eller fullmektig"),
                            ("special", "Annet som svekker tilliten: venn, nabo, uvenn"),
                        ],
                        max_length=20,
                        verbose_name="tilknytning",
                    ),
                ),
                ("registered_at", models.DateTimeField(verbose_name="meldt")),
                ("registered_by", models.UUIDField(null=True, verbose_name="meldt av")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="person",
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
                        to="people.staffrelation",
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
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("field", models.CharField(max_length=40, verbose_name="opplysning")),
                ("before", boligflyt.toolkit.encryption.EncryptedTextField(verbose_name="før")),
                ("after", boligflyt.toolkit.encryption.EncryptedTextField(verbose_name="nå")),
                (
                    "search_key",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="søkenøkkel"),
                ),
                ("why", models.CharField(max_length=300, verbose_name="hvorfor rettet")),
                ("corrected_at", models.DateTimeField(verbose_name="rettet")),
                (
                    "corrected_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="rettet av",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="people.household",
                        verbose_name="husstand",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "retting",
                "verbose_name_plural": "rettinger",
                "indexes": [
                    models.Index(
                        condition=models.Q(("search_key", ""), _negated=True),
                        fields=["field", "search_key"],
                        name="correction_found_by",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="person_correction_says_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("why", models.CharField(max_length=300, verbose_name="hvorfor koblet")),
                ("linked_at", models.DateTimeField(verbose_name="koblet")),
                ("why_split", models.CharField(blank=True, max_length=300, verbose_name="hvorfor skilt")),
                ("split_at", models.DateTimeField(blank=True, null=True, verbose_name="skilt")),
                (
                    "away",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="linked_to",
                        to="people.person",
                        verbose_name="ikke i bruk",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stands_for",
                        to="people.person",
                        verbose_name="i bruk",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="koblet av",
                    ),
                ),
                (
                    "split_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="skilt av",
                    ),
                ),
            ],
            options={
                "verbose_name": "kobling av person",
                "verbose_name_plural": "koblinger av personer",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("split_at", None)), fields=("away",), name="linked_away_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("away")), _negated=True),
                        name="linked_to_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="link_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("split_at", None), ("split_by", None), ("why_split", "")),
                            models.Q(
                                ("split_at__isnull", False),
                                ("split_by__isnull", False),
                                models.Q(("why_split", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="split_says_who_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("grade", models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ("why", models.CharField(max_length=300, verbose_name="hvorfor koblet")),
                ("linked_at", models.DateTimeField(verbose_name="koblet")),
                ("why_split", models.CharField(blank=True, max_length=300, verbose_name="hvorfor skilt")),
                ("split_at", models.DateTimeField(blank=True, null=True, verbose_name="skilt")),
                (
                    "away",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="ikke i bruk",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="i bruk",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="koblet av",
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
                        to="people.personlink",
                    ),
                ),
                (
                    "split_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="skilt av",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SamePerson",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="samme",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "samme person",
                "verbose_name_plural": "samme person",
                "constraints": [models.UniqueConstraint(fields=("person", "other"), name="same_person_once")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_personevent" ("born", "care_of", "changed_at", "changed_by", "created_at", "email", "family_name", "given_name", "grade", "id", "language", "large_print", "maalform", "needs_interpreter", "number", "number_index", "number_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_address", "postal_code", "postal_place", "protection", "resident_since", "settled_on", "stay", "version") VALUES (NEW."born", NEW."care_of", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."email", NEW."family_name", NEW."given_name", NEW."grade", NEW."id", NEW."language", NEW."large_print", NEW."maalform", NEW."needs_interpreter", NEW."number", NEW."number_index", NEW."number_kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postal_address", NEW."postal_code", NEW."postal_place", NEW."protection", NEW."resident_since", NEW."settled_on", NEW."stay", NEW."version"); RETURN NULL;',
                    hash="c5f638f7aa8dda22ff95291025c99971d33f9f47",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_65688",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_personevent" ("born", "care_of", "changed_at", "changed_by", "created_at", "email", "family_name", "given_name", "grade", "id", "language", "large_print", "maalform", "needs_interpreter", "number", "number_index", "number_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_address", "postal_code", "postal_place", "protection", "resident_since", "settled_on", "stay", "version") VALUES (NEW."born", NEW."care_of", NEW."changed_at", NEW."changed_by", NEW."created_at", NEW."email", NEW."family_name", NEW."given_name", NEW."grade", NEW."id", NEW."language", NEW."large_print", NEW."maalform", NEW."needs_interpreter", NEW."number", NEW."number_index", NEW."number_kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postal_address", NEW."postal_code", NEW."postal_place", NEW."protection", NEW."resident_since", NEW."settled_on", NEW."stay", NEW."version"); RETURN NULL;',
                    hash="a11caeb7f423a34c5d9e823369ed01b1e7846a2e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_de829",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardian",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_guardianevent" ("grade", "id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "scope", "ward_id") VALUES (NEW."grade", NEW."id", NEW."name", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."scope", NEW."ward_id"); RETURN NULL;',
                    hash="f2fcb19a72d66a8dbc16020fb1d38a4bdae95f27",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2ef0c",
                    table="people_guardian",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardian",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_guardianevent" ("grade", "id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "scope", "ward_id") VALUES (NEW."grade", NEW."id", NEW."name", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."scope", NEW."ward_id"); RETURN NULL;',
                    hash="f27dfc3a44e643efc3c017629d417dfd3ded0661",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d2554",
                    table="people_guardian",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="household",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_householdevent" ("changed_at", "changed_by", "contact_id", "created_at", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."contact_id", NEW."created_at", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="65fa7431543a72136ddfcdcf13300608cbe94634",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bfe65",
                    table="people_household",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="household",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_householdevent" ("changed_at", "changed_by", "contact_id", "created_at", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."changed_at", NEW."changed_by", NEW."contact_id", NEW."created_at", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="14ab9a034392c0736ee3fbec4671993aba0c3dd9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dc1e1",
                    table="people_household",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schooling",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_schoolingevent" ("child_id", "grade", "id", "parents_wish_to_stay", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school", "school_district") VALUES (NEW."child_id", NEW."grade", NEW."id", NEW."parents_wish_to_stay", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school", NEW."school_district"); RETURN NULL;',
                    hash="b83976ca400343491e7c9fdbe666c6da39196cb6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d9ac1",
                    table="people_schooling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schooling",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_schoolingevent" ("child_id", "grade", "id", "parents_wish_to_stay", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school", "school_district") VALUES (NEW."child_id", NEW."grade", NEW."id", NEW."parents_wish_to_stay", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school", NEW."school_district"); RETURN NULL;',
                    hash="67938225b47af8f0b914859318d5e0ec73d3a47d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d09cc",
                    table="people_schooling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_membershipevent" ("household_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "residence", "role") VALUES (NEW."household_id", NEW."id", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."residence", NEW."role"); RETURN NULL;',
                    hash="70080d2c3d0caba362aa8c8ce618d4331d340b8f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6bbf7",
                    table="people_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_membershipevent" ("household_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "residence", "role") VALUES (NEW."household_id", NEW."id", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."residence", NEW."role"); RETURN NULL;',
                    hash="cb9c415c66bfa34ba4da5caee548516fdc61793a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c12bb",
                    table="people_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_staffrelationevent" ("id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by", "staff_id") VALUES (NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."registered_at", NEW."registered_by", NEW."staff_id"); RETURN NULL;',
                    hash="0b996763c0409a3d6069983ee23df4242ec0bee7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27c17",
                    table="people_staffrelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_staffrelationevent" ("id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by", "staff_id") VALUES (NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."registered_at", NEW."registered_by", NEW."staff_id"); RETURN NULL;',
                    hash="f4ea9162bfb750e004807da29f414447640219d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_23c4c",
                    table="people_staffrelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_personlinkevent" ("away_id", "grade", "id", "kept_id", "linked_at", "linked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "split_at", "split_by_id", "why", "why_split") VALUES (NEW."away_id", NEW."grade", NEW."id", NEW."kept_id", NEW."linked_at", NEW."linked_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."split_at", NEW."split_by_id", NEW."why", NEW."why_split"); RETURN NULL;',
                    hash="aba84229fc0d8b7eb9ccd5d063d4737f08098958",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5a2d4",
                    table="people_personlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personlink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_personlinkevent" ("away_id", "grade", "id", "kept_id", "linked_at", "linked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "split_at", "split_by_id", "why", "why_split") VALUES (NEW."away_id", NEW."grade", NEW."id", NEW."kept_id", NEW."linked_at", NEW."linked_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."split_at", NEW."split_by_id", NEW."why", NEW."why_split"); RETURN NULL;',
                    hash="2809271a29296a5766769ca472b135f2572c346b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6e2b6",
                    table="people_personlink",
                    when="AFTER",
                ),
            ),
        ),
    ]
