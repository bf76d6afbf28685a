"""A rehearsal is never changed: its sealed copy may be emptied, once."""

from django.db import migrations

FUNCTIONS = """
create function allocation_rehearsal_stands() returns trigger language plpgsql as $$
begin
  raise exception 'En prøve av regler endres ikke. Lag en ny.' using errcode = 'insufficient_privilege';
end $$;

create trigger a1_stands before update on allocation_rehearsal for each row
  when (
    to_jsonb(old) - 'copy' - 'emptied_on' is distinct from to_jsonb(new) - 'copy' - 'emptied_on'
    or (new.copy is distinct from old.copy and new.copy <> '{}'::jsonb)
    or (old.emptied_on is not null and new.emptied_on is distinct from old.emptied_on)
  )
  execute function allocation_rehearsal_stands();
"""

BACK = """
drop trigger a1_stands on allocation_rehearsal;
drop function allocation_rehearsal_stands;
"""


class Migration(migrations.Migration):
    """A function and a trigger; nothing the program writes."""

    dependencies = [("allocation", "0009_rehearsals")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
