"""A paper of an answer is as protected as its request, is never changed, and goes only with an approved disposal.

A changed grade is the one thing that may be written on it after it was made.
"""

from django.db import migrations

FUNCTIONS = """
create function complaints_paper_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select r.grade into new.grade from complaints_accessrequest r where r.id = new.request_id;
  return new;
end $$;

create function complaints_regrade_papers() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update complaints_accesspaper set grade = new.grade where request_id = new.id and grade <> new.grade;
  return null;
end $$;

create function complaints_paper_stands() returns trigger language plpgsql as $$
begin
  raise exception 'Et svar på innsyn endres ikke. Registrer et nytt krav og svar på det.'
    using errcode = 'insufficient_privilege';
end $$;

create trigger a1_grade before insert on complaints_accesspaper for each row
  execute function complaints_paper_graded();
create trigger a2_stands before update on complaints_accesspaper for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function complaints_paper_stands();
create trigger a3_stays before delete on complaints_accesspaper for each row
  when (not retention_is_disposing()) execute function complaints_paper_stands();
create trigger z3_papers after update of grade on complaints_accessrequest for each row
  when (old.grade <> new.grade) execute function complaints_regrade_papers();
"""

BACK = """
drop trigger z3_papers on complaints_accessrequest;
drop trigger a3_stays on complaints_accesspaper;
drop trigger a2_stands on complaints_accesspaper;
drop trigger a1_grade on complaints_accesspaper;
drop function complaints_paper_stands, complaints_regrade_papers, complaints_paper_graded;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0002_grades_kept_by_the_database"),
        ("retention", "0003_what_came_since_goes_too"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
