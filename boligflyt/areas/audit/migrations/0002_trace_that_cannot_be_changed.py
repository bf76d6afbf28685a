"""The trace and its seals are added to, never changed; and every event says which transaction wrote it.

Plain SQL and not django-pgtrigger: its triggers step aside for whoever sets `pgtrigger.ignore`.
`position` and `transaction` stand outside the Django model, which would ask to get them back (RETURNING), and
the role that writes the trace may not read it.
"""

import django.contrib.postgres.indexes
from django.db import migrations, models

# The number after the plus is raised when a copy is loaded on another server, whose transactions are numbered
# from the beginning again (boligflyt/areas/audit/services/sealing.py, continue_after_restore).
NUMBERED = """
create function audit_transaction() returns bigint volatile parallel restricted language sql as $$
  select pg_current_xact_id()::text::bigint + 0
$$;
create function audit_horizon() returns bigint stable parallel safe language sql as $$
  select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 0
$$;
alter table audit_event
  add column transaction bigint not null default audit_transaction(),
  add column position bigint not null generated always as identity;
create unique index audit_event_order on audit_event (transaction, position);
"""
NOT_NUMBERED = """
drop index audit_event_order;
alter table audit_event drop column transaction, drop column position;
drop function audit_transaction();
drop function audit_horizon();
"""
# `enable always`: also where session_replication_role says that triggers rest.
APPEND_ONLY = """
create function audit_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'Sporet kan bare legges til: % på % er stengt for alle.', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger audit_append_only before update or delete or truncate on audit_event
  for each statement execute function audit_append_only();
alter table audit_event enable always trigger audit_append_only;
create trigger audit_append_only before update or delete or truncate on audit_seal
  for each statement execute function audit_append_only();
alter table audit_seal enable always trigger audit_append_only;
"""
CHANGEABLE = """
drop trigger audit_append_only on audit_event;
drop trigger audit_append_only on audit_seal;
drop function audit_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "number",
                    models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="nummer"),
                ),
                ("previous", models.CharField(max_length=64, verbose_name="forrige segl")),
                ("hash", models.CharField(max_length=64, unique=True, verbose_name="segl")),
                ("begins_transaction", models.BigIntegerField(verbose_name="fra transaksjon")),
                ("begins_position", models.BigIntegerField(verbose_name="fra plass")),
                ("horizon", models.BigIntegerField(verbose_name="til transaksjon")),
                ("horizon_position", models.BigIntegerField(verbose_name="til plass")),
                ("first_position", models.BigIntegerField(verbose_name="første plass")),
                ("last_position", models.BigIntegerField(verbose_name="siste plass")),
                ("count", models.PositiveIntegerField(verbose_name="antall")),
                ("entries", models.BinaryField(verbose_name="hendelser")),
                ("made_at", models.DateTimeField(verbose_name="laget")),
                ("made_by", models.CharField(max_length=80, verbose_name="laget av")),
            ],
            options={"verbose_name": "segl", "verbose_name_plural": "segl"},
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.CheckConstraint(
                condition=models.Q(("count__gte", 1), ("number__gte", 1)), name="seal_covers_something"
            ),
        ),
        migrations.RemoveIndex(model_name="event", name="event_subject"),
        migrations.AddIndex(
            model_name="event", index=models.Index(fields=["subject", "-at"], name="event_subject")
        ),
        migrations.AddIndex(
            model_name="event",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("deed", "listed")), fields=["subjects"], name="event_shown"
            ),
        ),
        migrations.RunSQL(NUMBERED, NOT_NUMBERED),
        migrations.RunSQL(APPEND_ONLY, CHANGEABLE),
    ]
