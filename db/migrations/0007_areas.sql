-- Places: lookups, boundaries, population and households, installation-wide, kept by edition. What is known of each place
-- today is drawn together in a gazetteer; an analysis names the gazetteer it used.
--
-- Tens of thousands of rows make one edition or one gazetteer. They are written in several short transactions, so that
-- pages do not wait, and the row that makes them one (in area_editions, in gazetteers) is written last: an edition and a
-- gazetteer are whole or absent. That is why their rows carry no foreign key, and why every reader begins from that row.

create table area_editions (
  id          uuid primary key,
  kind        text not null constraint area_editions_kind_known check (kind in ('lookup', 'boundaries', 'population')),
  origin      text not null constraint area_editions_origin_known check (origin in ('official', 'sketch')),
  title       text not null constraint area_editions_title_given check (title <> ''),
  vintage     text not null,
  attribution text not null constraint area_editions_attribution_given check (attribution <> ''),
  notes       text[] not null default '{}',
  file_name   text not null,
  sha256      bytea not null constraint area_editions_file_once unique,
  row_count   integer not null,
  holds       jsonb not null default '[]',
  imported_at timestamptz not null default clock_timestamp(),
  imported_by uuid
);
comment on table area_editions is 'One imported file of lookups, boundaries or population; the same file is held once. Its row is written last';
comment on column area_editions.id is 'Computed from the content, so that an import that was cut short goes on where it was';
comment on column area_editions.origin is 'A sketch (the demonstration''s) gives way to official editions of the same places';
comment on column area_editions.vintage is 'The date or edition the file is of: "2024", "Census 2021", "mid-2023"; empty when the file does not say';
comment on column area_editions.attribution is 'The lines that must stand wherever something of it is shown';
comment on column area_editions.notes is 'What of the file was left out, or read in a way that somebody should know of';
comment on column area_editions.sha256 is 'Of the content unpacked, so that the same file is known however it is packed';
comment on column area_editions.row_count is 'Rows of the file, or features; not those kept of it';
comment on column area_editions.holds is 'What is kept of it: [{"level": "lsoa21", "to": "ward24", "rows": 1111}], for populations with measure and dated';
create index area_editions_by_time on area_editions (imported_at desc, id);

create table area_links (
  edition_id uuid not null,
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
comment on column area_links.from_level is '"lsoa" where a lookup lists the LSOAs of 2011 and of 2021 together; the note says of which each is';
comment on column area_links.note is 'For lsoa11 to lsoa21: U unchanged, S split, M merged, X irregular. For lsoa: 11, 21 or 11+21';

create table area_boundaries (
  edition_id    uuid not null,
  level         text not null,
  code          text not null,
  name          text not null,
  district_code text not null,
  positions     integer not null constraint area_boundaries_has_extent check (positions >= 4),
  geometry      jsonb not null,
  primary key (edition_id, level, code)
);
comment on table area_boundaries is 'Outlines of places, as one file gives them: for maps, and to say which place a point lies in';
comment on column area_boundaries.level is 'With its year, as in area_links; "district" alone where the file does not say of which year';
comment on column area_boundaries.name is 'Empty where the file has none; the gazetteer has it';
comment on column area_boundaries.district_code is 'As the file says; empty where it does not, and the gazetteer has it';
comment on column area_boundaries.positions is 'How many corners the outline has: of two outlines of one place the more detailed is used';
comment on column area_boundaries.geometry is 'GeoJSON Polygon or MultiPolygon, longitude and latitude in WGS 84';
create index area_boundaries_by_district on area_boundaries (district_code, level);
create index area_boundaries_by_code on area_boundaries (code, level);

create table area_populations (
  edition_id uuid not null,
  level      text not null,
  code       text not null,
  measure    text not null constraint area_populations_measure_known check (measure in ('residents', 'households')),
  dated      text not null constraint area_populations_date_given check (dated <> ''),
  amount     integer not null constraint area_populations_amount_not_negative check (amount >= 0),
  primary key (edition_id, level, code, measure, dated)
);
comment on table area_populations is 'Residents and households of places, as one file gives them: what rates are worked out per';
comment on column area_populations.dated is '"Census 2021" or "mid-2023"';
create index area_populations_by_code on area_populations (code, measure);

create table gazetteers (
  number      integer primary key,
  made_at     timestamptz not null default clock_timestamp(),
  edition_ids uuid[] not null,
  sha256      bytea not null
);
comment on table gazetteers is 'What the lookups held at a time say together; the highest number is today''s. Its row is written last; a number may be left out';
comment on column gazetteers.sha256 is 'Of all its rows, so that an analysis can show it used the same places';

create table gazetteer_districts (
  gazetteer  integer not null,
  code       text not null,
  name       text not null,
  force_code text not null default '',
  force      text not null default '',
  csp_codes  text[] not null default '{}',
  primary key (gazetteer, code)
);
comment on table gazetteer_districts is 'The districts of a gazetteer, with the force and the partnerships of each';
comment on column gazetteer_districts.force is 'The police force area that holds it, by its own name: "Essex"; empty when no lookup says';
comment on column gazetteer_districts.csp_codes is 'Seven districts hold several community safety partnerships, and some partnerships several districts';

create table gazetteer_wards (
  gazetteer     integer not null,
  code          text not null,
  name          text not null,
  district_code text not null,
  primary key (gazetteer, code)
);
comment on table gazetteer_wards is 'The wards of a gazetteer, with the district of each';
create index gazetteer_wards_by_district on gazetteer_wards (gazetteer, district_code);

create table gazetteer_lsoas (
  gazetteer     integer not null,
  code          text not null,
  vintage       text not null constraint gazetteer_lsoas_vintage_known check (vintage in ('11', '21', '11+21')),
  origin        text not null default 'official' constraint gazetteer_lsoas_origin_known check (origin in ('official', 'sketch')),
  district_code text not null,
  ward_code     text,
  ward_choices  text[] not null default '{}',
  primary key (gazetteer, code),
  constraint gazetteer_lsoas_one_ward_or_choices check (ward_code is null or ward_choices = '{}')
);
comment on table gazetteer_lsoas is 'The LSOAs of 2011 and of 2021 in a gazetteer, with the district and the ward of each';
comment on column gazetteer_lsoas.vintage is 'Of which census the area is: an LSOA that did not change is of both';
comment on column gazetteer_lsoas.origin is 'Sketch for the invented areas of the demonstration, which stay known beside the official ones and are never counted among them';
comment on column gazetteer_lsoas.ward_code is 'Null when the LSOA is split between the wards of ward_choices: its points decide, where boundaries are held. Null without choices when no lookup says';
create index gazetteer_lsoas_by_district on gazetteer_lsoas (gazetteer, district_code);
create index gazetteer_lsoas_split on gazetteer_lsoas (gazetteer) where ward_choices <> '{}';

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
