"""How PostgreSQL works out the keys by which a name is found however it is spelled: before the columns.

The functions give the same as `boligflyt/toolkit/name_folding.py`; a test compares them.
"""

from django.db import migrations

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


class Migration(migrations.Migration):
    replaces = [("people", "0005_search_keys")]

    initial = True

    dependencies = [("audit", "0003_opened_with_a_reason")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
