-- Places: lookups, boundaries, population and households, installation-wide, kept by edition. What is known of each place
-- today is drawn together in a gazetteer; an analysis names the gazetteer it used.

create table area_editions (
  id          uuid primary key default gen_random_uuid(),
  kind        text not null constraint area_editions_kind_known check (kind in ('lookup', 'boundaries', 'population')),
  origin      text not null constraint area_editions_origin_known check (origin in ('official', 'sketch')),
  title       text not null constraint area_editions_title_given check (title <> ''),
  vintage     text not null,
  attribution text not null,
  file_name   text not null,
  sha256      bytea not null constraint area_editions_file_once unique,
  row_count   integer not null,
  imported_at timestamptz not null default clock_timestamp(),
  imported_by uuid
);
comment on table area_editions is 'One imported file of lookups, boundaries or population; the same file is held once';
comment on column area_editions.origin is 'A sketch (the demonstration''s) gives way to official editions of the same places';
comment on column area_editions.vintage is 'The date or edition the file is of: "2024", "Census 2021", "mid-2023"';

create table area_links (
  edition_id uuid not null references area_editions (id),
  from_level text not null,
  from_code  text not null,
  from_name  text not null,
  to_level   text not null,
  to_code    text not null,
  to_name    text not null,
  note       text not null default '',
  primary key (edition_id, from_level, from_code, to_level, to_code)
);
comment on table area_links is 'Which smaller place lies in which larger one, as a lookup says; levels carry their year: lsoa21, ward24, district24';
comment on column area_links.note is 'For lsoa11 to lsoa21: U unchanged, S split, M merged, X irregular';

create table area_boundaries (
  edition_id    uuid not null references area_editions (id),
  level         text not null,
  code          text not null,
  name          text not null,
  district_code text not null,
  geometry      jsonb not null,
  primary key (edition_id, level, code)
);
comment on column area_boundaries.geometry is 'GeoJSON Polygon or MultiPolygon, longitude and latitude in WGS 84';
create index area_boundaries_by_district on area_boundaries (district_code, level);

create table area_populations (
  edition_id    uuid not null references area_editions (id),
  level         text not null,
  code          text not null,
  measure       text not null constraint area_populations_measure_known check (measure in ('residents', 'households')),
  dated         text not null,
  district_code text not null,
  amount        integer not null constraint area_populations_amount_not_negative check (amount >= 0),
  primary key (edition_id, level, code, measure, dated)
);
create index area_populations_by_code on area_populations (code, measure);

create table gazetteers (
  number      integer primary key,
  made_at     timestamptz not null default clock_timestamp(),
  edition_ids uuid[] not null,
  sha256      bytea not null
);
comment on table gazetteers is 'What the lookups held at a time say together; the highest number is today''s';
comment on column gazetteers.sha256 is 'Of all its rows, so that an analysis can show it used the same places';

create table gazetteer_districts (
  gazetteer integer not null references gazetteers (number),
  code      text not null,
  name      text not null,
  force     text not null default '',
  csp_codes text[] not null default '{}',
  primary key (gazetteer, code)
);
comment on column gazetteer_districts.force is 'The police force area that holds it, by its own name: "Essex"';

create table gazetteer_wards (
  gazetteer     integer not null references gazetteers (number),
  code          text not null,
  name          text not null,
  district_code text not null,
  primary key (gazetteer, code)
);

create table gazetteer_lsoas (
  gazetteer     integer not null references gazetteers (number),
  code          text not null,
  district_code text not null,
  ward_code     text,
  ward_choices  text[] not null default '{}',
  primary key (gazetteer, code)
);
comment on column gazetteer_lsoas.ward_code is 'Null when the LSOA is split between the wards of ward_choices: its points decide, where boundaries are held';

do $$
declare t text;
begin
  foreach t in array array['area_editions', 'area_links', 'area_boundaries', 'area_populations', 'gazetteers',
                           'gazetteer_districts', 'gazetteer_wards', 'gazetteer_lsoas'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy reads on %I for select to fp_member, fp_public, fp_job using ((select ctx.known()))', t);
    execute format('create policy imports on %I for insert to fp_member, fp_job with check ((select ctx.can(''areas:import'')))', t);
    execute format('grant select on %I to fp_member, fp_public, fp_job', t);
    execute format('grant insert on %I to fp_member, fp_job', t);
  end loop;
end $$;
