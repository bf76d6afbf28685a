"""An instrument and a loan are as protected as their application, and so is their history."""

from django.db import migrations

FUNCTIONS = """
create function home_ownership_regrade_loans() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare one text;
begin
  foreach one in array array['home_ownership_instrumentuse', 'home_ownership_instrumentuseevent',
                             'home_ownership_housingloan', 'home_ownership_housingloanevent'] loop
    execute format(
      'update %I e set grade = applications_grade(e.application_id) from applications_application a
        where a.id = e.application_id and $1 in (a.household_id, a.applicant_id)
          and e.grade <> applications_grade(e.application_id)', one) using new.id;
  end loop;
  return null;
end $$;

create trigger a1_grade before insert on home_ownership_instrumentuse for each row
  execute function applications_graded();
create trigger a1_grade before insert on home_ownership_housingloan for each row
  execute function applications_graded();
create trigger z4_home_ownership after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade_loans();
create trigger z4_home_ownership after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade_loans();
"""

BACK = """
drop trigger z4_home_ownership on people_person;
drop trigger z4_home_ownership on people_household;
drop trigger a1_grade on home_ownership_housingloan;
drop trigger a1_grade on home_ownership_instrumentuse;
drop function home_ownership_regrade_loans;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [("home_ownership", "0003_instruments_and_loans")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
