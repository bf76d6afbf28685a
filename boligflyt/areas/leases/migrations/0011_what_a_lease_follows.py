"""What a lease follows and renews is kept by the database, so that a figure reads no other lease to know it.

A lease is to a household that had none when none of its others that may be known of held the day before. Who
may know rests on the grade of the others: the least grade of them is kept, and compared by who counts.
"""

from django.db import migrations, models

from boligflyt.toolkit.many_steps import ManySteps

# The household's row is locked first: of two changes at once the later waits, and sees what the first one wrote.
# Also somebody who raises the protection of the household waits for a lease being written to it.
FUNCTIONS = """
create function leases_set_follows(homes uuid[]) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform 1 from people_household where id = any(homes) order by id for no key update;
  update leases_lease l set follows = n.follows, renews = n.renews, renewed = n.renewed
    from (
      select a.id,
        min(b.grade) filter (where b.first_day < a.first_day and coalesce(b.after_day >= a.first_day, true))
          as follows,
        min(b.grade) filter (where b.dwelling_id = a.dwelling_id and b.first_day < a.first_day) as renews,
        coalesce(bool_or(b.dwelling_id = a.dwelling_id and b.first_day > a.first_day), false) as renewed
      from leases_lease a
      left join leases_lease b on b.household_id = a.household_id and b.id <> a.id and b.state <> 'void'
      where a.household_id = any(homes) group by a.id
    ) n
    where n.id = l.id and (l.follows, l.renews, l.renewed) is distinct from (n.follows, n.renews, n.renewed);
end $$;

create function leases_come_or_go() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  homes uuid[];
begin
  select array_agg(distinct household_id) into homes from changed;
  if homes is not null then
    perform leases_set_follows(homes);
  end if;
  return null;
end $$;

-- What is kept is worked out anew when somebody else has written it: a row saved whole says what was read earlier.
create function leases_change() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  homes uuid[];
begin
  select array_agg(distinct home) into homes
    from before b join after a using (id), unnest(array[b.household_id, a.household_id]) home
    where (b.household_id, b.dwelling_id, b.period, b.grade, b.state = 'void')
      is distinct from (a.household_id, a.dwelling_id, a.period, a.grade, a.state = 'void')
      or pg_trigger_depth() = 1
      and (b.follows, b.renews, b.renewed) is distinct from (a.follows, a.renews, a.renewed);
  if homes is not null then
    perform leases_set_follows(homes);
  end if;
  return null;
end $$;
"""

FILL = """
select leases_set_follows(array_agg(distinct household_id)) from leases_lease having count(*) > 0;
"""

# After the rows there are: what is worked out for all of them need not be worked out again.
TRIGGERS = """
create trigger z7_follows_insert after insert on leases_lease referencing new table as changed
  for each statement execute function leases_come_or_go();
create trigger z7_follows_delete after delete on leases_lease referencing old table as changed
  for each statement execute function leases_come_or_go();
create trigger z7_follows after update on leases_lease referencing old table as before new table as after
  for each statement execute function leases_change();"""

NO_TRIGGERS = """
drop trigger z7_follows on leases_lease;
drop trigger z7_follows_delete on leases_lease;
drop trigger z7_follows_insert on leases_lease;
"""

BACK = """
drop function leases_change, leases_come_or_go, leases_set_follows(uuid[]);
"""


class Migration(ManySteps):
    dependencies = [
        ("applications", "0019_weekly_service_hours"),
        ("dwellings", "0019_streets_in_order"),
        ("leases", "0010_first_days_of_leases"),
        ("people", "0012_read_from_the_index"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="lease",
            name="lease_begun",
        ),
        migrations.AddField(
            model_name="lease",
            name="follows",
            field=models.PositiveSmallIntegerField(
                editable=False, null=True, verbose_name="laveste grad av et leieforhold dagen før"
            ),
        ),
        migrations.AddField(
            model_name="lease",
            name="renewed",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="har et senere leieforhold i samme bolig",
            ),
        ),
        migrations.AddField(
            model_name="lease",
            name="renews",
            field=models.PositiveSmallIntegerField(
                editable=False,
                null=True,
                verbose_name="laveste grad av et tidligere leieforhold i samme bolig",
            ),
        ),
        migrations.RunSQL(FUNCTIONS, BACK),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        migrations.AddIndex(
            model_name="lease",
            index=models.Index(
                fields=["first_day"],
                include=(
                    "state",
                    "grade",
                    "household",
                    "dwelling",
                    "after_day",
                    "led_to",
                    "follows",
                    "renews",
                    "renewed",
                ),
                name="lease_begun",
            ),
        ),
        migrations.AddIndex(
            model_name="lease",
            index=models.Index(
                condition=models.Q(("application__isnull", False), ("key_handed_on__isnull", False)),
                fields=["application", "id"],
                include=("key_handed_on", "state", "grade", "household", "after_day"),
                name="lease_keyed",
            ),
        ),
    ]
