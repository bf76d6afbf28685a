"""A complaint is as protected as its vedtak, a request for access as its household; their history too."""

from django.db import migrations

FUNCTIONS = """
create function complaints_complaint_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select v.grade into new.grade from applications_vedtak v where v.id = new.vedtak_id;
  return new;
end $$;

create function complaints_request_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select h.grade into new.grade from people_household h where h.id = new.household_id;
  return new;
end $$;

create function complaints_regrade_complaints() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update complaints_complaint set grade = new.grade where vedtak_id = new.id and grade <> new.grade;
  update complaints_complaintevent set grade = new.grade where vedtak_id = new.id and grade <> new.grade;
  return null;
end $$;

create function complaints_regrade_requests() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update complaints_accessrequest set grade = new.grade where household_id = new.id and grade <> new.grade;
  update complaints_accessrequestevent set grade = new.grade
    where household_id = new.id and grade <> new.grade;
  return null;
end $$;

-- A complaint may follow to the vedtak that took the place of the first, in the same case and nowhere else.
create function complaints_same_case() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if (select application_id from applications_vedtak where id = new.vedtak_id)
     is distinct from (select application_id from applications_vedtak where id = old.vedtak_id) then
    raise exception 'a complaint stays in its case' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger a1_grade before insert or update of vedtak_id on complaints_complaint for each row
  execute function complaints_complaint_graded();
create trigger a2_same_case before update of vedtak_id on complaints_complaint for each row
  when (old.vedtak_id <> new.vedtak_id) execute function complaints_same_case();
create trigger a1_grade before insert on complaints_accessrequest for each row
  execute function complaints_request_graded();
create trigger z3_complaints after update of grade on applications_vedtak for each row
  when (old.grade <> new.grade) execute function complaints_regrade_complaints();
create trigger z3_complaints after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function complaints_regrade_requests();
"""

BACK = """
drop trigger z3_complaints on people_household;
drop trigger z3_complaints on applications_vedtak;
drop trigger a1_grade on complaints_accessrequest;
drop trigger a2_same_case on complaints_complaint;
drop trigger a1_grade on complaints_complaint;
drop function complaints_same_case, complaints_regrade_requests, complaints_regrade_complaints,
  complaints_request_graded, complaints_complaint_graded;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0001_tables"),
        ("applications", "0009_grades_of_what_is_beside"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
