"""The vedtak that meets part of a complaint is in the case the complaint is in, and nowhere else."""

from django.db import migrations

FUNCTIONS = """
create function complaints_replacement_same_case() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if (select application_id from applications_vedtak where id = new.vedtak_id)
     is distinct from (select application_id from applications_vedtak where id = new.replacement_id) then
    raise exception 'a complaint is met in its own case' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger a3_met_in_its_case before insert or update of replacement_id on complaints_complaint
  for each row when (new.replacement_id is not null) execute function complaints_replacement_same_case();
"""

BACK = """
drop trigger a3_met_in_its_case on complaints_complaint;
drop function complaints_replacement_same_case;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0004_papers_of_answers_stand"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
