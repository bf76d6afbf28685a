"""A search is as protected as its household, and what belongs to it as the search; so is their history."""

from django.db import migrations

FUNCTIONS = """
create function private_renting_of_household() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select h.grade into new.grade from people_household h where h.id = new.household_id;
  return new;
end $$;

create function private_renting_of_search() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select s.grade into new.grade from private_renting_privatesearch s where s.id = new.search_id;
  return new;
end $$;

create function private_renting_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare one text;
begin
  foreach one in array array['private_renting_privatesearch', 'private_renting_privatesearchevent'] loop
    execute format(
      'update %I set grade = $1 where household_id = $2 and grade <> $1', one) using new.grade, new.id;
  end loop;
  foreach one in array array['private_renting_homeviewing', 'private_renting_homeviewingevent',
                             'private_renting_rentsecurity', 'private_renting_rentsecurityevent'] loop
    execute format(
      'update %I t set grade = $1 from private_renting_privatesearch s
        where s.id = t.search_id and s.household_id = $2 and t.grade <> $1', one) using new.grade, new.id;
  end loop;
  return null;
end $$;

create trigger a1_grade before insert on private_renting_privatesearch for each row
  execute function private_renting_of_household();
create trigger a1_grade before insert on private_renting_homeviewing for each row
  execute function private_renting_of_search();
create trigger a1_grade before insert on private_renting_rentsecurity for each row
  execute function private_renting_of_search();
create trigger z3_private_renting after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function private_renting_regrade();
"""

BACK = """
drop trigger z3_private_renting on people_household;
drop trigger a1_grade on private_renting_rentsecurity;
drop trigger a1_grade on private_renting_homeviewing;
drop trigger a1_grade on private_renting_privatesearch;
drop function private_renting_regrade, private_renting_of_search, private_renting_of_household;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [("private_renting", "0001_searches")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
