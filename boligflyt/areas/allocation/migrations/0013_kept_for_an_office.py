"""A dwelling kept for one office is given and offered to its cases alone (HOU-07)."""

from django.db import migrations

FUNCTIONS = """
create function allocation_kept_for_one_office() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  whose text := leases_kept_for_another(
    new.dwelling_id, (select q.application_id from allocation_queueentry q where q.id = new.entry_id)
  );
begin
  if whose is not null then
    raise exception 'Boligen er forbeholdt %.', whose
      using errcode = 'check_violation', constraint = 'kept_for_one_office';
  end if;
  return new;
end $$;

create trigger a2_kept before insert or update of dwelling_id, entry_id on allocation_offer for each row
  execute function allocation_kept_for_one_office();
create trigger a2_kept before insert or update of dwelling_id, entry_id on allocation_meetingline for each row
  when (new.dwelling_id is not null) execute function allocation_kept_for_one_office();
"""

BACK = """
drop trigger a2_kept on allocation_meetingline;
drop trigger a2_kept on allocation_offer;
drop function allocation_kept_for_one_office;
"""


class Migration(migrations.Migration):
    """A function and two triggers; nothing the program writes."""

    dependencies = [
        ("allocation", "0012_what_holds_a_dwelling"),
        ("leases", "0015_kept_for_an_office"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
