"""A candidate and a plan are as protected as their household, and a talk as its candidate.

Campaigns, talks and versions of plans are never changed; a changed grade is the one thing that may be written.
"""

from django.db import migrations

FUNCTIONS = """
create function home_ownership_of_household() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select h.grade into new.grade from people_household h where h.id = new.household_id;
  return new;
end $$;

create function home_ownership_of_candidate() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select c.grade into new.grade from home_ownership_candidate c where c.id = new.candidate_id;
  return new;
end $$;

create function home_ownership_kept() returns trigger language plpgsql as $$
begin
  raise exception 'Dette endres ikke. Lag en ny.' using errcode = 'insufficient_privilege';
end $$;

create function home_ownership_regrade_way() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update home_ownership_planversion set grade = new.grade where household_id = new.id and grade <> new.grade;
  update home_ownership_candidate set grade = new.grade where household_id = new.id and grade <> new.grade;
  update home_ownership_candidateevent set grade = new.grade
    where household_id = new.id and grade <> new.grade;
  update home_ownership_talk t set grade = new.grade from home_ownership_candidate c
    where c.id = t.candidate_id and c.household_id = new.id and t.grade <> new.grade;
  return null;
end $$;

create trigger a1_grade before insert on home_ownership_planversion for each row
  execute function home_ownership_of_household();
create trigger a1_grade before insert on home_ownership_candidate for each row
  execute function home_ownership_of_household();
create trigger a1_grade before insert on home_ownership_talk for each row
  execute function home_ownership_of_candidate();
create trigger a2_stands before update on home_ownership_planversion for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function home_ownership_kept();
create trigger a2_stands before update on home_ownership_talk for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function home_ownership_kept();
create trigger a2_stands before update on home_ownership_campaign for each row
  execute function home_ownership_kept();
create trigger z3_home_ownership_way after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade_way();
"""

BACK = """
drop trigger z3_home_ownership_way on people_household;
drop trigger a2_stands on home_ownership_campaign;
drop trigger a2_stands on home_ownership_talk;
drop trigger a2_stands on home_ownership_planversion;
drop trigger a1_grade on home_ownership_talk;
drop trigger a1_grade on home_ownership_candidate;
drop trigger a1_grade on home_ownership_planversion;
drop function home_ownership_regrade_way, home_ownership_kept, home_ownership_of_candidate,
  home_ownership_of_household;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [("home_ownership", "0005_screening_and_plans")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
