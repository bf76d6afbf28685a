"""The database keeps the grade of persons, households and what hangs on them, and the names that may be searched.

The functions run as the owner with every clearance, whoever writes: raising somebody's protection takes effect for
everybody in the next statement, also for whoever raised it.
"""

from django.db import migrations

FUNCTIONS = """
create function people_rank(protection text) returns smallint immutable language sql as $$
  select case protection
    when 'none' then 0 when 'local' then 1 when 'fortrolig' then 2 else 3 end::smallint
$$;

create function people_lives_there(period daterange) returns boolean stable language sql as $$
  select upper_inf(period) or upper(period) > current_date
$$;

-- A person is as protected as the hardest protected one they live with.
create function people_regrade_person(changed uuid) returns void language plpgsql security definer
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

create function people_regrade_household(changed uuid) returns void language plpgsql security definer
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

create function people_person_changed() returns trigger language plpgsql security definer
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

create function people_membership_changed() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if tg_op <> 'INSERT' then
    perform people_regrade_household(old.household_id);
    perform people_regrade_person(old.person_id);
  end if;
  if tg_op <> 'DELETE' then
    perform people_regrade_household(new.household_id);
    perform people_regrade_person(new.person_id);
  end if;
  return null;
end $$;

create function people_household_changed() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform people_regrade_household(new.id);
  return null;
end $$;

create function people_ward_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select grade into new.grade from people_person where id = new.ward_id;
  return new;
end $$;

create function people_child_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select grade into new.grade from people_person where id = new.child_id;
  return new;
end $$;

-- Only names of those who are not protected can be searched without the wall.
create function people_keep_search_name() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if new.grade = 0 and new.protection = 'none' then
    insert into people_personname (person_id, given_name, family_name)
      values (new.id, new.given_name, new.family_name)
      on conflict (person_id) do update
      set given_name = excluded.given_name, family_name = excluded.family_name;
  else
    delete from people_personname where person_id = new.id;
  end if;
  return null;
end $$;

-- The names begin with z: they run after the triggers that write history, and so grade that row too.
create trigger z1_grade after insert on people_person for each row
  when (new.protection <> 'none') execute function people_person_changed();
create trigger z1_regrade after update of protection on people_person for each row
  when (old.protection <> new.protection) execute function people_person_changed();
create trigger z2_search_name after insert or update of given_name, family_name, grade, protection
  on people_person for each row execute function people_keep_search_name();
create trigger z1_grade after insert or delete or update of period, household_id, person_id
  on people_membership for each row execute function people_membership_changed();
create trigger z1_grade after insert or update of contact_id on people_household
  for each row execute function people_household_changed();
create trigger a1_grade before insert on people_guardian for each row execute function people_ward_graded();
create trigger a1_grade before insert on people_schooling for each row execute function people_child_graded();

insert into people_personname (person_id, given_name, family_name)
  select id, given_name, family_name from people_person where protection = 'none'
  on conflict do nothing;
select people_regrade_household(id) from people_household;
select people_regrade_person(id) from people_person where protection <> 'none';
"""

BACK = """
drop trigger a1_grade on people_schooling;
drop trigger a1_grade on people_guardian;
drop trigger z1_grade on people_household;
drop trigger z1_grade on people_membership;
drop trigger z2_search_name on people_person;
drop trigger z1_regrade on people_person;
drop trigger z1_grade on people_person;
drop function people_keep_search_name, people_child_graded, people_ward_graded, people_household_changed,
  people_membership_changed, people_person_changed, people_regrade_household, people_regrade_person,
  people_lives_there, people_rank;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_tables"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
