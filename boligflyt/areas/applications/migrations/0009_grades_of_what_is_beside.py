"""What belongs to a case is as protected as its household or applicant, also in its history."""

from django.db import migrations

TABLES = ("healthinformation", "economyinformation", "assessment", "vedtak", "letter")
WITH_HISTORY = ("healthinformation", "economyinformation", "vedtak")

GRADE_OF = """
create function applications_grade(asked uuid) returns smallint language sql stable security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
  select greatest(h.grade, p.grade) from applications_application a
    join people_household h on h.id = a.household_id
    join people_person p on p.id = a.applicant_id
    where a.id = asked
$$;

create function applications_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  new.grade = coalesce(applications_grade(new.application_id), 0);
  return new;
end $$;
"""

REGRADE_HEAD = """
create function applications_regrade() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare
  one uuid;
  wanted smallint;
begin
  for one in select id from applications_application where new.id in (household_id, applicant_id) loop
    wanted = applications_grade(one);
"""
REGRADE_TAIL = """
  end loop;
  return null;
end $$;

create trigger z3_applications after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function applications_regrade();
create trigger z3_applications after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function applications_regrade();
"""


def _forward() -> str:
    """The whole text, one statement for each table."""
    update = "".join(
        f"    update applications_{table} set grade = wanted where application_id = one and grade <> wanted;\n"
        for table in TABLES
    ) + "".join(
        f"    update applications_{table}event set grade = wanted where application_id = one;\n"
        for table in WITH_HISTORY
    )
    triggers = "".join(
        f"create trigger a1_grade before insert on applications_{table} for each row "
        "execute function applications_graded();\n"
        f"update applications_{table} set grade = applications_grade(application_id) "
        "where applications_grade(application_id) > 0;\n"
        for table in TABLES
    )
    return GRADE_OF + REGRADE_HEAD + update + REGRADE_TAIL + triggers


def _back() -> str:
    """Away with all of it."""
    triggers = "".join(f"drop trigger a1_grade on applications_{table};\n" for table in TABLES)
    return (
        triggers + "drop trigger z3_applications on people_person;\n"
        "drop trigger z3_applications on people_household;\n"
        "drop function applications_regrade, applications_graded, applications_grade;\n"
    )


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [
        ("applications", "0008_health_and_economy_apart"),
        ("people", "0003_grades_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(_forward(), _back())]
