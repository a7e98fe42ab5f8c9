-- Which days are bank holidays, by division of the United Kingdom: data, as Parliament and proclamations add to it.

create table bank_holiday_editions (
  id          uuid primary key default gen_random_uuid(),
  division    text not null constraint bank_holiday_editions_division_known check (division in (
                'england-and-wales', 'scotland', 'northern-ireland')),
  from_on     date not null,
  to_on       date not null,
  source      text not null constraint bank_holiday_editions_source_given check (source <> ''),
  imported_at timestamptz not null default clock_timestamp(),
  imported_by uuid,
  constraint bank_holiday_editions_end_after_start check (to_on >= from_on)
);
comment on table bank_holiday_editions is 'What one import says of the bank holidays of a division: of the days it covers, the latest edition counts';
comment on column bank_holiday_editions.to_on is 'After this day nobody has said which days are bank holidays, and nothing is counted';

create table bank_holidays (
  edition_id uuid not null references bank_holiday_editions (id),
  holiday_on date not null,
  name       text not null constraint bank_holidays_name_given check (name <> ''),
  primary key (edition_id, holiday_on)
);
comment on table bank_holidays is 'The days of an edition that are bank holidays, substitute days included';

insert into role_capabilities (role_key, capability) values ('operator', 'calendar:import');

do $$
declare t text;
begin
  foreach t in array array['bank_holiday_editions', 'bank_holidays'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy reads on %I for select to fp_member, fp_public, fp_job using ((select ctx.known()))', t);
    execute format('create policy imports on %I for insert to fp_member, fp_job with check ((select ctx.can(''calendar:import'')))', t);
    execute format('grant select on %I to fp_member, fp_public, fp_job', t);
    execute format('grant insert on %I to fp_member, fp_job', t);
  end loop;
end $$;
