-- Messages to people, written in the transaction that has something to say and sent afterwards (docs/decisions/0016).

create table outgoing_messages (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  id             uuid not null default gen_random_uuid(),
  kind           text not null constraint outgoing_messages_kind_shape check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  key            text not null constraint outgoing_messages_key_given check (key <> ''),
  person_id      uuid not null references people (id),
  params         jsonb not null default '{}',
  queued_at      timestamptz not null default clock_timestamp(),
  attempts       integer not null default 0,
  problem        text not null default '',
  handed_over_at timestamptz,
  outcome        text constraint outgoing_messages_outcome_known check (outcome in ('sent', 'refused', 'failed', 'uncertain')),
  ended_at       timestamptz,
  primary key (partnership_id, id),
  constraint outgoing_messages_key_once unique (partnership_id, kind, key),
  constraint outgoing_messages_ended_with_outcome check ((outcome is null) = (ended_at is null))
);
comment on table outgoing_messages is 'The outbox: what is to be told to whom, once for each key. Neither addresses nor words are kept, only references';
comment on column outgoing_messages.kind is 'The template, declared in the code of the module that sends it';
comment on column outgoing_messages.key is 'The occasion: the same kind of message with the same key is one message';
comment on column outgoing_messages.person_id is 'Whom it is for; whether they may have it, and their address, are looked up when it is sent';
comment on column outgoing_messages.params is 'References and small values that the template needs';
comment on column outgoing_messages.problem is 'Why it was refused, or what went wrong at the last try; never an address';
comment on column outgoing_messages.handed_over_at is 'Set just before the mail server is given the end of the message: without an outcome, nobody knows whether it was taken';
create index outgoing_messages_by_time on outgoing_messages (partnership_id, queued_at desc);

call ctx.wall('outgoing_messages');
create policy outbox on outgoing_messages for select to fp_member using ((select ctx.can('mail:read')));
create policy sending on outgoing_messages for select to fp_job using ((select ctx.can('mail:send')));
create policy outcomes on outgoing_messages for update to fp_job using ((select ctx.can('mail:send'))) with check ((select ctx.can('mail:send')));
create policy identity on outgoing_messages for select to fp_rls using (id is not null);
create policy queueing on outgoing_messages to fp_queue using (id is not null) with check (id is not null);
grant select on outgoing_messages to fp_member, fp_job, fp_rls;
grant update (attempts, problem, handed_over_at, outcome, ended_at) on outgoing_messages to fp_job;
grant select, insert on outgoing_messages to fp_queue;

insert into role_capabilities (role_key, capability) values
  ('partnership-manager', 'mail:read'), ('support-officer', 'mail:read'), ('operator', 'mail:read');

-- Writes a message and the job that sends it, or finds the message that the same key has written before. The job acts for
-- nobody: a message is still owed when whoever caused it has left.
create function ctx.put_message(partnership uuid, kind text, key text, person uuid, params jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare message uuid;
begin
  insert into public.outgoing_messages (partnership_id, kind, key, person_id, params)
    values (partnership, put_message.kind, put_message.key, person, put_message.params)
    on conflict on constraint outgoing_messages_key_once do nothing returning id into message;
  if message is null then
    return (select m.id from public.outgoing_messages m
             where m.partnership_id = partnership and m.kind = put_message.kind and m.key = put_message.key);
  end if;
  insert into public.jobs (partnership_id, name, payload, capabilities)
    values (partnership, 'mail.send', jsonb_build_object('message', message), array['mail:send']);
  return message;
end $$;
call ctx.hand_over('ctx.put_message(uuid, text, text, uuid, jsonb)', 'fp_queue', 'fp_credentials');

-- A message from the partnership of the transaction, or from the installation when it has none.
create function ctx.queue_message(kind text, key text, person uuid, params jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not ctx.known() then raise exception 'no identity' using errcode = '28000'; end if;
  return ctx.put_message(coalesce(ctx.partnership_id(), '00000000-0000-0000-0000-000000000000'), kind, key, person, params);
end $$;
call ctx.hand_over('ctx.queue_message(text, text, uuid, jsonb)', 'fp_queue', 'fp_member', 'fp_job');

-- A message from the installation to the holder of an account, before there is anybody to act for.
create function ctx.queue_account_message(kind text, key text, account uuid, params jsonb) returns uuid
  language sql security definer set search_path = pg_catalog as $$
  select ctx.put_message('00000000-0000-0000-0000-000000000000', kind, key, a.person_id, params)
    from public.accounts a where a.id = account
$$;
call ctx.hand_over('ctx.queue_account_message(text, text, uuid, jsonb)', 'fp_credentials', 'fp_auth');

-- The secret of the link that a message carries. It is worked out from the message whenever it is written, so that it is
-- kept nowhere, and a message that is tried again carries the same link. Whoever makes the link keeps the hash alone.
create function ctx.link_token(message uuid) returns text
  language sql stable security definer set search_path = pg_catalog as $$
  select translate(rtrim(encode(decode(ctx.mac('link of message ' || message), 'hex'), 'base64'), '='), '+/', '-_')
$$;
call ctx.hand_over('ctx.link_token(uuid)', 'fp_rls');

create function ctx.link_token_hash(message uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog as $$
  select sha256(convert_to(ctx.link_token(message), 'UTF8'))
$$;
call ctx.hand_over('ctx.link_token_hash(uuid)', 'fp_rls', 'fp_member', 'fp_job', 'fp_auth', 'fp_credentials');

-- The secret itself: for the job that sends the message; and in a demonstration, where nothing is sent, for whoever reads
-- its outbox.
create function ctx.message_token(message uuid) returns text
  language sql stable security definer set search_path = pg_catalog as $$
  select ctx.link_token(m.id) from public.outgoing_messages m
    join public.partnerships p on p.id = m.partnership_id
   where m.id = message and m.partnership_id = ctx.partnership_id()
     and (ctx.can('mail:send') or (ctx.can('mail:read') and p.stage = 'demonstration'))
$$;
call ctx.hand_over('ctx.message_token(uuid)', 'fp_rls', 'fp_member', 'fp_job');

-- Whom a message is for as they stand now: their address, whether they are suspended, and what they may do here.
create function ctx.message_recipient(message uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('email', a.email, 'capabilities', to_jsonb(ctx.capabilities_of(m.person_id, m.partnership_id)),
    'suspended', exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null))
    from public.outgoing_messages m
    join public.accounts a on a.person_id = m.person_id
   where m.id = message and m.partnership_id = ctx.partnership_id() and ctx.can('mail:send')
$$;
call ctx.hand_over('ctx.message_recipient(uuid)', 'fp_rls', 'fp_job');

-- Puts a job back that could not begin, through no fault of its own: the try does not count.
create function ctx.postpone_job(job uuid, held uuid, problem text, seconds integer) returns boolean
  language sql security definer set search_path = pg_catalog as $$
  update public.jobs set leased_until = null, lease = null, last_error = left(problem, 500), attempts = attempts - 1,
         run_at = clock_timestamp() + make_interval(secs => seconds)
   where id = job and lease = held and finished_at is null returning true
$$;
call ctx.hand_over('ctx.postpone_job(uuid, uuid, text, integer)', 'fp_queue', 'fp_job');
