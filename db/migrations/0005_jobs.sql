-- Work that outlives a request, written in the transaction that needs it (docs/architecture.md, Jobs).

create table jobs (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  name           text not null constraint jobs_name_shape check (name ~ '^[a-z-]+\.[a-z-]+$'),
  payload        jsonb not null,
  acts_for       uuid references people (id),
  capabilities   text[] not null default '{}',
  run_at         timestamptz not null default clock_timestamp(),
  attempts       integer not null default 0,
  lease          uuid,
  leased_until   timestamptz,
  finished_at    timestamptz,
  parked_at      timestamptz,
  last_error     text,
  slot           text,
  primary key (partnership_id, id),
  constraint jobs_slot_once unique (partnership_id, name, slot)
);
comment on table jobs is 'Due work: waiting, leased to a worker, finished, or parked after too many failures. Payloads hold ids only';
comment on column jobs.acts_for is 'The person whose rights the job has, as they are when it runs; null for the installation''s own work';
comment on column jobs.capabilities is 'The most the job may use: what its kind declares, less whatever the person no longer holds';
comment on column jobs.slot is 'For scheduled work: the occasion, so that several workers schedule it once';
create index jobs_due on jobs (run_at) where finished_at is null and parked_at is null;

call ctx.wall('jobs');
create policy own on jobs for select to fp_member using (acts_for = (select ctx.person_id()));
create policy console on jobs for select to fp_job using ((select ctx.known()));
create policy asks on jobs for insert to fp_member
  with check (acts_for = (select ctx.person_id()) and capabilities <@ (select ctx.capabilities())
    and attempts = 0 and lease is null and finished_at is null and parked_at is null);
create policy follows on jobs for insert to fp_job
  with check (acts_for is not distinct from (select ctx.person_id()) and capabilities <@ (select ctx.capabilities()) and attempts = 0 and lease is null and finished_at is null and parked_at is null);
create policy identity on jobs for select to fp_rls using (id is not null);
create policy handing_out on jobs to fp_queue using (id is not null) with check (id is not null);
grant select, insert on jobs to fp_member, fp_job;
grant select on jobs to fp_rls;
grant select, insert, update, delete on jobs to fp_queue;

-- Leases the oldest due job of the given kinds to the caller, or answers null. A lease that ran out is due again.
create function ctx.claim_job(names text[], lease_seconds integer) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare due record; key uuid := gen_random_uuid();
begin
  select j.partnership_id, j.id into due from public.jobs j
   where j.finished_at is null and j.parked_at is null and j.run_at <= clock_timestamp() and j.name = any(names)
     and (j.leased_until is null or j.leased_until < clock_timestamp())
   order by j.run_at limit 1 for update skip locked;
  if due.id is null then return null; end if;
  update public.jobs j set lease = key, leased_until = clock_timestamp() + make_interval(secs => lease_seconds), attempts = attempts + 1
   where j.partnership_id = due.partnership_id and j.id = due.id;
  return (select jsonb_build_object('id', j.id, 'name', j.name, 'payload', j.payload, 'attempts', j.attempts, 'lease', key,
                                    'partnership', ctx.partnership_summary(j.partnership_id))
            from public.jobs j where j.partnership_id = due.partnership_id and j.id = due.id);
end $$;

create function ctx.extend_lease(job uuid, held uuid, lease_seconds integer) returns boolean
  language sql security definer set search_path = pg_catalog as $$
  update public.jobs set leased_until = clock_timestamp() + make_interval(secs => lease_seconds)
   where id = job and lease = held and finished_at is null returning true
$$;

create function ctx.finish_job(job uuid, held uuid) returns boolean
  language sql security definer set search_path = pg_catalog as $$
  update public.jobs set finished_at = clock_timestamp(), leased_until = null, last_error = null
   where id = job and lease = held and finished_at is null returning true
$$;

