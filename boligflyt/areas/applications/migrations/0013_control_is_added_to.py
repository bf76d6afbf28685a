"""The control list is added to and never changed, is as protected as the household, and is looked at by another.

Plain SQL, as for the trace (audit 0002). The grade may change, and nothing else may.
"""

from django.db import migrations

FUNCTIONS = """
create function applications_control_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select grade into new.grade from people_household where id = new.household_id;
  return new;
end $$;

create function applications_opening_of_nobody_protected() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if exists (select from people_household where id = new.subject and grade > 0) then
    raise exception 'En skjermet husstand åpnes ikke med skriftlig grunn.'
      using errcode = 'check_violation', constraint = 'opening_of_nobody_protected';
  end if;
  return new;
end $$;

-- Protection that comes while somebody has the household open, ends it.
create function applications_control_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update applications_controlitem set grade = new.grade where household_id = new.id and grade <> new.grade;
  if new.grade > 0 then
    update access_participation set until = greatest(given_at, least(until, now()))
      where subject = new.id and until > now();
  end if;
  return null;
end $$;

create function applications_control_kept() returns trigger language plpgsql as $$
declare
  before applications_controlitem%rowtype;
begin
  if tg_op = 'UPDATE' then
    before := old;
    before.grade := new.grade;
    if before is not distinct from new then
      return new;
    end if;
  end if;
  raise exception 'Kontrollisten kan bare legges til: % er stengt for alle.', tg_op
    using errcode = 'insufficient_privilege';
end $$;

create function applications_outcome_kept() returns trigger language plpgsql as $$
begin
  raise exception 'Kontrollen kan bare legges til: % er stengt for alle.', tg_op
    using errcode = 'insufficient_privilege';
end $$;

-- Two accounts of one human being are one.
create function applications_control_by_another() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if exists (
    select from applications_controlitem i
      join access_staff did on did.id = i.staff_id
      join access_staff looks on looks.id = new.by_id
      where i.id = new.item_id
        and coalesce(did.same_as_id, did.id) = coalesce(looks.same_as_id, looks.id)
  ) then
    raise exception 'Den som gjorde det, kan ikke kontrollere det selv.'
      using errcode = 'check_violation', constraint = 'control_by_another';
  end if;
  return new;
end $$;

create trigger a1_grade before insert on applications_controlitem for each row
  execute function applications_control_graded();
create trigger z3_control after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function applications_control_regrade();
create trigger b1_kept before update or delete on applications_controlitem for each row
  execute function applications_control_kept();
create trigger a1_opening before insert on access_participation for each row
  when (new.until is not null) execute function applications_opening_of_nobody_protected();
create trigger a1_another before insert on applications_controloutcome for each row
  execute function applications_control_by_another();
create trigger b1_kept before update or delete on applications_controloutcome for each row
  execute function applications_outcome_kept();
alter table applications_controlitem enable always trigger b1_kept;
alter table applications_controloutcome enable always trigger b1_kept;
"""

BACK = """
drop trigger a1_grade on applications_controlitem;
drop trigger b1_kept on applications_controlitem;
drop trigger a1_opening on access_participation;
drop trigger z3_control on people_household;
drop trigger a1_another on applications_controloutcome;
drop trigger b1_kept on applications_controloutcome;
drop function applications_control_by_another, applications_outcome_kept, applications_control_kept,
  applications_control_regrade, applications_control_graded, applications_opening_of_nobody_protected;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0009_grades_of_what_is_beside"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
