"""Memberships are looked up by household and by person in indexes made for it (see `PERSON_IN_HOME`)."""

import django.contrib.postgres.constraints
from django.contrib.postgres.fields import RangeOperators
from django.db import migrations, models
from django.db.models.functions import Cast

PERSON_IN_HOME = models.Func(
    Cast("person", models.TextField()), Cast("household", models.TextField()),
    template="(%(expressions)s)", arg_joiner=" || ", output_field=models.TextField(),
)  # fmt: skip


class Migration(migrations.Migration):
    """The same rule as before, in an index that is used for the rule only."""

    dependencies = [("people", "0005_search_keys")]

    operations = [
        migrations.RemoveConstraint(model_name="membership", name="once_in_each_household"),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["household", "person"], name="membership_home"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["person", "household"], name="membership_person"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                name="once_in_each_household",
                expressions=[(PERSON_IN_HOME, RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ),
    ]
