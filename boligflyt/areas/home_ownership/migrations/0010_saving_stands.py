"""Leie med sparing is as protected as its application; its terms stand, and so does the fixed price."""

from django.db import migrations

FUNCTIONS = """
create function home_ownership_of_saving() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select s.grade into new.grade from home_ownership_savingagreement s where s.id = new.agreement_id;
  return new;
end $$;

create function home_ownership_regrade_savings() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare one text;
begin
  foreach one in array array['home_ownership_savingagreement', 'home_ownership_savingagreementevent'] loop
    execute format(
      'update %I e set grade = applications_grade(e.application_id) from applications_application a
        where a.id = e.application_id and $1 in (a.household_id, a.applicant_id)
          and e.grade <> applications_grade(e.application_id)', one) using new.id;
  end loop;
  update home_ownership_savingentry e set grade = s.grade
    from home_ownership_savingagreement s, applications_application a
    where s.id = e.agreement_id and a.id = s.application_id and new.id in (a.household_id, a.applicant_id)
      and e.grade <> s.grade;
  return null;
end $$;

create function home_ownership_saving_stands() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if old.state <> 'running' then
    raise exception 'En avtale om leie med sparing som er slutt, endres ikke.';
  end if;
  if (old.application_id, old.lease_id, old.fixed_price, old.price_fixed_on, old.first_day, old.last_day,
      old.at_purchase, old.tenant_breaks, old.municipality_breaks) is distinct from
     (new.application_id, new.lease_id, new.fixed_price, new.price_fixed_on, new.first_day, new.last_day,
      new.at_purchase, new.tenant_breaks, new.municipality_breaks) then
    raise exception 'Pris, dager og vilkår i en avtale om leie med sparing endres ikke.';
  end if;
  if new.state = 'bought' and not exists (select 1 from home_ownership_purchase p
      where p.saving_id = new.id and p.state in ('owned', 'followed_up')) then
    raise exception 'Leie med sparing ender med kjøp først når boligen er overtatt.';
  end if;
  if new.state not in ('running', 'bought') and exists (select 1 from home_ownership_purchase p
      where p.saving_id = new.id and p.state <> 'stopped') then
    raise exception 'Leie med sparing brytes ikke mens et kjøp pågår.';
  end if;
  return new;
end $$;

create function home_ownership_saving_enough() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform 1 from home_ownership_savingagreement s
    where s.id = new.agreement_id and s.state = 'running' for update;
  if not found then
    raise exception 'Det spares bare mens avtalen om leie med sparing løper.';
  end if;
  if exists (
    select 1 from (
      select sum(e.amount) over (order by e.saved_on) as balance
      from (select saved_on, amount from home_ownership_savingentry where agreement_id = new.agreement_id
            union all select new.saved_on, new.amount) e
    ) days where days.balance < 0
  ) then
    raise exception 'Det tas ikke ut mer enn det som er spart.';
  end if;
  return new;
end $$;

create function home_ownership_bought_while_saving() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform 1 from home_ownership_savingagreement s where s.id = new.saving_id and s.state = 'running'
    and new.begun_on between s.first_day and s.last_day for update;
  if not found then
    raise exception 'Fast pris gjelder bare mens avtalen om leie med sparing løper.';
  end if;
  return new;
end $$;

create trigger a1_grade before insert on home_ownership_savingagreement for each row
  execute function applications_graded();
create trigger a1_grade before insert on home_ownership_savingentry for each row
  execute function home_ownership_of_saving();
create trigger a2_stands before update on home_ownership_savingagreement for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function home_ownership_saving_stands();
create trigger a2_stands before update on home_ownership_savingentry for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function home_ownership_kept();
create trigger a3_enough before insert on home_ownership_savingentry for each row
  execute function home_ownership_saving_enough();
create trigger a3_saving_begun before insert on home_ownership_purchase for each row
  when (new.saving_id is not null) execute function home_ownership_bought_while_saving();
create trigger a3_saving_changed before update on home_ownership_purchase for each row
  when (new.saving_id is not null and (new.saving_id is distinct from old.saving_id
    or new.begun_on <> old.begun_on or old.state = 'stopped' and new.state <> 'stopped'))
  execute function home_ownership_bought_while_saving();
create trigger z5_home_ownership_savings after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade_savings();
create trigger z5_home_ownership_savings after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade_savings();

alter table home_ownership_purchase add constraint bought_at_the_fixed_price
  foreign key (saving_id, lease_id, price)
  references home_ownership_savingagreement (id, lease_id, fixed_price) deferrable initially immediate;
"""

BACK = """
alter table home_ownership_purchase drop constraint bought_at_the_fixed_price;
drop trigger z5_home_ownership_savings on people_person;
drop trigger z5_home_ownership_savings on people_household;
drop trigger a3_saving_changed on home_ownership_purchase;
drop trigger a3_saving_begun on home_ownership_purchase;
drop trigger a3_enough on home_ownership_savingentry;
drop trigger a2_stands on home_ownership_savingentry;
drop trigger a2_stands on home_ownership_savingagreement;
drop trigger a1_grade on home_ownership_savingentry;
drop trigger a1_grade on home_ownership_savingagreement;
drop function home_ownership_bought_while_saving, home_ownership_saving_enough,
  home_ownership_saving_stands, home_ownership_regrade_savings, home_ownership_of_saving;
"""


class Migration(migrations.Migration):
    """Functions, triggers and a key of three columns; nothing the program writes."""

    dependencies = [("home_ownership", "0009_saving")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
