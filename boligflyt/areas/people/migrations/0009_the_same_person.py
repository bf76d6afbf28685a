"""Which records are of one person."""

from django.db import migrations

from boligflyt.toolkit.many_steps import ManySteps

# All records of one person are as protected as the hardest protected of them and of those they live with: one person,
# one secret. The pairs of records are kept by the link; a link is never changed but for being split, once.
FUNCTIONS = """
create function people_own_rank(asked uuid, protection text) returns smallint stable language sql as $$
  select greatest(people_rank(protection), coalesce((
    select max(people_rank(p.protection)) from people_sameperson s join people_person p on p.id = s.other_id
    where s.person_id = asked), 0))::smallint
$$;

create or replace function people_regrade_person(changed uuid) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  wanted smallint;
begin
  select greatest(people_own_rank(p.id, p.protection), coalesce((
    select max(h.grade) from people_membership m join people_household h on h.id = m.household_id
    where people_lives_there(m.period) and m.person_id = any(array(
      select changed union all select s.other_id from people_sameperson s where s.person_id = changed
    ))), 0)) into wanted
    from people_person p where p.id = changed;
  update people_person set grade = wanted where id = changed and grade <> wanted;
  if found then
    update people_personevent set grade = wanted where pgh_obj_id = changed;
    update people_guardian set grade = wanted where ward_id = changed;
    update people_guardianevent set grade = wanted where ward_id = changed;
    update people_schooling set grade = wanted where child_id = changed;
    update people_schoolingevent set grade = wanted where child_id = changed;
    perform people_regrade_person(s.other_id) from people_sameperson s where s.person_id = changed;
  end if;
end $$;

create or replace function people_regrade_household(changed uuid) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  wanted smallint;
  member uuid;
begin
  select greatest(people_own_rank(c.id, c.protection), coalesce(max(people_own_rank(p.id, p.protection)), 0))
    into wanted
    from people_household h
    join people_person c on c.id = h.contact_id
    left join people_membership m on m.household_id = h.id and people_lives_there(m.period)
    left join people_person p on p.id = m.person_id
    where h.id = changed group by c.id, c.protection;
  update people_household set grade = wanted where id = changed and grade <> wanted;
  if found then
    update people_householdevent set grade = wanted where pgh_obj_id = changed;
    for member in select person_id from people_membership where household_id = changed loop
      perform people_regrade_person(member);
    end loop;
  end if;
end $$;

create function people_regrade_around(changed uuid) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  home uuid;
begin
  for home in
    select household_id from people_membership where person_id = changed
    union select id from people_household where contact_id = changed
  loop
    perform people_regrade_household(home);
  end loop;
  perform people_regrade_person(changed);
end $$;

create or replace function people_person_changed() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform people_regrade_around(new.id);
  perform people_regrade_around(s.other_id) from people_sameperson s where s.person_id = new.id;
  return null;
end $$;

create function people_link_fits() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  -- Two who link at once wait for each other here.
  perform 1 from people_person p where p.id in (new.kept_id, new.away_id) order by p.id for update;
  if exists (
    select from people_personlink l where l.split_at is null
      and (l.away_id = new.kept_id or l.kept_id = new.away_id)
  ) then
    raise exception 'who is linked away is in use for nobody' using errcode = 'check_violation';
  end if;
  select max(p.grade) into new.grade from people_person p where p.id in (new.kept_id, new.away_id);
  return new;
end $$;

create function people_link_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    old.grade = new.grade;
    if old.split_at is null then
      old.split_at = new.split_at;
      old.split_by_id = new.split_by_id;
      old.why_split = new.why_split;
    end if;
    if old is not distinct from new then
      return new;
    end if;
  end if;
  raise exception 'a link is only split, once' using errcode = 'restrict_violation';
end $$;

create function people_link_changed() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if new.split_at is null then
    insert into people_sameperson (id, person_id, other_id)
      select gen_random_uuid(), a, b from (
        select new.away_id as a, l.id as b from (
          select new.kept_id as id
          union select away_id from people_personlink
            where kept_id = new.kept_id and split_at is null and away_id <> new.away_id
        ) l
        union all
        select l.id, new.away_id from (
          select new.kept_id as id
          union select away_id from people_personlink
            where kept_id = new.kept_id and split_at is null and away_id <> new.away_id
        ) l
      ) pairs on conflict do nothing;
  else
    delete from people_sameperson where person_id = new.away_id or other_id = new.away_id;
  end if;
  perform people_regrade_around(new.kept_id);
  perform people_regrade_around(new.away_id);
  return null;
end $$;

create function people_link_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  update people_personlink l
    set grade = (select max(p.grade) from people_person p where p.id in (l.kept_id, l.away_id))
    where new.id in (l.kept_id, l.away_id);
  update people_personlinkevent l
    set grade = (select max(p.grade) from people_person p where p.id in (l.kept_id, l.away_id))
    where new.id in (l.kept_id, l.away_id);
  return null;
end $$;

create trigger a1_fits before insert on people_personlink for each row execute function people_link_fits();
create trigger a2_stays before update or delete on people_personlink for each row
  execute function people_link_stays();
create trigger z1_same after insert or update of split_at on people_personlink for each row
  execute function people_link_changed();
create trigger z4_links after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function people_link_graded();
"""

BACK = """
drop trigger z4_links on people_person;
drop trigger z1_same on people_personlink;
drop trigger a2_stays on people_personlink;
drop trigger a1_fits on people_personlink;
create or replace function people_regrade_person(changed uuid) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  wanted smallint;
begin
  select greatest(people_rank(p.protection), coalesce(max(h.grade), 0)) into wanted
    from people_person p
    left join people_membership m on m.person_id = p.id and people_lives_there(m.period)
    left join people_household h on h.id = m.household_id
    where p.id = changed group by p.protection;
  update people_person set grade = wanted where id = changed and grade <> wanted;
  if found then
    update people_personevent set grade = wanted where pgh_obj_id = changed;
    update people_guardian set grade = wanted where ward_id = changed;
    update people_guardianevent set grade = wanted where ward_id = changed;
    update people_schooling set grade = wanted where child_id = changed;
    update people_schoolingevent set grade = wanted where child_id = changed;
  end if;
end $$;

create or replace function people_regrade_household(changed uuid) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  wanted smallint;
  member uuid;
begin
  select greatest(people_rank(c.protection), coalesce(max(people_rank(p.protection)), 0)) into wanted
    from people_household h
    join people_person c on c.id = h.contact_id
    left join people_membership m on m.household_id = h.id and people_lives_there(m.period)
    left join people_person p on p.id = m.person_id
    where h.id = changed group by c.protection;
  update people_household set grade = wanted where id = changed and grade <> wanted;
  if found then
    update people_householdevent set grade = wanted where pgh_obj_id = changed;
    for member in select person_id from people_membership where household_id = changed loop
      perform people_regrade_person(member);
    end loop;
  end if;
end $$;

create or replace function people_person_changed() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  home uuid;
begin
  for home in
    select household_id from people_membership where person_id = new.id
    union select id from people_household where contact_id = new.id
  loop
    perform people_regrade_household(home);
  end loop;
  perform people_regrade_person(new.id);
  return null;
end $$;
drop function people_link_graded, people_link_changed, people_link_stays, people_link_fits, people_regrade_around,
  people_own_rank;
"""


class Migration(ManySteps):
    dependencies = [
        ("people", "0008_corrections_are_kept"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
