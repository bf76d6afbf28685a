"""An assessment is as protected as its application, and is never changed.

A changed grade is the one thing that may be written on it after it was made.
"""

from django.db import migrations

FUNCTIONS = """
create function home_ownership_stands() returns trigger language plpgsql as $$
begin
  raise exception 'En økonomisk vurdering endres ikke. Lag en ny.' using errcode = 'insufficient_privilege';
end $$;

create function home_ownership_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update home_ownership_economyassessment e set grade = applications_grade(e.application_id)
    from applications_application a
    where a.id = e.application_id and new.id in (a.household_id, a.applicant_id)
      and e.grade <> applications_grade(e.application_id);
  return null;
end $$;

create trigger a1_grade before insert on home_ownership_economyassessment for each row
  execute function applications_graded();
create trigger a2_stands before update on home_ownership_economyassessment for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function home_ownership_stands();
create trigger z3_home_ownership after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade();
create trigger z3_home_ownership after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade();
"""

BACK = """
drop trigger z3_home_ownership on people_person;
drop trigger z3_home_ownership on people_household;
drop trigger a2_stands on home_ownership_economyassessment;
drop trigger a1_grade on home_ownership_economyassessment;
drop function home_ownership_regrade, home_ownership_stands;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [
        ("home_ownership", "0001_economy_assessments"),
        ("applications", "0009_grades_of_what_is_beside"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
