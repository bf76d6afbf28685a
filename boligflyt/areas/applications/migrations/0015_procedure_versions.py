"""A procedure that is adopted stands."""

from django.db import migrations

# What is adopted is never changed or deleted, whoever asks; a draft may be.
KEPT = """
create function applications_procedure_kept() returns trigger language plpgsql as $$
begin
  if old.adopted_at is not null then
    raise exception 'En vedtatt prosedyre kan ikke endres: % er stengt for alle.', tg_op
      using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger a1_kept before update or delete on applications_procedureversion for each row
  execute function applications_procedure_kept();
alter table applications_procedureversion enable always trigger a1_kept;
"""
BACK = """
drop trigger a1_kept on applications_procedureversion;
drop function applications_procedure_kept;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0013_control_is_added_to"),
    ]

    operations = [migrations.RunSQL(KEPT, BACK)]