-- Puts a failed job back for later, or parks it when it may not be tried again.
create function ctx.fail_job(job uuid, held uuid, problem text, retry_seconds integer) returns boolean
  language sql security definer set search_path = pg_catalog as $$
  update public.jobs set leased_until = null, lease = null, last_error = left(problem, 500),
         run_at = case when retry_seconds is null then run_at else clock_timestamp() + make_interval(secs => retry_seconds) end,
         parked_at = case when retry_seconds is null then clock_timestamp() end
   where id = job and lease = held and finished_at is null returning true
$$;

-- Adds the installation's own work for one occasion; the second caller for the same occasion adds nothing.
create function ctx.schedule_job(kind text, occasion text, needs text[]) returns boolean
  language sql security definer set search_path = pg_catalog as $$
  insert into public.jobs (partnership_id, name, payload, capabilities, slot)
    values ('00000000-0000-0000-0000-000000000000', kind, '{}', needs, occasion)
    on conflict on constraint jobs_slot_once do nothing returning true
$$;

-- Adds a job to every partnership because something of the installation has changed for all, once for each occasion.
-- Who may is said here and not by the caller, and so are the most rights that such a job has: it acts for nobody, in
-- partnerships that its maker need not belong to.
create function ctx.enqueue_everywhere(job_name text, occasion text, needs text[]) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare added integer;
begin
  if not ctx.can('areas:import') or not needs <@ array['datasets:read', 'datasets:import'] then
    raise exception 'needs areas:import' using errcode = '42501';
  end if;
  insert into public.jobs (partnership_id, name, payload, capabilities, slot)
    select p.id, job_name, '{}', needs, occasion from public.partnerships p where p.kind <> 'installation'
    on conflict on constraint jobs_slot_once do nothing;
  get diagnostics added = row_count;
  return added;
end $$;
create policy handing_out on partnerships for select to fp_queue using (id is not null);
grant select on partnerships to fp_queue;
call ctx.hand_over('ctx.enqueue_everywhere(text, text, text[])', 'fp_queue', 'fp_member', 'fp_job');

create function ctx.forget_jobs(older_than interval) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare gone integer;
begin
  delete from public.jobs where finished_at < clock_timestamp() - older_than;
  get diagnostics gone = row_count;
  return gone;
end $$;

do $$
declare f text;
begin
  foreach f in array array['claim_job(text[], integer)', 'extend_lease(uuid, uuid, integer)', 'finish_job(uuid, uuid)',
                           'fail_job(uuid, uuid, text, integer)', 'schedule_job(text, text, text[])', 'forget_jobs(interval)'] loop
    execute format('call ctx.hand_over(%L, ''fp_queue'', ''fp_job'')', 'ctx.' || f);
  end loop;
end $$;

-- A running job, in its partnership, with the rights it declared less those its person has lost since it was asked for.
-- Raises 28000 when the lease is not held any more or the person is suspended.
create function ctx.begin_job(job uuid, held uuid, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare j record; may text[];
begin
  select * into j from public.jobs x where x.id = job and x.lease = held and x.finished_at is null and x.leased_until > clock_timestamp();
  if j.id is null then raise exception 'no lease' using errcode = '28000'; end if;
  may := j.capabilities;
  if j.acts_for is not null then
    if exists (select from public.accounts a join public.account_suspensions x on x.account_id = a.id
                where a.person_id = j.acts_for and x.lifted_at is null) then
      raise exception 'suspended' using errcode = '28000';
    end if;
    may := array(select unnest(may) intersect select unnest(ctx.capabilities_of(j.acts_for, j.partnership_id)) order by 1);
  end if;
  perform ctx.sign('fp_job', j.partnership_id, j.acts_for, null, null, j.id, may, request);
  return jsonb_build_object('role', 'fp_job', 'person', j.acts_for, 'job', j.id, 'capabilities', to_jsonb(may),
    'partnerships', '[]'::jsonb, 'partnership', ctx.partnership_summary(j.partnership_id));
end $$;
call ctx.hand_over('ctx.begin_job(uuid, uuid, text)', 'fp_rls', 'fp_job');
