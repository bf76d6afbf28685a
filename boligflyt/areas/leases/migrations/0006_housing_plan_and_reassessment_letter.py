"""A housing plan is as protected as its household."""

from django.db import migrations

# A plan is as protected as its household.
FUNCTIONS = """
create function leases_housingplan_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select h.grade into new.grade from people_household h where h.id = new.household_id;
  return new;
end $$;

create function leases_housingplan_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update leases_housingplan set grade = new.grade where household_id = new.id and grade <> new.grade;
  update leases_housingplanevent set grade = new.grade where household_id = new.id and grade <> new.grade;
  return null;
end $$;

create trigger a1_grade before insert on leases_housingplan
  for each row execute function leases_housingplan_graded();
create trigger z3_housing_plan after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function leases_housingplan_regrade();
"""

BACK = """
drop trigger z3_housing_plan on people_household;
drop trigger a1_grade on leases_housingplan;
drop function leases_housingplan_regrade, leases_housingplan_graded;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("leases", "0005_grades_and_shielded_dwellings"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
