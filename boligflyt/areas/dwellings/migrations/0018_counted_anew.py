"""The program may have the register's tables counted anew when a file has brought many rows.

PostgreSQL plans by counts that it makes by itself, a minute or more after the rows came. To count is the owner's
right, and stays so: the function counts these tables and nothing else.
"""

from django.db import migrations

FUNCTION = """
create function dwellings_count_anew() returns void language plpgsql security definer
  set search_path = public as $$
begin
  analyze dwellings_building, dwellings_dwelling, dwellings_dwellingowner, dwellings_statusentry;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dwellings", "0017_for_whom"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function dwellings_count_anew();"),
    ]
