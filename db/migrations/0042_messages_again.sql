-- A message that could not be sent, or of which nobody knows, is sent again when somebody who looks after the outbox says so.
insert into role_capabilities (role_key, capability) values
  ('partnership-manager', 'mail:resend'), ('support-officer', 'mail:resend'), ('operator', 'mail:resend');

grant update (attempts, problem, handed_over_at, outcome, ended_at) on outgoing_messages to fp_queue;

-- False when it is not there, waits, was sent, or was refused by its own rules: only what failed or is uncertain goes again.
create function ctx.send_message_again(message uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare here uuid := ctx.partnership_id(); changed integer;
begin
  if not ctx.can('mail:resend') then raise exception 'needs mail:resend' using errcode = '42501'; end if;
  update public.outgoing_messages m set outcome = null, ended_at = null, handed_over_at = null, attempts = 0, problem = ''
   where m.partnership_id = here and m.id = message and m.outcome in ('failed', 'uncertain');
  get diagnostics changed = row_count;
  if changed = 0 then return false; end if;
  insert into public.jobs (partnership_id, name, payload, capabilities)
    values (here, 'mail.send', jsonb_build_object('message', message), array['mail:send']);
  return true;
end $$;
call ctx.hand_over('ctx.send_message_again(uuid)', 'fp_queue', 'fp_member');
