"""A letter is as protected as its household and the one it is to; its history too. What went, stays."""

from django.db import migrations

TABLES = ("dispatch", "freeletter")

SET = """
create function letters_graded() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select greatest(h.grade, p.grade) into new.grade
    from people_household h, people_person p where h.id = new.household_id and p.id = new.recipient_id;
  return new;
end $$;
"""
REGRADE = """
create function letters_regrade_{of}() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
{updates}
  return null;
end $$;
create trigger z4_letters after update of grade on people_{of} for each row
  when (old.grade <> new.grade) execute function letters_regrade_{of}();
"""
UPDATE = """
  update letters_{table} l set grade = greatest(h.grade, p.grade) from people_household h, people_person p
    where h.id = l.household_id and p.id = l.recipient_id and l.{column} = new.id
      and l.grade <> greatest(h.grade, p.grade);
"""


def _regrade(of: str, column: str) -> str:
    tables = [name for table in TABLES for name in (table, f"{table}event")]
    updates = "".join(UPDATE.format(table=table, column=column) for table in tables)
    return REGRADE.format(of=of, updates=updates)


FORWARD = (
    SET
    + "".join(
        f"create trigger a1_grade before insert or update of household_id, recipient_id on letters_{table} "
        "for each row execute function letters_graded();\n"
        for table in TABLES
    )
    + _regrade("household", "household_id")
    + _regrade("person", "recipient_id")
)
BACK = (
    "".join(
        f"drop trigger z4_letters on people_{of}; drop function letters_regrade_{of};\n"
        for of in ("household", "person")
    )
    + "".join(f"drop trigger a1_grade on letters_{table};\n" for table in TABLES)
    + "drop function letters_graded;"
)


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0001_tables"),
        ("people", "0003_grades_kept_by_the_database"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACK)]
