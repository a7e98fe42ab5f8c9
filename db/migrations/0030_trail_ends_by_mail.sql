-- Messages to an address of the configuration, which is nobody's account: the ends of the audit trails, outside.

alter table outgoing_messages add column to_setting text
  constraint outgoing_messages_setting_known check (to_setting in ('AUDIT_HEADS_EMAIL'));
alter table outgoing_messages drop constraint outgoing_messages_one_recipient;
alter table outgoing_messages add constraint outgoing_messages_one_recipient
  check (num_nonnulls(person_id, invitation_id, to_setting) = 1);
comment on column outgoing_messages.to_setting is 'The setting of the installation that holds the address; looked up when it is sent';

-- Written by the job that copies the ends, and by nothing else.
set local role fp_queue;
create function ctx.queue_trail_ends(kind text, key text, params jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare installation uuid := '00000000-0000-0000-0000-000000000000'; message uuid;
begin
  if ctx.partnership_id() is distinct from installation or not ctx.can('audit:verify') then
    raise exception 'needs audit:verify in the installation' using errcode = '42501';
  end if;
  insert into public.outgoing_messages (partnership_id, kind, key, to_setting, params)
    values (installation, queue_trail_ends.kind, queue_trail_ends.key, 'AUDIT_HEADS_EMAIL', queue_trail_ends.params)
    on conflict on constraint outgoing_messages_key_once do nothing returning id into message;
  if message is not null then
    insert into public.jobs (partnership_id, name, payload, capabilities)
      values (installation, 'mail.send', jsonb_build_object('message', message), array['mail:send']);
  end if;
  return message;
end $$;
revoke execute on function ctx.queue_trail_ends(text, text, jsonb) from public;
grant execute on function ctx.queue_trail_ends(text, text, jsonb) to fp_job;

-- As before; of an address of the configuration, the setting that holds it.
set local role fp_rls;
create or replace function ctx.message_recipient(message uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select case
    when m.to_setting is not null then
      jsonb_build_object('setting', m.to_setting, 'email', '', 'capabilities', '[]'::jsonb, 'suspended', false)
    when m.invitation_id is null then (
      select jsonb_build_object('email', a.email, 'capabilities', to_jsonb(ctx.capabilities_of(m.person_id, m.partnership_id)),
        'suspended', exists (select from public.account_suspensions x where x.account_id = a.id and x.lifted_at is null))
        from public.accounts a where a.person_id = m.person_id)
    else (
      select jsonb_build_object('email', i.email, 'capabilities', '[]'::jsonb, 'suspended', false,
        'invitation', case when i.message_id = m.id then ctx.invitation_standing(i) else 'replaced' end)
        from public.invitations i where i.id = m.invitation_id) end
    from public.outgoing_messages m
   where m.id = message and m.partnership_id = ctx.partnership_id() and ctx.can('mail:send')
$$;
set local role fp_owner;
