"""Whether somebody was homeless when a case was first assessed stands by the case, kept by the database."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from boligflyt.toolkit.many_steps import ManySteps

FUNCTIONS = """
-- The case is locked first: of two assessments written at once the later sees the other.
create function applications_set_first_homeless(of_case uuid) returns void language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  perform 1 from applications_application where id = of_case for no key update;
  update applications_application set first_homeless = (
      select homeless_situation is not null from applications_housingassessment
        where application_id = of_case order by "on", id limit 1
    ) where id = of_case;
end $$;

create function applications_assessed() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  if tg_op <> 'INSERT' then
    perform applications_set_first_homeless(old.application_id);
  end if;
  if tg_op <> 'DELETE' then
    perform applications_set_first_homeless(new.application_id);
  end if;
  return null;
end $$;

-- A case that is saved whole says what was read earlier; what is kept stands.
create function applications_keep_first_homeless() returns trigger language plpgsql as $$
begin
  new.first_homeless := old.first_homeless;
  return new;
end $$;
"""

FILL = """
update applications_application a set first_homeless = f.homeless
  from (
    select distinct on (application_id) application_id, homeless_situation is not null as homeless
      from applications_housingassessment order by application_id, "on", id
  ) f where f.application_id = a.id;
"""

TRIGGERS = """
create trigger z7_first_homeless after insert or delete or update of "on", homeless_situation, application_id
  on applications_housingassessment for each row execute function applications_assessed();
create trigger a1_first_homeless before update of first_homeless on applications_application for each row
  when (old.first_homeless is distinct from new.first_homeless and pg_trigger_depth() = 0)
  execute function applications_keep_first_homeless();
"""

NO_TRIGGERS = """
drop trigger a1_first_homeless on applications_application;
drop trigger z7_first_homeless on applications_housingassessment;
"""

BACK = """
drop function applications_keep_first_homeless, applications_assessed, applications_set_first_homeless(uuid);
"""


class Migration(ManySteps):
    dependencies = [
        ("access", "0001_tables"),
        ("applications", "0019_weekly_service_hours"),
        ("people", "0013_counted_from_the_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="application",
            name="update_update",
        ),
        migrations.RemoveIndex(
            model_name="application",
            name="application_received",
        ),
        migrations.AddField(
            model_name="application",
            name="first_homeless",
            field=models.BooleanField(
                editable=False, null=True, verbose_name="bostedsløs etter den første vurderingen"
            ),
        ),
        migrations.RunSQL(FUNCTIONS, BACK),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                fields=["received_on"],
                include=("household", "matter", "housing", "first_homeless"),
                name="application_received",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."applicant_id" IS DISTINCT FROM (NEW."applicant_id") OR OLD."bedrooms_needed" IS DISTINCT FROM (NEW."bedrooms_needed") OR OLD."case_code" IS DISTINCT FROM (NEW."case_code") OR OLD."caseworker_id" IS DISTINCT FROM (NEW."caseworker_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by" IS DISTINCT FROM (NEW."changed_by") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."children_considered" IS DISTINCT FROM (NEW."children_considered") OR OLD."children_considered_on" IS DISTINCT FROM (NEW."children_considered_on") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."evicted_on" IS DISTINCT FROM (NEW."evicted_on") OR OLD."has_pets" IS DISTINCT FROM (NEW."has_pets") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."housing" IS DISTINCT FROM (NEW."housing") OR OLD."housing_ends_on" IS DISTINCT FROM (NEW."housing_ends_on") OR OLD."housing_kind" IS DISTINCT FROM (NEW."housing_kind") OR OLD."housing_place" IS DISTINCT FROM (NEW."housing_place") OR OLD."housing_since" IS DISTINCT FROM (NEW."housing_since") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judgements" IS DISTINCT FROM (NEW."judgements") OR OLD."matter" IS DISTINCT FROM (NEW."matter") OR OLD."needs_adapted" IS DISTINCT FROM (NEW."needs_adapted") OR OLD."needs_step_free" IS DISTINCT FROM (NEW."needs_step_free") OR OLD."needs_wheelchair" IS DISTINCT FROM (NEW."needs_wheelchair") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."own_choice" IS DISTINCT FROM (NEW."own_choice") OR OLD."own_efforts" IS DISTINCT FROM (NEW."own_efforts") OR OLD."own_efforts_documented" IS DISTINCT FROM (NEW."own_efforts_documented") OR OLD."preliminary_sent_on" IS DISTINCT FROM (NEW."preliminary_sent_on") OR OLD."private_rent" IS DISTINCT FROM (NEW."private_rent") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."screening_note" IS DISTINCT FROM (NEW."screening_note") OR OLD."services" IS DISTINCT FROM (NEW."services") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."unable_alone" IS DISTINCT FROM (NEW."unable_alone") OR OLD."unsuitable_because" IS DISTINCT FROM (NEW."unsuitable_because") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."wanted_area" IS DISTINCT FROM (NEW."wanted_area"))',
                    func='INSERT INTO "applications_applicationevent" ("applicant_id", "bedrooms_needed", "case_code", "caseworker_id", "changed_at", "changed_by", "channel", "children_considered", "children_considered_on", "closed_on", "created_at", "evicted_on", "has_pets", "household_id", "housing", "housing_ends_on", "housing_kind", "housing_place", "housing_since", "id", "judgements", "matter", "needs_adapted", "needs_step_free", "needs_wheelchair", "office_id", "own_choice", "own_efforts", "own_efforts_documented", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preliminary_sent_on", "private_rent", "received_on", "screening_note", "services", "state", "unable_alone", "unsuitable_because", "version", "wanted_area") VALUES (NEW."applicant_id", NEW."bedrooms_needed", NEW."case_code", NEW."caseworker_id", NEW."changed_at", NEW."changed_by", NEW."channel", NEW."children_considered", NEW."children_considered_on", NEW."closed_on", NEW."created_at", NEW."evicted_on", NEW."has_pets", NEW."household_id", NEW."housing", NEW."housing_ends_on", NEW."housing_kind", NEW."housing_place", NEW."housing_since", NEW."id", NEW."judgements", NEW."matter", NEW."needs_adapted", NEW."needs_step_free", NEW."needs_wheelchair", NEW."office_id", NEW."own_choice", NEW."own_efforts", NEW."own_efforts_documented", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."preliminary_sent_on", NEW."private_rent", NEW."received_on", NEW."screening_note", NEW."services", NEW."state", NEW."unable_alone", NEW."unsuitable_because", NEW."version", NEW."wanted_area"); RETURN NULL;',
                    hash="28b784715b1e40812d54087bc2bbd2c6c31ccc44",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f714e",
                    table="applications_application",
                    when="AFTER",
                ),
            ),
        ),
    ]
