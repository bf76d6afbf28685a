"""The keys by ear of the few who are protected are worked out by the one process that asks.

PostgreSQL thinks a thousand names so dear that it starts helpers for each search; starting them takes as long
as the work, and on a busy machine much longer.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0010_names_by_ear")]

    operations = [
        migrations.RunSQL(
            "alter function people_sounds(text) parallel restricted",
            "alter function people_sounds(text) parallel safe",
        )
    ]
