"""What belongs to a case is as protected as its household or applicant, also in its history."""

from django.db import migrations

FUNCTIONS = """
create function applications_grade(asked uuid) returns smallint language sql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
  select greatest(h.grade, p.grade) from applications_application a
    join people_household h on h.id = a.household_id
    join people_person p on p.id = a.applicant_id
    where a.id = asked
$$;

create function applications_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  new.grade = coalesce(applications_grade(new.application_id), 0);
  return new;
end $$;

create function applications_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  one uuid;
  wanted smallint;
begin
  for one in select id from applications_application where new.id in (household_id, applicant_id) loop
    wanted = applications_grade(one);
    update applications_healthinformation set grade = wanted where application_id = one and grade <> wanted;
    update applications_economyinformation set grade = wanted where application_id = one and grade <> wanted;
    update applications_assessment set grade = wanted where application_id = one and grade <> wanted;
    update applications_vedtak set grade = wanted where application_id = one and grade <> wanted;
    update applications_letter set grade = wanted where application_id = one and grade <> wanted;
    update applications_healthinformationevent set grade = wanted where application_id = one;
    update applications_economyinformationevent set grade = wanted where application_id = one;
    update applications_vedtakevent set grade = wanted where application_id = one;
  end loop;
  return null;
end $$;

create trigger z3_applications after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function applications_regrade();
create trigger z3_applications after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function applications_regrade();

create trigger a1_grade before insert on applications_healthinformation for each row
  execute function applications_graded();
create trigger a1_grade before insert on applications_economyinformation for each row
  execute function applications_graded();
create trigger a1_grade before insert on applications_assessment for each row
  execute function applications_graded();
create trigger a1_grade before insert on applications_vedtak for each row
  execute function applications_graded();
create trigger a1_grade before insert on applications_letter for each row
  execute function applications_graded();

update applications_healthinformation set grade = applications_grade(application_id)
  where applications_grade(application_id) > 0;
update applications_economyinformation set grade = applications_grade(application_id)
  where applications_grade(application_id) > 0;
update applications_assessment set grade = applications_grade(application_id)
  where applications_grade(application_id) > 0;
update applications_vedtak set grade = applications_grade(application_id)
  where applications_grade(application_id) > 0;
update applications_letter set grade = applications_grade(application_id)
  where applications_grade(application_id) > 0;
"""

BACK = """
drop trigger a1_grade on applications_healthinformation;
drop trigger a1_grade on applications_economyinformation;
drop trigger a1_grade on applications_assessment;
drop trigger a1_grade on applications_vedtak;
drop trigger a1_grade on applications_letter;
drop trigger z3_applications on people_person;
drop trigger z3_applications on people_household;
drop function applications_regrade, applications_graded, applications_grade;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0001_tables"),
        ("people", "0003_grades_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
