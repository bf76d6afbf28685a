"""Dwellings that no lease runs for are kept in a small table, so that they are found without reading all leases.

Of a hundred thousand dwellings some thousand are empty; to find them took reading every dwelling and every lease
that runs.
"""

import django.db.models.deletion
from django.db import migrations, models

# The dwelling's row is locked first: of two changes at once the later waits, and sees what the first one wrote.
FUNCTIONS = """
create function leases_set_no_tenant(homes uuid[]) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform 1 from dwellings_dwelling where id = any(homes) order by id for no key update;
  delete from leases_notenant n where dwelling_id = any(homes) and (
    exists (select 1 from leases_lease where dwelling_id = n.dwelling_id and state = 'running')
    or not exists (select 1 from dwellings_dwelling where id = n.dwelling_id and disposal <> 'user_owned')
  );
  insert into leases_notenant (dwelling_id)
    select id from dwellings_dwelling d where id = any(homes) and disposal <> 'user_owned'
      and not exists (select 1 from leases_lease where dwelling_id = d.id and state = 'running')
    on conflict do nothing;
end $$;

-- Whether a lease runs is all that counts: a lease that is prepared or over makes no difference.
create function leases_run_or_not() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  homes uuid[];
begin
  select array_agg(distinct dwelling_id) into homes from changed where state = 'running';
  if homes is not null then
    perform leases_set_no_tenant(homes);
  end if;
  return null;
end $$;

create function leases_run_on_or_not() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  homes uuid[];
begin
  select array_agg(distinct home) into homes
    from before b join after a using (id), unnest(array[b.dwelling_id, a.dwelling_id]) home
    where (b.dwelling_id, b.state = 'running') is distinct from (a.dwelling_id, a.state = 'running')
      and 'running' in (b.state, a.state);
  if homes is not null then
    perform leases_set_no_tenant(homes);
  end if;
  return null;
end $$;

create function leases_dwellings_come() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  insert into leases_notenant (dwelling_id) select id from changed where disposal <> 'user_owned'
    on conflict do nothing;
  return null;
end $$;

create function leases_dwellings_go() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  delete from leases_notenant where dwelling_id = old.id;
  return old;
end $$;

create function leases_dwelling_is_owned_or_not() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  perform leases_set_no_tenant(array[new.id]);
  return null;
end $$;

insert into leases_notenant (dwelling_id)
  select id from dwellings_dwelling d where disposal <> 'user_owned'
    and not exists (select 1 from leases_lease where dwelling_id = d.id and state = 'running');
"""

TRIGGERS = """
create trigger z8_tenant_insert after insert on leases_lease referencing new table as changed
  for each statement execute function leases_run_or_not();
create trigger z8_tenant_delete after delete on leases_lease referencing old table as changed
  for each statement execute function leases_run_or_not();
create trigger z8_tenant after update on leases_lease referencing old table as before new table as after
  for each statement execute function leases_run_on_or_not();
create trigger z8_tenant_insert after insert on dwellings_dwelling referencing new table as changed
  for each statement execute function leases_dwellings_come();
-- Before the row goes: where constraints are asked at once, its key is looked for as soon as it has gone.
create trigger a8_tenant_delete before delete on dwellings_dwelling
  for each row execute function leases_dwellings_go();
create trigger z8_tenant after update of disposal on dwellings_dwelling for each row
  when (old.disposal <> new.disposal and 'user_owned' in (old.disposal, new.disposal))
  execute function leases_dwelling_is_owned_or_not();
"""

BACK = """
drop trigger z8_tenant on dwellings_dwelling;
drop trigger a8_tenant_delete on dwellings_dwelling;
drop trigger z8_tenant_insert on dwellings_dwelling;
drop trigger z8_tenant on leases_lease;
drop trigger z8_tenant_delete on leases_lease;
drop trigger z8_tenant_insert on leases_lease;
drop function leases_dwelling_is_owned_or_not, leases_dwellings_go, leases_dwellings_come, leases_run_on_or_not,
  leases_run_or_not, leases_set_no_tenant(uuid[]);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dwellings", "0022_how_long_one_may_live_there"),
        ("leases", "0013_running_by_dwelling"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoTenant",
            fields=[
                (
                    "dwelling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="no_tenant",
                        serialize=False,
                        to="dwellings.dwelling",
                        verbose_name="bolig",
                    ),
                ),
            ],
            options={
                "verbose_name": "bolig uten løpende leieforhold",
                "verbose_name_plural": "boliger uten løpende leieforhold",
            },
        ),
        migrations.RunSQL(FUNCTIONS + TRIGGERS, BACK),
    ]
