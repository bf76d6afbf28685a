"""A dwelling kept for one office is let to its cases alone (HOU-07)."""

from django.db import migrations

FUNCTIONS = """
create function leases_kept_for_another(home uuid, asked uuid) returns text language sql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
  select o.name from dwellings_dwelling d
    join access_office o on o.id = d.kept_for_id
    join applications_application a on a.id = asked
    where d.id = home and d.kept_for_id <> a.office_id
      and not exists (  -- who lives there stays, and may have a new lease
        select 1 from leases_lease l
          where l.dwelling_id = home and l.household_id = a.household_id and l.state <> 'void'
      )
$$;

create function leases_kept_for_one_office() returns trigger language plpgsql as $$
declare whose text := leases_kept_for_another(new.dwelling_id, new.application_id);
begin
  if whose is not null then
    raise exception 'Boligen er forbeholdt %.', whose
      using errcode = 'check_violation', constraint = 'kept_for_one_office';
  end if;
  return new;
end $$;

create trigger a2_kept before insert or update of dwelling_id, application_id on leases_lease for each row
  when (new.application_id is not null) execute function leases_kept_for_one_office();
"""

BACK = """
drop trigger a2_kept on leases_lease;
drop function leases_kept_for_one_office, leases_kept_for_another;
"""


class Migration(migrations.Migration):
    """Two functions and a trigger; nothing the program writes."""

    dependencies = [
        ("leases", "0014_where_nobody_lives"),
        ("dwellings", "0023_kept_for_an_office"),
        ("applications", "0022_seeks_care_home"),
        ("access", "0001_tables"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
