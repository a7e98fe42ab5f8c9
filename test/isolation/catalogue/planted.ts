import type { FaultKind } from "./faults.ts";

/** A fault to plant in the catalogue, and where the gate must then point. At least one for each thing it looks for. */
export type Planted = { readonly fault: FaultKind; readonly place: string; readonly sql: readonly string[] };

const WALLED =
  "using (partnership_id = (select ctx.partnership_id())) with check (partnership_id = (select ctx.partnership_id()))";

export const PLANTED: readonly Planted[] = [
  {
    fault: "row-level security is off",
    place: "datasets",
    sql: ["alter table datasets disable row level security"],
  },
  {
    fault: "row-level security is not forced",
    place: "datasets",
    sql: ["alter table datasets no force row level security"],
  },
  // A new table that somebody forgot to wall.
  { fault: "no tenant wall", place: "forgotten", sql: ["create table forgotten (partnership_id uuid)"] },
  { fault: "no tenant wall", place: "datasets", sql: ["drop policy tenant on datasets"] },
  {
    fault: "no tenant wall",
    place: "datasets",
    sql: [
      "drop policy tenant on datasets",
      `create policy tenant on datasets to fp_member, fp_public, fp_job ${WALLED}`,
    ],
  },
  { fault: "no tenant wall", place: "datasets", sql: ["alter policy tenant on datasets to fp_member, fp_public"] },
  {
    fault: "no tenant wall",
    place: "datasets",
    sql: ["alter policy tenant on datasets with check (partnership_id is not null)"],
  },
  {
    fault: "no tenant wall",
    place: "datasets",
    sql: [
      "alter policy tenant on datasets using (partnership_id = (select ctx.partnership_id()) or origin = 'open-data')",
    ],
  },
  {
    fault: "no tenant wall",
    place: "datasets",
    sql: [
      "drop policy tenant on datasets",
      `create policy tenant on datasets as restrictive for select to fp_member, fp_public, fp_job
         using (partnership_id = (select ctx.partnership_id()))`,
    ],
  },
  {
    fault: "policy lets everything pass",
    place: "people identity",
    sql: ["alter policy identity on people using (true)"],
  },
  {
    fault: "policy lets everything pass",
    place: "jobs handing_out",
    sql: ["alter policy handing_out on jobs with check (true)"],
  },
  {
    fault: "policy asks nothing of who acts",
    place: "datasets reads",
    sql: ["alter policy reads on datasets using (id is not null)"],
  },
  {
    fault: "policy is for everybody",
    place: "datasets reads",
    sql: ["alter policy reads on datasets to public"],
  },
  {
    fault: "policy without the right",
    place: "datasets reads for fp_job",
    sql: ["revoke select on datasets from fp_job"],
  },
  {
    fault: "right without a policy",
    place: "datasets DELETE for fp_member",
    sql: ["grant delete on datasets to fp_member"],
  },
  {
    fault: "right without a policy",
    place: "accounts UPDATE for fp_job",
    sql: ["grant update (email) on accounts to fp_job"],
  },
  {
    fault: "right that no policy binds",
    place: "datasets TRUNCATE for fp_member",
    sql: ["grant truncate on datasets to fp_member"],
  },
  {
    fault: "right that no policy binds",
    place: "accounts REFERENCES for fp_job",
    sql: ["grant references (email) on accounts to fp_job"],
  },
  {
    fault: "right that no policy binds",
    place: "datasets TRIGGER for fp_public",
    sql: ["grant trigger on datasets to fp_public"],
  },
  { fault: "right of everybody", place: "roles SELECT", sql: ["grant select on roles to public"] },
  { fault: "right of everybody", place: "accounts SELECT", sql: ["grant select (email) on accounts to public"] },
  { fault: "right of everybody", place: "schema ctx USAGE", sql: ["grant usage on schema ctx to public"] },
  {
    fault: "right of everybody",
    place: "ctx.open_to_all() EXECUTE",
    sql: [
      "create function ctx.open_to_all() returns integer language sql security definer set search_path = pg_catalog as 'select 1'",
      "grant execute on function ctx.open_to_all() to public",
    ],
  },
  { fault: "right of a login", place: "roles SELECT for fp_web", sql: ["grant select on roles to fp_web"] },
  {
    fault: "owner that policies do not bind",
    place: "datasets",
    sql: ["alter table datasets owner to current_user"],
  },
  { fault: "owner that policies do not bind", place: "datasets", sql: ["alter table datasets owner to fp_migrator"] },
  {
    fault: "owner that policies do not bind",
    place: "ctx.known()",
    sql: ["alter function ctx.known() owner to current_user"],
  },
  {
    fault: "view sees what its owner sees",
    place: "dataset_titles",
    sql: ["create view dataset_titles as select title from datasets"],
  },
  {
    fault: "view sees what its owner sees",
    place: "dataset_titles",
    sql: ["create view dataset_titles with (security_invoker = false) as select title from datasets"],
  },
  {
    fault: "copy that no policy guards",
    place: "dataset_copies",
    sql: ["create materialized view dataset_copies as select title from datasets"],
  },
  {
    fault: "sequence that tells how many there are",
    place: "case_numbers for fp_member",
    sql: ["create sequence case_numbers", "grant usage on sequence case_numbers to fp_member"],
  },
  {
    fault: "trigger or rule",
    place: "datasets watched",
    sql: [
      "create function ctx.watch() returns trigger language plpgsql set search_path = pg_catalog as 'begin return new; end'",
      "create trigger watched before insert on datasets for each row execute function ctx.watch()",
    ],
  },
  {
    fault: "trigger or rule",
    place: "datasets diverted",
    sql: ["create rule diverted as on delete to datasets do instead nothing"],
  },
  {
    fault: "definer without a search path",
    place: "ctx.loose()",
    sql: ["create function ctx.loose() returns integer language sql security definer as 'select 1'"],
  },
  {
    fault: "definer without a search path",
    place: "ctx.loose()",
    sql: [
      "create function ctx.loose() returns integer language sql security definer set search_path = public as 'select 1'",
    ],
  },
  { fault: "role is too strong", place: "fp_member", sql: ["alter role fp_member bypassrls"] },
  { fault: "role is too strong", place: "fp_job", sql: ["alter role fp_job createrole"] },
  { fault: "role is too strong", place: "fp_owner", sql: ["alter role fp_owner superuser"] },
  { fault: "role is too strong", place: "fp_web", sql: ["alter role fp_web inherit"] },
  {
    fault: "foreign key across partnerships",
    place: "imports by_dataset_alone",
    sql: [
      "create unique index datasets_by_id on datasets (id)",
      "alter table imports add constraint by_dataset_alone foreign key (dataset_id) references datasets (id)",
    ],
  },
  {
    fault: "foreign key across partnerships",
    place: "imports by_dataset_first",
    sql: [
      "create unique index datasets_by_id on datasets (id, partnership_id)",
      "alter table imports add constraint by_dataset_first foreign key (dataset_id, partnership_id) references datasets (id, partnership_id)",
    ],
  },
  {
    fault: "unique across partnerships",
    place: "datasets_title_anywhere",
    sql: ["create unique index datasets_title_anywhere on datasets (title)"],
  },
  {
    fault: "unique across partnerships",
    place: "datasets_title_first",
    sql: ["create unique index datasets_title_first on datasets (title, partnership_id)"],
  },
  {
    fault: "partnership can be left out",
    place: "datasets",
    sql: ["alter table datasets alter partnership_id drop default"],
  },
  {
    fault: "partnership can be left out",
    place: "strays",
    sql: ["create table strays (partnership_id uuid default ctx.partnership_id())"],
  },
  { fault: "table without a comment", place: "datasets", sql: ["comment on table datasets is null"] },
  { fault: "schema nobody has reviewed", place: "reports", sql: ["create schema reports"] },
  {
    fault: "caller nobody has reviewed",
    place: "ctx.mac(text) by fp_member",
    sql: ["grant execute on function ctx.mac(text) to fp_member"],
  },
  {
    fault: "caller nobody has reviewed",
    place: "ctx.begin_member(bytea,text,text) by fp_member (not there)",
    sql: ["revoke execute on function ctx.begin_member(bytea, text, text) from fp_member"],
  },
  { fault: "membership nobody has reviewed", place: "fp_web in fp_job", sql: ["grant fp_job to fp_web"] },
];
