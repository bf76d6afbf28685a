"""A lease is as protected as its household or tenant, and what a protected one holds is only shielded to others."""

from django.db import migrations

FUNCTIONS = """
create function leases_lease_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select greatest(h.grade, t.grade) into new.grade
    from people_household h, people_person t where h.id = new.household_id and t.id = new.tenant_id;
  return new;
end $$;

create function leases_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update leases_lease l set grade = greatest(h.grade, t.grade)
    from people_household h, people_person t
    where h.id = l.household_id and t.id = l.tenant_id and new.id in (l.household_id, l.tenant_id)
      and l.grade <> greatest(h.grade, t.grade);
  update leases_leaseevent e set grade = l.grade
    from leases_lease l
    where l.id = e.pgh_obj_id and new.id in (l.household_id, l.tenant_id) and e.grade <> l.grade;
  return null;
end $$;

-- A running lease holds the dwelling from its signature until it is ended, a prepared one from when it was made.
create function leases_shield() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  delete from dwellings_shieldedperiod where source = new.id;
  if new.grade > 0 and new.state <> 'void' then
    insert into dwellings_shieldedperiod (source, dwelling_id, grade, period) values (
      new.id, new.dwelling_id, new.grade,
      case new.state
        when 'ended' then new.period
        when 'running' then daterange(least(new.signed_on, lower(new.period)), null)
        else daterange(least((new.created_at at time zone 'Europe/Oslo')::date, lower(new.period)), null)
      end
    );
  end if;
  return null;
end $$;

create trigger a1_grade before insert on leases_lease for each row execute function leases_lease_graded();
create trigger z3_leases after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function leases_regrade();
create trigger z3_leases after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function leases_regrade();
create trigger z4_shield_insert after insert on leases_lease for each row
  when (new.grade > 0) execute function leases_shield();
create trigger z4_shield after update of grade, state, period, dwelling_id on leases_lease for each row
  when (new.grade > 0 or old.grade > 0) execute function leases_shield();

update leases_lease l set grade = greatest(h.grade, t.grade)
  from people_household h, people_person t
  where h.id = l.household_id and t.id = l.tenant_id and greatest(h.grade, t.grade) > 0;
update leases_leaseevent e set grade = l.grade from leases_lease l where l.id = e.pgh_obj_id and l.grade > 0;
"""

BACK = """
drop trigger z4_shield on leases_lease;
drop trigger z4_shield_insert on leases_lease;
drop trigger z3_leases on people_person;
drop trigger z3_leases on people_household;
drop trigger a1_grade on leases_lease;
drop function leases_shield, leases_regrade, leases_lease_graded;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("leases", "0001_tables"),
        ("people", "0003_grades_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
