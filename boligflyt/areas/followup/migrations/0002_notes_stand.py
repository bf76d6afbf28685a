"""A note is as protected as its household, is never changed, and is corrected only in its own household's journal.

A changed grade is the one thing that may be written on a note after it was made.
"""

from django.db import migrations

FUNCTIONS = """
create function followup_note_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select h.grade into new.grade from people_household h where h.id = new.household_id;
  return new;
end $$;

create function followup_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update followup_journalnote set grade = new.grade where household_id = new.id and grade <> new.grade;
  return null;
end $$;

create function followup_note_stands() returns trigger language plpgsql as $$
begin
  raise exception 'Et notat endres ikke. Skriv et nytt som retter det.' using errcode = 'insufficient_privilege';
end $$;

create trigger a1_grade before insert on followup_journalnote
  for each row execute function followup_note_graded();
create trigger a2_stands before update on followup_journalnote for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function followup_note_stands();
create trigger z3_journal after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function followup_regrade();

alter table followup_journalnote add constraint correction_in_the_same_journal
  foreign key (corrects_id, household_id) references followup_journalnote (id, household_id);
"""

BACK = """
alter table followup_journalnote drop constraint correction_in_the_same_journal;
drop trigger z3_journal on people_household;
drop trigger a2_stands on followup_journalnote;
drop trigger a1_grade on followup_journalnote;
drop function followup_note_stands, followup_regrade, followup_note_graded;
"""


class Migration(migrations.Migration):
    """Functions, triggers and a key; nothing the program writes."""

    dependencies = [("followup", "0001_journal_notes")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
