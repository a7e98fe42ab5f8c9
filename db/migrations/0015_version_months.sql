-- What a version holds is written down when it is made, because the register asks it of every dataset at every look. And
-- only the few files with rejected rows are looked through for what is still to be corrected.

alter table dataset_versions add column row_count bigint, add column months jsonb;
comment on column dataset_versions.row_count is 'Of all its parts';
comment on column dataset_versions.months is 'The rows of each month and force, in that order: a list of {month, force, rows}';

-- The owner sees no rows of a partnership while the wall is up.
alter table dataset_versions no force row level security;
alter table version_parts no force row level security;
alter table dataset_parts no force row level security;
update dataset_versions v set
  row_count = held.row_count,
  months = held.months
  from (select m.partnership_id, m.dataset_id, m.number, coalesce(sum(m.rows), 0)::bigint as row_count,
               coalesce(jsonb_agg(jsonb_build_object('month', m.month, 'force', m.force, 'rows', m.rows) order by m.month, m.force)
                          filter (where m.month is not null), '[]') as months
          from (select x.partnership_id, x.dataset_id, x.number, p.month, p.force, sum(p.row_count)::bigint as rows
                  from dataset_versions x
                  left join version_parts vp using (partnership_id, dataset_id, number)
                  left join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
                 group by 1, 2, 3, 4, 5) m
         group by 1, 2, 3) held
 where held.partnership_id = v.partnership_id and held.dataset_id = v.dataset_id and held.number = v.number;
alter table dataset_versions force row level security;
alter table version_parts force row level security;
alter table dataset_parts force row level security;
alter table dataset_versions alter column row_count set not null, alter column months set not null;

create index import_files_with_rejected_rows on import_files (partnership_id, dataset_id) where rejected > 0;
