"""The database keeps the grade of documents and what is stored of them, and which kinds of information they hold.

The numbers of the kinds are those of `boligflyt.sees`: identity 1, housing 2, children 4, economy 8, health 16,
decision 32, followup 64; identity is always among them. A test holds them against the program's own.
"""

from django.db import migrations

FUNCTIONS = """
create function documents_bits(information text) returns smallint immutable language sql as $$
  select (1 | case information
    when 'identity' then 1 when 'housing' then 2 when 'children' then 4 when 'economy' then 8
    when 'health' then 16 when 'decision' then 32 when 'followup' then 64 else 127 end)::smallint
$$;

create function documents_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select greatest(h.grade, coalesce((
      select p.grade from applications_application a join people_person p on p.id = a.applicant_id
      where a.id = new.application_id), 0))
    into new.grade from people_household h where h.id = new.household_id;
  new.bits = documents_bits(new.information);
  return new;
end $$;

create function documents_part_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select grade, bits into new.grade, new.bits from documents_document where id = new.document_id;
  return new;
end $$;

create function documents_upload_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select grade into new.grade from people_household where id = new.household_id;
  return new;
end $$;

create function documents_upload_part_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select grade into new.grade from documents_upload where id = new.upload_id;
  return new;
end $$;

-- What is stored of a document, and its past, follow it.
create function documents_follow() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update documents_storedpart set grade = new.grade, bits = new.bits where document_id = new.id;
  update documents_documenttext set grade = new.grade, bits = new.bits where document_id = new.id;
  update documents_documentevent set grade = new.grade, bits = new.bits where pgh_obj_id = new.id;
  return null;
end $$;

create function documents_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update documents_document d set household_id = household_id where d.household_id = new.id
    or d.application_id in (select id from applications_application where applicant_id = new.id);
  update documents_upload set grade = h.grade from people_household h
    where h.id = household_id and h.id = new.id;
  update documents_uploadpart p set grade = u.grade from documents_upload u
    where u.id = p.upload_id and u.household_id = new.id;
  return null;
end $$;

create trigger a1_grade before insert or update of household_id, application_id, information
  on documents_document for each row execute function documents_graded();
create trigger z4_follow after update on documents_document for each row
  when (old.grade <> new.grade or old.bits <> new.bits) execute function documents_follow();
create trigger a1_grade before insert on documents_storedpart for each row
  execute function documents_part_graded();
create trigger a1_grade before insert on documents_documenttext for each row
  execute function documents_part_graded();
create trigger a1_grade before insert on documents_upload for each row
  execute function documents_upload_graded();
create trigger a1_grade before insert on documents_uploadpart for each row
  execute function documents_upload_part_graded();
create trigger z3_documents after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function documents_regrade();
create trigger z3_documents after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function documents_regrade();
"""

BACK = """
drop trigger z3_documents on people_person;
drop trigger z3_documents on people_household;
drop trigger a1_grade on documents_uploadpart;
drop trigger a1_grade on documents_upload;
drop trigger a1_grade on documents_documenttext;
drop trigger a1_grade on documents_storedpart;
drop trigger z4_follow on documents_document;
drop trigger a1_grade on documents_document;
drop function documents_regrade, documents_follow, documents_upload_part_graded, documents_upload_graded,
  documents_part_graded, documents_graded, documents_bits;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [
        ("documents", "0001_initial"),
        ("applications", "0009_grades_of_what_is_beside"),
        ("people", "0003_grades_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
