"""The office that had a case before taking part was a row, takes part in it: nobody loses their cases."""

from django.db import migrations

TAKE_PART = """
insert into access_participation (id, kind, subject, office_id, purpose, kinds, period, reason)
  select gen_random_uuid(), 'household', household_id, office_id, 'case_work',
    array['children', 'decision', 'economy', 'followup', 'health', 'housing', 'identity'],
    daterange(min(received_on), null), ''
  from applications_application
  where not exists (select 1 from access_participation p where p.subject = household_id)
  group by household_id, office_id;
"""


class Migration(migrations.Migration):
    """Rows for what is there; new cases make their own."""

    dependencies = [
        ("applications", "0010_choice_children_and_given_help"),
        ("access", "0002_participation_and_clearance"),
    ]

    operations = [migrations.RunSQL(TAKE_PART, migrations.RunSQL.noop)]
