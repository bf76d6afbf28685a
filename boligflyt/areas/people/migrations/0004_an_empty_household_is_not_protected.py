"""A household that everybody has left is as protected as its contact, not strictly: nobody has no protection.

Without a row the rank of the missing protection fell through to the highest, so the household vanished for those
without clearance the day its last member moved out.
"""

from django.db import migrations

FUNCTIONS = """
create or replace function people_rank(protection text) returns smallint immutable language sql as $$
  select case
    when protection is null or protection = 'none' then 0
    when protection = 'local' then 1 when protection = 'fortrolig' then 2 else 3 end::smallint
$$;
select people_regrade_household(h.id) from people_household h
  where not exists (
    select from people_membership m where m.household_id = h.id and people_lives_there(m.period)
  );
"""

BACK = """
create or replace function people_rank(protection text) returns smallint immutable language sql as $$
  select case protection
    when 'none' then 0 when 'local' then 1 when 'fortrolig' then 2 else 3 end::smallint
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_grades_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
