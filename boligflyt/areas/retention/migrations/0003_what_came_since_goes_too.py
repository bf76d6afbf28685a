"""What is otherwise never deleted goes with an approved disposal: signed protocols, corrections, links.

The triggers are those of handovers 0002 and people 0008 and 0009, with one more condition. Corrections
and links are only about a person, and go with them; so does a second record of the same person.
"""

from django.db import migrations

# Table, trigger, what it waits for, its own condition, and the function it calls.
TRIGGERS = (
    ("handovers_protocol", "a2_stands_too", "delete", "old.state = 'signed'", "handovers_protocol_stands"),
    ("handovers_tenantsignature", "a2_stays_too", "delete", "", "handovers_stays"),
    ("people_correction", "a2_stays", "update or delete", "", "people_correction_stays"),
    ("people_personlink", "a2_stays", "update or delete", "", "people_link_stays"),
)
PERSONS = "'people_personname', 'people_guardian', 'people_schooling', 'people_staffrelation'"
SINCE = ", 'people_correction', 'people_personlink', 'people_sameperson'"


def triggers(*, lets_go: bool) -> str:
    """The triggers made anew, with or without letting an approved disposal through."""
    made = []
    for table, name, event, own, function in TRIGGERS:
        terms = [one for one in (own, "not retention_is_disposing()" if lets_go else "") if one]
        when = f"when ({' and '.join(terms)}) " if terms else ""
        made.append(
            f"drop trigger {name} on {table};\n"
            f"create trigger {name} before {event} on {table} for each row {when}"
            f"execute function {function}();\n"
        )
    return "".join(made)


def of_a_person(tables: str) -> str:
    """What is only about a person and goes with them."""
    return (
        "create or replace function retention_of_a_person() returns text[] language sql immutable as $$\n"
        f"  select array[{tables}]\n$$;\n"
    )


GOES = """
create or replace function retention_goes(start retention_row[]) returns retention_row[] language plpgsql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127'
as $$
declare
  goes retention_row[] := retention_reach(start);
  homes uuid[];
  persons uuid[];
begin
  homes := array(select id from unnest(goes) where tbl = 'people_household');
  persons := array(
    select person_id from people_membership where household_id = any (homes)
    union select contact_id from people_household where id = any (homes)
  );{linked}
  persons := retention_persons_left(persons, goes);
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
"""
LINKED = """
  persons := array(
    select unnest(persons)
    union select other_id from people_sameperson where person_id = any (persons)
  );"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [
        ("retention", "0002_only_what_was_approved_goes"),
        ("handovers", "0002_what_is_signed_stands"),
        ("people", "0009_the_same_person"),
    ]

    operations = [
        migrations.RunSQL(
            of_a_person(PERSONS + SINCE) + GOES.format(linked=LINKED) + triggers(lets_go=True),
            triggers(lets_go=False) + GOES.format(linked="") + of_a_person(PERSONS),
        ),
    ]
