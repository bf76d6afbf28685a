"""The one way by which personal rows leave the database, and what it asks of the protocol.

`retention_goes` follows the foreign keys that PostgreSQL itself knows, so that a table made tomorrow goes with its
household without being named here. A person goes when no row outside refers to them any more.
`retention_carry_out` runs as the owner of the tables, because the program's role may not delete the journal, the case
file, the control list or any history; it asks for a protocol that another human being has approved, for the same
number of rows in each table as was shown to both, and for no running stop (docs/decisions/0021).
"""

from django.db import migrations

REACH = """
create type retention_row as (tbl text, id uuid);

create function retention_is_disposing() returns boolean language sql stable security definer
  set search_path = public as $$
  select exists (
    select from retention_disposal
      where id::text = nullif(current_setting('boligflyt.disposing', true), '') and state = 'approved'
  )
$$;

-- Every single-column key to a table: the child, its column and its own key.
create function retention_keys_to(wanted text[])
  returns table (parent text, child text, col text, pk text) language sql stable as $$
  select p.relname::text, k.relname::text, a.attname::text, b.attname::text
    from pg_constraint c
    join pg_class k on k.oid = c.conrelid
    join pg_class p on p.oid = c.confrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_index i on i.indrelid = c.conrelid and i.indisprimary
    join pg_attribute b on b.attrelid = c.conrelid and b.attnum = i.indkey[0]
    where c.contype = 'f' and cardinality(c.conkey) = 1 and p.relname = any (wanted)
      and p.relnamespace = 'public'::regnamespace and k.relnamespace = 'public'::regnamespace
$$;

-- What is only about a person and goes with them; every other reference to a person keeps them.
create function retention_of_a_person() returns text[] language sql immutable as $$
  select array['people_personname', 'people_guardian', 'people_schooling', 'people_staffrelation']
$$;

create function retention_reach(start retention_row[]) returns retention_row[] language plpgsql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127'
as $$
declare
  goes retention_row[] := start;
  edge retention_row[] := start;
  found retention_row[];
  fresh retention_row[];
  key record;
begin
  while cardinality(edge) > 0 loop
    fresh := '{}';
    for key in select * from retention_keys_to(array(select distinct tbl from unnest(edge)))
      where parent <> 'people_person' or child = any (retention_of_a_person())
    loop
      execute format(
        'select coalesce(array_agg(row(%L, x.%I)::retention_row), ''{}'') from %I x where x.%I = any ($1)',
        key.child, key.pk, key.child, key.col
      ) into found using array(select e.id from unnest(edge) e where e.tbl = key.parent);
      fresh := fresh || found;
    end loop;
    edge := array(
      select row(n.tbl, n.id)::retention_row
        from (select tbl, id from unnest(fresh) except select tbl, id from unnest(goes)) n
    );
    goes := goes || edge;
  end loop;
  return goes;
end $$;

-- Of these persons, those to whom nothing points but what goes.
create function retention_persons_left(persons uuid[], goes retention_row[]) returns uuid[]
  language plpgsql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  kept uuid[];
  key record;
begin
  for key in select * from retention_keys_to(array['people_person'])
    where child <> all (retention_of_a_person())
  loop
    execute format(
      'select coalesce(array_agg(distinct x.%I), ''{}'') from %I x where x.%I = any ($1) and x.%I <> all ($2)',
      key.col, key.child, key.col, key.pk
    ) into kept using persons, array(select g.id from unnest(goes) g where g.tbl = key.child);
    persons := array(select unnest(persons) except select unnest(kept));
  end loop;
  return persons;
end $$;

create function retention_goes(start retention_row[]) returns retention_row[] language plpgsql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127'
as $$
declare
  goes retention_row[] := retention_reach(start);
  homes uuid[];
  persons uuid[];
begin
  homes := array(select id from unnest(goes) where tbl = 'people_household');
  persons := retention_persons_left(array(
    select person_id from people_membership where household_id = any (homes)
    union select contact_id from people_household where id = any (homes)
  ), goes);
  goes := goes || retention_reach(array(select row('people_person', p)::retention_row from unnest(persons) p));
  goes := goes || retention_reach(array(
    select row('access_participation', id)::retention_row from access_participation
      where (kind = 'household' and subject = any (homes)) or (kind = 'person' and subject = any (persons))
  ));
  goes := goes || array(
    select row('dwellings_shieldedperiod', s.source)::retention_row from dwellings_shieldedperiod s
      where s.source in (select id from unnest(goes) where tbl in ('leases_lease', 'allocation_offer'))
  );
  -- A row found by two ways goes once, in the place where it was found last.
  return array(
    select row(tbl, id)::retention_row from unnest(goes) with ordinality as g (tbl, id, place)
      group by tbl, id order by max(place)
  );
end $$;

-- The histories of these tables: table, and the column that says whose.
create function retention_histories(wanted text[]) returns table (tbl text, history text) language sql stable as $$
  select w, w || 'event' from unnest(wanted) w
    where exists (
      select from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = w || 'event' and c.column_name = 'pgh_obj_id'
    )
$$;

create function retention_counted(goes retention_row[]) returns jsonb language plpgsql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  counts jsonb;
  one record;
  number bigint;
begin
  select coalesce(jsonb_object_agg(t.tbl, t.n), '{}') into counts
    from (select tbl, count(*) n from unnest(goes) group by tbl) t;
  for one in select * from retention_histories(array(select distinct tbl from unnest(goes))) loop
    execute format('select count(*) from %I where pgh_obj_id = any ($1)', one.history) into number
      using array(select g.id from unnest(goes) g where g.tbl = one.tbl);
    if number > 0 then
      counts := counts || jsonb_build_object(one.history, number);
    end if;
  end loop;
  return counts;
end $$;

-- What the program asks before a disposal is written down: numbers, and no keys.
create function retention_counts_of(unit text, subjects uuid[]) returns jsonb language sql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
  select retention_counted(retention_goes(array(
    select row(unit, s)::retention_row from unnest(subjects) s
  )))
$$;
"""

