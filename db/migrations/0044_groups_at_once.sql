-- As before; the partnerships that somebody is in through a group are found by one question, and not by one for each place.
set local role fp_rls;
create or replace function ctx.begin_member(token bytea, slug text, request text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog as $$
declare se public.sessions; who record; held text[] := '{}'; there uuid; has_factor boolean; withheld boolean := false;
begin
  select * into se from ctx.live_session(token);
  if se.id is null then raise exception 'no session' using errcode = '28000'; end if;
  select a.person_id as id, pe.name into who
    from public.accounts a join public.people pe on pe.id = a.person_id where a.id = se.account_id;
  -- Not waited for: two requests at once may both leave it to the other.
  update public.sessions set last_seen_at = clock_timestamp() where id in (
    select id from public.sessions where id = se.id and last_seen_at < clock_timestamp() - interval '1 minute' for update skip locked);
  has_factor := ctx.has_second_factor(se.account_id);
  if slug is not null then
    select p.id into there from public.partnerships p where p.slug = begin_member.slug;
    if there is not null then held := ctx.capabilities_of(who.id, there); end if;
    if held <> '{}' and se.second_factor_at is null and (has_factor or ctx.asks_second_factor(there)) then
      withheld := true;
      held := '{}';
    end if;
    if held = '{}' then there := null; end if;
  end if;
  perform ctx.sign('fp_member', there, who.id, se.account_id, se.id, null, held, request);
  return jsonb_build_object('role', 'fp_member', 'person', who.id, 'personName', who.name, 'account', se.account_id,
    'session', se.id, 'capabilities', to_jsonb(held), 'partnership', ctx.partnership_summary(there),
    'secondFactor', case when se.second_factor_at is not null then 'given' when has_factor then 'awaited' else 'none' end,
    'proofs', ctx.proofs_of(se.account_id, se.method),
    'withheld', withheld,
    'inGroups', case when there is not null then ctx.offices_of(who.id, there) end,
    'steppedUp', coalesce(se.stepped_up_at > clock_timestamp() - interval '10 minutes', false),
    'administers', (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
        from public.organisations o
       where o.id in (select m.organisation_id from public.memberships m where m.person_id = who.id)
         and ctx.organisation_capabilities(who.id, o.id) <> '{}'),
    'partnerships', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind, 'through',
                        case when h.role then 'role' else 'group' end) order by p.name), '[]')
        from (select m.partnership_id as id, bool_or(m.role) as role from (
                select x.partnership_id, true as role from public.memberships x
                 where x.person_id = who.id and x.organisation_id is null
                   and current_date >= x.from_on and (x.to_on is null or current_date <= x.to_on)
                union
                select g.partnership_id, false from public.group_memberships g
                  join public.roles r on r.key = g.role_key and r.scope = 'group'
                  join public.role_capabilities rc on rc.role_key = g.role_key and rc.capability = 'groups:read'
                 where g.person_id = who.id and current_date >= g.from_on and (g.to_on is null or current_date <= g.to_on)) m
               group by m.partnership_id) h
        join public.partnerships p on p.id = h.id));
end $$;
set local role fp_owner;
