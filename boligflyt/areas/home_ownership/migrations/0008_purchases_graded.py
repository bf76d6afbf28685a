"""A purchase is as protected as its application, its history, financing and contacts with it."""

from django.db import migrations

FUNCTIONS = """
create function home_ownership_of_purchase() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
begin
  select p.grade into new.grade from home_ownership_purchase p where p.id = new.purchase_id;
  return new;
end $$;

create function home_ownership_regrade_purchases() returns trigger language plpgsql security definer
  set search_path = public set boligflyt.clearance = '9' set boligflyt.sees = '127' as $$
declare one text;
begin
  foreach one in array array['home_ownership_purchase', 'home_ownership_purchaseevent'] loop
    execute format(
      'update %I e set grade = applications_grade(e.application_id) from applications_application a
        where a.id = e.application_id and $1 in (a.household_id, a.applicant_id)
          and e.grade <> applications_grade(e.application_id)', one) using new.id;
  end loop;
  foreach one in array array['home_ownership_purchasefinancing', 'home_ownership_afterpurchase'] loop
    execute format(
      'update %I e set grade = p.grade from home_ownership_purchase p, applications_application a
        where p.id = e.purchase_id and a.id = p.application_id and $1 in (a.household_id, a.applicant_id)
          and e.grade <> p.grade', one) using new.id;
  end loop;
  return null;
end $$;

create trigger a1_grade before insert on home_ownership_purchase for each row
  execute function applications_graded();
create trigger a1_grade before insert on home_ownership_purchasefinancing for each row
  execute function home_ownership_of_purchase();
create trigger a1_grade before insert on home_ownership_afterpurchase for each row
  execute function home_ownership_of_purchase();
create trigger a2_stands before update on home_ownership_purchasefinancing for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function home_ownership_kept();
create trigger a2_stands before update on home_ownership_afterpurchase for each row
  when (to_jsonb(old) - 'grade' is distinct from to_jsonb(new) - 'grade')
  execute function home_ownership_kept();
create trigger z5_home_ownership_purchases after update of grade on people_household for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade_purchases();
create trigger z5_home_ownership_purchases after update of grade on people_person for each row
  when (old.grade <> new.grade) execute function home_ownership_regrade_purchases();
"""

BACK = """
drop trigger z5_home_ownership_purchases on people_person;
drop trigger z5_home_ownership_purchases on people_household;
drop trigger a2_stands on home_ownership_afterpurchase;
drop trigger a2_stands on home_ownership_purchasefinancing;
drop trigger a1_grade on home_ownership_afterpurchase;
drop trigger a1_grade on home_ownership_purchasefinancing;
drop trigger a1_grade on home_ownership_purchase;
drop function home_ownership_regrade_purchases, home_ownership_of_purchase;
"""


class Migration(migrations.Migration):
    """Functions and triggers; nothing the program writes."""

    dependencies = [("home_ownership", "0007_purchases")]

    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
