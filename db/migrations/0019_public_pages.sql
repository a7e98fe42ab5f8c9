-- What has not been recorded has not changed: a visitor's transaction says how far all trails have come together, so that a
-- public page that was drawn at that count need not be drawn again.
create policy counting on audit_heads for select to fp_rls using (seq >= 0);
grant select (partnership_id, seq) on audit_heads to fp_rls;

set local role fp_rls;

create or replace function ctx.begin_public(slug text, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare there uuid;
begin
  select p.id into there from public.partnerships p where p.slug = begin_public.slug and p.kind <> 'installation';
  perform ctx.sign('fp_public', there, null, null, null, null, '{}', request);
  return jsonb_build_object('role', 'fp_public', 'capabilities', '[]'::jsonb, 'partnerships', '[]'::jsonb,
    'partnership', ctx.partnership_summary(there), 'recorded', (select coalesce(sum(h.seq), 0) from public.audit_heads h));
end $$;

set local role fp_owner;
