"""A migration of many steps makes what its steps make one by one, and none of them reads models halfway."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from boligflyt.toolkit.many_steps import ManySteps

BORN_LATER = models.CharField(max_length=7, db_default="ukjent")
ONE_OF_EACH = models.UniqueConstraint(fields=["lives", "colour"], name="steps_one")
CATALOGUE = """
    SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
        WHERE attrelid IN ('steps_cat'::regclass, 'steps_flea'::regclass) AND attnum > 0
    UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid IN ('steps_cat'::regclass, 'steps_flea'::regclass)
    UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'steps_%'
"""


def steps():
    key = ("id", models.BigAutoField(primary_key=True))
    return [
        migrations.CreateModel("Cat", [key, ("lives", models.IntegerField())]),
        migrations.CreateModel("Flea", [key, ("on", models.ForeignKey("steps.cat", models.CASCADE))]),
        migrations.AddField("cat", "colour", BORN_LATER),
        migrations.AlterField("flea", "on", models.ForeignKey("steps.cat", models.CASCADE, null=True)),
        migrations.AddField("cat", "worst", models.ForeignKey("steps.flea", models.CASCADE, null=True)),
        migrations.AddIndex("cat", models.Index(fields=["colour"], name="steps_colour")),
        migrations.AddConstraint(
            "cat", models.CheckConstraint(condition=models.Q(lives__lte=9), name="steps_nine")
        ),
        migrations.AddConstraint("cat", ONE_OF_EACH),
    ]


def made_by(kind):
    """What the catalogue says after the steps, which are then undone."""
    one = type("Migration", (kind,), {"operations": steps()})("0001_tables", "steps")
    with connection.schema_editor() as editor:
        state = one.apply(ProjectState(), editor)
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE)
        found = sorted(cursor.fetchall())
    with connection.schema_editor() as editor:
        one.unapply(ProjectState(), editor)
    return found, state


@pytest.mark.django_db
def test_many_steps_at_once_make_what_they_make_one_by_one():
    at_once, state = made_by(ManySteps)
    one_by_one, same = made_by(migrations.Migration)

    assert at_once == one_by_one
    assert len(at_once) > 12
    assert state.models == same.models


@pytest.mark.django_db
def test_a_step_changes_what_was_there_before():
    first = type("Migration", (ManySteps,), {"operations": steps()[:2]})("0001_tables", "steps")
    second = type("Migration", (ManySteps,), {"operations": steps()[2:]})("0002_more", "steps")
    with connection.schema_editor() as editor:
        halfway = first.apply(ProjectState(), editor)
    between = halfway.clone()
    with connection.schema_editor() as editor:
        second.apply(halfway, editor)
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE)
        found = sorted(cursor.fetchall())
    for one, before in ((second, between), (first, ProjectState())):
        with connection.schema_editor() as editor:
            one.unapply(before, editor)

    assert found == made_by(migrations.Migration)[0]


def test_no_migration_of_many_steps_reads_models_halfway():
    found = MigrationLoader(None).disk_migrations.values()
    at_once = [one for one in found if isinstance(one, ManySteps)]

    assert len(at_once) > 20
    assert not [
        str(one) for one in at_once for step in one.operations if isinstance(step, migrations.RunPython)
    ]
