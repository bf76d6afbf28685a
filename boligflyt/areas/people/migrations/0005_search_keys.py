"""Keys by which a name is found however it is spelled, kept by PostgreSQL beside the searchable names.

The functions give the same as `boligflyt/toolkit/name_folding.py`; a test compares them.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

FUNCTIONS = r"""
create function people_fold(given text) returns text immutable strict parallel safe language sql as $$
  select ' ' || btrim(regexp_replace(
    replace(replace(replace(lower(regexp_replace(
      translate(normalize(given, NFD), 'ÆæØøŒœßÞþÐðĐđŁłĦħıŊŋŦŧƏə', 'aaoooosttddddllhhinnttee'),
      '[\u0300-\u036f]+', '', 'g') collate "C"),
      'aa', 'a'), 'ae', 'a'), 'oe', 'o'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'), ' ') || ' '
$$;

create function people_initials(folded text) returns text immutable strict parallel safe language sql as $$
  select replace(regexp_replace(folded, ' ([^ ])[^ ]*', '\1', 'g'), ' ', '')
$$;

create function people_skeleton(folded text) returns text immutable strict parallel safe language sql as $$
  select lower(translate(initcap(
    replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(translate(
    replace(replace(replace(replace(replace(replace(folded,
      'sch', 'sk'), 'ch', 'k'), 'ck', 'k'), 'ph', 'f'), 'th', 't'), 'x', 'ks'),
    'cqwz', 'kkvs'),
    'bb', 'b'), 'dd', 'd'), 'ff', 'f'), 'gg', 'g'), 'kk', 'k'), 'll', 'l'), 'mm', 'm'),
    'nn', 'n'), 'pp', 'p'), 'rr', 'r'), 'ss', 's'), 'tt', 't'), 'vv', 'v')
  collate "C"), 'JYaeiouyjh', 'II'))
$$;

create function people_sounds(folded text) returns text[] immutable strict parallel safe language plpgsql as $$
declare
  keys text[] := '{}';
  bones text;
begin
  foreach bones in array string_to_array(btrim(people_skeleton(folded)), ' ') loop
    continue when length(bones) < 2;
    keys := keys || bones;
    continue when length(bones) < 4;
    for at in 2 .. length(bones) loop
      keys := keys || (left(bones, at - 1) || substr(bones, at + 1));
    end loop;
  end loop;
  return keys;
end $$;
"""

BACK = "drop function people_sounds, people_skeleton, people_initials, people_fold"


def _fold(*fields: str) -> models.Func:
    given = models.F(fields[0])
    if len(fields) > 1:
        given = models.Func(
            models.F(fields[0]), models.Value(" "), models.F(fields[1]), template="%(expressions)s",
            arg_joiner=" || ", output_field=models.TextField(),
        )  # fmt: skip
    return models.Func(given, function="people_fold", output_field=models.TextField(db_collation="C"))


def _key(function: str, field: models.Field) -> models.GeneratedField:
    folded = _fold("given_name", "family_name")
    return _kept(models.Func(folded, function=function, output_field=field), field)


def _kept(expression: models.Func, field: models.Field | None = None) -> models.GeneratedField:
    plain = field or models.TextField(db_collation="C")
    return models.GeneratedField(expression=expression, output_field=plain, db_persist=True)


class Migration(migrations.Migration):
    """Functions first, then the columns and indexes that stand on them."""

    dependencies = [
        ("people", "0004_an_empty_household_is_not_protected"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, BACK),
        migrations.AddField(
            model_name="personname",
            name="family_folded",
            field=_kept(_fold("family_name")),
        ),
        migrations.AddField(
            model_name="personname",
            name="folded",
            field=_kept(_fold("given_name", "family_name")),
        ),
        migrations.AddField(
            model_name="personname",
            name="given_folded",
            field=_kept(_fold("given_name")),
        ),
        migrations.AddField(
            model_name="personname",
            name="initials",
            field=_key("people_initials", models.TextField(db_collation="C")),
        ),
        migrations.AddField(
            model_name="personname",
            name="sounds",
            field=_key(
                "people_sounds",
                django.contrib.postgres.fields.ArrayField(base_field=models.TextField(db_collation="C")),
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["born"], name="person_born"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("grade__gt", 0)), fields=["grade"], name="person_protected"
            ),
        ),
        migrations.AddIndex(
            model_name="personname",
            index=models.Index(fields=["family_folded", "given_folded"], name="person_name_family"),
        ),
        migrations.AddIndex(
            model_name="personname",
            index=models.Index(fields=["given_folded", "family_folded"], name="person_name_given"),
        ),
        migrations.AddIndex(
            model_name="personname",
            index=models.Index(fields=["initials", "family_folded"], name="person_name_initials"),
        ),
        migrations.AddIndex(
            model_name="personname",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["folded"], name="person_name_folded", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="personname",
            index=django.contrib.postgres.indexes.GinIndex(fields=["sounds"], name="person_name_sounds"),
        ),
    ]
