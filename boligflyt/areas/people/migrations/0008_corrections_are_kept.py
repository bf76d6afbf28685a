"""Corrections stand."""

from django.db import migrations

# A correction is as protected as the person and the household were when it was made, or have been since: its grade
# only rises. It is never changed or deleted. A number that is known gives way only to a correction of it.
FUNCTIONS = """
create function people_correction_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select greatest(p.grade, people_rank(p.protection), coalesce(h.grade, 0)) into new.grade
    from people_person p left join people_household h on h.id = new.household_id where p.id = new.person_id;
  return new;
end $$;

create function people_correction_person_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update people_correction set grade = new.grade where person_id = new.id and grade < new.grade;
  return null;
end $$;

create function people_correction_household_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update people_correction set grade = new.grade where household_id = new.id and grade < new.grade;
  return null;
end $$;

create function people_correction_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.grade >= old.grade then
    old.grade = new.grade;
    if old is not distinct from new then
      return new;
    end if;
  end if;
  raise exception 'a correction is never changed or deleted' using errcode = 'restrict_violation';
end $$;

create function people_number_has_reason() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if not exists (
    select from people_correction c
    where c.person_id = old.id and c.field = 'number' and c.search_key = old.number_index
  ) then
    raise exception 'a number is changed only with a reason' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger a1_grade before insert on people_correction for each row
  execute function people_correction_graded();
create trigger a2_stays before update or delete on people_correction for each row
  execute function people_correction_stays();
create trigger z3_corrections after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function people_correction_person_graded();
create trigger z3_corrections after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function people_correction_household_graded();
create trigger a4_number before update of number_index on people_person for each row
  when (old.number_index is not null and new.number_index is distinct from old.number_index)
  execute function people_number_has_reason();
"""

BACK = """
drop trigger a4_number on people_person;
drop trigger z3_corrections on people_household;
drop trigger z3_corrections on people_person;
drop trigger a2_stays on people_correction;
drop trigger a1_grade on people_correction;
drop function people_number_has_reason, people_correction_stays, people_correction_household_graded,
  people_correction_person_graded, people_correction_graded;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_an_empty_household_is_not_protected"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