CARRY_OUT = """
create function retention_hash(d retention_disposal) returns text language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_object(
    'id', d.id, 'ground', d.ground, 'reason', d.reason, 'law', d.law, 'units', d.units, 'counts', d.counts,
    'first_day', d.first_day, 'last_day', d.last_day, 'plan', d.plan_sha256, 'prepared_by', d.prepared_by_id,
    'approved_by', d.approved_by_id, 'done_at', extract(epoch from d.done_at)
  )::text, 'UTF8')), 'hex')
$$;

create function retention_human(account uuid) returns uuid language sql stable as $$
  select coalesce(same_as_id, id) from access_staff where id = account
$$;

create function retention_carry_out(asked uuid, moment timestamptz) returns boolean language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  d retention_disposal;
  goes retention_row[];
  homes uuid[];
  one record;
begin
  select * into d from retention_disposal where id = asked for update;
  if d.state = 'done' then
    return false;
  end if;
  if d.state is distinct from 'approved' then
    raise exception 'only what is approved is carried out' using errcode = 'restrict_violation';
  end if;
  if exists (
    select from retention_legalhold h join retention_disposalitem i on i.household = h.household_id
      where i.disposal_id = asked and d.ground = 'plan' and h.begun_on <= (moment at time zone 'Europe/Oslo')::date
        and (h.until is null or h.until >= (moment at time zone 'Europe/Oslo')::date)
  ) then
    raise exception 'disposal is stopped for a household in it'
      using errcode = 'restrict_violation', constraint = 'no_disposal_while_stopped';
  end if;
  goes := retention_goes(array(
    select row(i.unit, i.subject)::retention_row from retention_disposalitem i where i.disposal_id = asked
  ));
  if retention_counted(goes) is distinct from d.counts then
    raise exception 'other rows than those that were shown'
      using errcode = 'restrict_violation', constraint = 'disposal_of_what_was_shown';
  end if;
  homes := array(select id from unnest(goes) where tbl = 'people_household');
  perform set_config('boligflyt.disposing', asked::text, true);
  for one in
    select g.tbl, array_agg(g.id) ids, min(g.pk) pk from (
      select r.tbl, r.id, r.place, (
        select a.attname::text from pg_index i
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
          where i.indrelid = r.tbl::regclass and i.indisprimary
      ) pk from unnest(goes) with ordinality as r (tbl, id, place)
    ) g group by g.tbl order by max(g.place) desc
  loop
    execute format('delete from %I where %I = any ($1)', one.tbl, one.pk) using one.ids;
  end loop;
  -- After the rows, because a trigger may write a last line of history while they go.
  for one in select * from retention_histories(array(select distinct tbl from unnest(goes))) loop
    execute format('delete from %I where pgh_obj_id = any ($1)', one.history)
      using array(select g.id from unnest(goes) g where g.tbl = one.tbl);
  end loop;
  delete from access_participationevent where kind = 'household' and subject = any (homes)
    or kind = 'person' and subject in (select id from unnest(goes) where tbl = 'people_person');
  delete from retention_disposalitem where disposal_id = asked;
  d.done_at := moment;
  update retention_disposal set state = 'done', done_at = moment, hash = retention_hash(d) where id = asked;
  perform set_config('boligflyt.disposing', '', true);
  set constraints all immediate;
  set constraints all deferred;
  return true;
end $$;
"""

