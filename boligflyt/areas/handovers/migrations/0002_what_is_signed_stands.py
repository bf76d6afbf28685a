"""A row is as protected as its lease or household, and what both have signed is never changed.

A changed grade is the one thing that may be written on a signed protocol.
"""

from django.db import migrations

FUNCTIONS = """
create function handovers_graded_by_lease() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select l.grade into new.grade from leases_lease l where l.id = new.lease_id;
  return new;
end $$;

create function handovers_graded_by_protocol() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select p.grade into new.grade from handovers_protocol p where p.id = new.protocol_id;
  return new;
end $$;

create function handovers_graded_by_household() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select h.grade into new.grade from people_household h where h.id = new.household_id;
  return new;
end $$;

create function handovers_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update handovers_protocol set grade = new.grade where lease_id = new.id and grade <> new.grade;
  update handovers_protocolevent set grade = new.grade where lease_id = new.id and grade <> new.grade;
  update handovers_belonging set grade = new.grade where lease_id = new.id and grade <> new.grade;
  update handovers_belongingevent set grade = new.grade where lease_id = new.id and grade <> new.grade;
  update handovers_forwarding set grade = new.grade where lease_id = new.id and grade <> new.grade;
  update handovers_forwardingevent set grade = new.grade where lease_id = new.id and grade <> new.grade;
  update handovers_tenantsignature set grade = new.grade where grade <> new.grade
    and protocol_id in (select id from handovers_protocol where lease_id = new.id);
  update handovers_picture set grade = new.grade where grade <> new.grade
    and protocol_id in (select id from handovers_protocol where lease_id = new.id);
  update handovers_settlementline set grade = new.grade where grade <> new.grade
    and protocol_id in (select id from handovers_protocol where lease_id = new.id);
  update handovers_settlementlineevent set grade = new.grade where grade <> new.grade
    and protocol_id in (select id from handovers_protocol where lease_id = new.id);
  return null;
end $$;

create function handovers_regrade_viewings() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update handovers_viewing set grade = new.grade where household_id = new.id and grade <> new.grade;
  update handovers_viewingevent set grade = new.grade where household_id = new.id and grade <> new.grade;
  return null;
end $$;

create function handovers_protocol_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a signed protocol is never deleted' using errcode = 'restrict_violation';
  end if;
  if old.state = 'signed' then
    raise exception 'a signed protocol is never changed; add to it' using errcode = 'restrict_violation';
  end if;
  if new.state <> 'draft'
      and (old.content, old.layout, old.held_on, old.lease_id, old.kind, old.content_sha256)
      is distinct from (new.content, new.layout, new.held_on, new.lease_id, new.kind, new.content_sha256) then
    raise exception 'what somebody has signed is not changed before it is opened again'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function handovers_picture_of_a_draft() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if not exists (select 1 from handovers_protocol p where p.id = new.protocol_id and p.state = 'draft') then
    raise exception 'a picture is added to a draft only' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function handovers_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what belongs to a protocol is never changed or deleted' using errcode = 'restrict_violation';
end $$;

create trigger a1_grade before insert on handovers_protocol
  for each row execute function handovers_graded_by_lease();
create trigger a1_grade before insert on handovers_belonging
  for each row execute function handovers_graded_by_lease();
create trigger a1_grade before insert on handovers_forwarding
  for each row execute function handovers_graded_by_lease();
create trigger a1_grade before insert on handovers_tenantsignature
  for each row execute function handovers_graded_by_protocol();
create trigger a1_grade before insert on handovers_picture
  for each row execute function handovers_graded_by_protocol();
create trigger a1_grade before insert on handovers_settlementline
  for each row execute function handovers_graded_by_protocol();
create trigger a1_grade before insert on handovers_viewing
  for each row execute function handovers_graded_by_household();

create trigger a2_stands before update on handovers_protocol for each row
  when (old.state <> 'draft' and to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function handovers_protocol_stands();
create trigger a2_stands_too before delete on handovers_protocol for each row
  when (old.state = 'signed') execute function handovers_protocol_stands();
create trigger a3_of_a_draft before insert on handovers_picture
  for each row execute function handovers_picture_of_a_draft();
create trigger a2_stays before update on handovers_picture for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade') execute function handovers_stays();
create trigger a2_stays before update on handovers_tenantsignature for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade') execute function handovers_stays();
create trigger a2_stays_too before delete on handovers_tenantsignature
  for each row execute function handovers_stays();

create trigger z6_handovers after update of grade on leases_lease for each row
  when (old.grade <> new.grade) execute function handovers_regrade();
create trigger z6_viewings after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function handovers_regrade_viewings();
"""

BACK = """
drop trigger z6_viewings on people_household;
drop trigger z6_handovers on leases_lease;
drop trigger a2_stays_too on handovers_tenantsignature;
drop trigger a2_stays on handovers_tenantsignature;
drop trigger a2_stays on handovers_picture;
drop trigger a3_of_a_draft on handovers_picture;
drop trigger a2_stands_too on handovers_protocol;
drop trigger a2_stands on handovers_protocol;
drop trigger a1_grade on handovers_viewing;
drop trigger a1_grade on handovers_settlementline;
drop trigger a1_grade on handovers_picture;
drop trigger a1_grade on handovers_tenantsignature;
drop trigger a1_grade on handovers_forwarding;
drop trigger a1_grade on handovers_belonging;
drop trigger a1_grade on handovers_protocol;
drop function handovers_stays, handovers_picture_of_a_draft, handovers_protocol_stands, handovers_regrade_viewings,
  handovers_regrade, handovers_graded_by_household, handovers_graded_by_protocol, handovers_graded_by_lease;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [
        ("handovers", "0001_moving_in_and_out"),
        ("leases", "0005_grades_and_shielded_dwellings"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
