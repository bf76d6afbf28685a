"""An offer to a protected household makes the dwelling shielded to others for as long as it holds it."""

from django.db import migrations

FUNCTIONS = """
create function allocation_shield_offer(asked uuid) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  delete from dwellings_shieldedperiod where source = asked;
  insert into dwellings_shieldedperiod (source, dwelling_id, grade, period)
    select o.id, o.dwelling_id, greatest(h.grade, a.grade), daterange(o.sent_on, null)
    from allocation_offer o
    join allocation_queueentry q on q.id = o.entry_id
    join applications_application p on p.id = q.application_id
    join people_household h on h.id = p.household_id
    join people_person a on a.id = p.applicant_id
    where o.id = asked and greatest(h.grade, a.grade) > 0
      and (o.state = 'sent' or (o.state = 'accepted' and o.lease_id is null));
end $$;

create function allocation_offer_changed() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform allocation_shield_offer(new.id);
  return null;
end $$;

create function allocation_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform allocation_shield_offer(o.id)
    from allocation_offer o
    join allocation_queueentry q on q.id = o.entry_id
    join applications_application p on p.id = q.application_id
    where new.id in (p.household_id, p.applicant_id);
  return null;
end $$;

create trigger z4_shield after insert or update of state, lease_id, dwelling_id on allocation_offer
  for each row execute function allocation_offer_changed();
create trigger z5_offers after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function allocation_regrade();
create trigger z5_offers after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function allocation_regrade();

select allocation_shield_offer(id) from allocation_offer;
"""

BACK = """
drop trigger z5_offers on people_person;
drop trigger z5_offers on people_household;
drop trigger z4_shield on allocation_offer;
drop function allocation_regrade, allocation_offer_changed, allocation_shield_offer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("allocation", "0001_tables"),
        ("people", "0003_grades_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
