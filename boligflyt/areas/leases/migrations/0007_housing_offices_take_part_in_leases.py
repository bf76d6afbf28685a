"""A tenant without a case is followed by the housing office, as before taking part was a row."""

from django.db import migrations

TAKE_PART = """
insert into access_participation (id, kind, subject, office_id, purpose, kinds, period, reason)
  select gen_random_uuid(), 'household', l.household_id, o.id, 'case_work',
    array['children', 'decision', 'economy', 'followup', 'health', 'housing', 'identity'],
    daterange(min(lower(l.period)), null), ''
  from leases_lease l
  cross join lateral (select id from access_office where kind = 'housing' order by name limit 1) o
  where not exists (select 1 from access_participation p where p.subject = l.household_id)
  group by l.household_id, o.id;
"""


class Migration(migrations.Migration):
    """Rows for what is there; new leases follow the case."""

    dependencies = [
        ("leases", "0006_housing_plan_and_reassessment_letter"),
        ("applications", "0011_offices_take_part_in_their_cases"),
    ]

    operations = [migrations.RunSQL(TAKE_PART, migrations.RunSQL.noop)]
