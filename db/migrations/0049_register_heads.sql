-- The register is ordered by what the latest version of each dataset holds. That is written beside the dataset when a
-- version is made, because to look for the latest of some hundred took longer than all the rest of the page.

alter table datasets
  add column version integer, add column version_made_at timestamptz, add column row_count bigint,
  add column first_month text, add column last_month text,
  add constraint datasets_version_whole check (
    (version is null) = (version_made_at is null) and (version is null) = (row_count is null)
    and (first_month is null) = (last_month is null) and (version is not null or first_month is null));
comment on column datasets.version is 'The latest; none before anything is imported';
comment on column datasets.row_count is 'Of the latest version';
comment on column datasets.first_month is 'Of the latest version; none when it holds no month';

-- The owner sees no rows of a partnership while the wall is up.
alter table datasets no force row level security;
alter table dataset_versions no force row level security;
update datasets d set version = v.number, version_made_at = v.made_at, row_count = v.row_count,
                      first_month = v.months->0->>'month', last_month = v.months->-1->>'month'
  from (select distinct on (partnership_id, dataset_id) * from dataset_versions order by partnership_id, dataset_id, number desc) v
 where v.partnership_id = d.partnership_id and v.dataset_id = d.id;
alter table datasets force row level security;
alter table dataset_versions force row level security;

create policy goes_on on datasets for update to fp_member, fp_job
  using ((select ctx.can('datasets:import'))) with check ((select ctx.can('datasets:import')));
grant update (version, version_made_at, row_count, first_month, last_month) on datasets to fp_member, fp_job;
