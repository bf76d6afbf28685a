"""A talk is as protected as its household, and is never changed but for its grade."""

from django.db import migrations

FUNCTIONS = """
create function private_renting_kept() returns trigger language plpgsql as $$
begin
  raise exception 'En samtale endres ikke. Skriv den neste.' using errcode = 'insufficient_privilege';
end $$;

create function private_renting_regrade_talks() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update private_renting_careertalk set grade = new.grade where household_id = new.id and grade <> new.grade;
  return null;
end $$;

create trigger a1_grade before insert on private_renting_careertalk for each row
  execute function private_renting_of_household();
create trigger a2_stands before update on private_renting_careertalk for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function private_renting_kept();
create trigger z4_private_renting after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function private_renting_regrade_talks();
"""

BACK = """
drop trigger z4_private_renting on people_household;
drop trigger a2_stands on private_renting_careertalk;
drop trigger a1_grade on private_renting_careertalk;
drop function private_renting_regrade_talks, private_renting_kept;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [("private_renting", "0003_career_talks")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