PROTOCOL = """
create function retention_protocol_stands() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  if tg_op = 'DELETE' or old.state in ('done', 'called_off') then
    raise exception 'a protocol is never changed or deleted' using errcode = 'restrict_violation';
  end if;
  if (new.ground, new.reason, new.law, new.units, new.counts, new.plan_sha256, new.prepared_by_id, new.prepared_at)
     is distinct from
     (old.ground, old.reason, old.law, old.units, old.counts, old.plan_sha256, old.prepared_by_id, old.prepared_at)
  then
    raise exception 'what was prepared is not changed' using errcode = 'restrict_violation';
  end if;
  if new.state = 'done' and not retention_is_disposing() then
    raise exception 'only carrying it out makes it done' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Two accounts of one human being are one.
create function retention_by_another() returns trigger language plpgsql security definer
  set search_path = public as $$
begin
  if retention_human(new.approved_by_id) = retention_human(new.prepared_by_id) then
    raise exception 'who prepared a disposal does not approve it'
      using errcode = 'check_violation', constraint = 'disposal_by_another';
  end if;
  return new;
end $$;

create trigger a1_another before insert or update on retention_disposal for each row
  when (new.approved_by_id is not null) execute function retention_by_another();
create trigger b1_stands before update or delete on retention_disposal for each row
  execute function retention_protocol_stands();
alter table retention_disposal enable always trigger b1_stands;
revoke execute on function retention_reach, retention_goes, retention_persons_left, retention_counted from public;
"""

# What may never be deleted goes with an approved disposal, and in no other way. The three functions are those of
# casework 0001 and applications 0013, with one more clause; going back takes it out.
LETS_GO = """
  if tg_op = 'DELETE' and retention_is_disposing() then
    return old;
  end if;"""


def kept(clause: str) -> str:
    """The functions that refuse a deletion, with this clause first in each."""
    return f"""
create or replace function casework_entry_stays() returns trigger language plpgsql as $$
begin{clause}
  if tg_op = 'UPDATE' then
    old.grade = new.grade;
    if old is not distinct from new then
      return new;
    end if;
  end if;
  raise exception 'an entry of the case file is never changed or deleted' using errcode = 'restrict_violation';
end $$;

create or replace function applications_control_kept() returns trigger language plpgsql as $$
declare
  before applications_controlitem%rowtype;
begin{clause}
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

create or replace function applications_outcome_kept() returns trigger language plpgsql as $$
begin{clause}
  raise exception 'Kontrollen kan bare legges til: % er stengt for alle.', tg_op
    using errcode = 'insufficient_privilege';
end $$;
"""


BACK = """
drop trigger b1_stands on retention_disposal;
drop trigger a1_another on retention_disposal;
drop function retention_by_another, retention_protocol_stands, retention_carry_out, retention_human,
  retention_hash, retention_counts_of, retention_counted, retention_histories, retention_goes, retention_persons_left, retention_reach,
  retention_of_a_person, retention_keys_to, retention_is_disposing;
drop type retention_row;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [
        ("retention", "0001_protocols_and_holds"),
        ("casework", "0001_the_case_file"),
        ("applications", "0013_control_is_added_to"),
        ("access", "0001_tables"),
        ("leases", "0005_grades_and_shielded_dwellings"),
        ("allocation", "0006_offers_shield_dwellings"),
    ]

    operations = [
        migrations.RunSQL(REACH + CARRY_OUT + PROTOCOL + kept(LETS_GO), kept("") + BACK),
    ]
