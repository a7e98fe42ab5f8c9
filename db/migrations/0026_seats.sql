-- Who puts people into seats: somebody else, and in their own name.
alter policy additions on seat_representatives
  with check ((select ctx.can('groups:manage')) and named_by = (select ctx.person_id()) and person_id <> (select ctx.person_id()));

-- Those who represent a seat that one sees are seen with it, whether or not they are members of the group.
create policy representatives on people for select to fp_member
  using (exists (select from seat_representatives r where r.person_id = people.id));
