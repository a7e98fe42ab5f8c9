-- What policies and transactions ask is asked again and again, and PostgreSQL before 18 reads and plans the body of an SQL function
-- anew in every statement that calls it, for longer than it takes to answer. PL/pgSQL plans once a connection. The questions
-- and their words stay as they are: names that are a column's as well still mean the column, as they do in SQL.
do $$
declare f record; body text;
begin
  for f in
    select p.proname as name, pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result, p.proretset as many,
           rtrim(p.prosrc, E' \n;') as query, pg_get_userbyid(p.proowner) as owner,
           case when p.provolatile = 'i' then 'immutable' else 'stable' end || case when p.prosecdef then ' security definer' else '' end as manner
      from pg_proc p join pg_language l on l.oid = p.prolang
     where p.pronamespace = 'ctx'::regnamespace and l.lanname = 'sql' and p.provolatile <> 'v'
       -- One without either is read into the question that calls it, which is better still.
       and (p.prosecdef or p.proconfig is not null)
  loop
    body := case when f.many then 'return query ' || f.query
                 -- A question to no table is an expression, and needs no plan at all.
                 when f.query !~* '\mfrom\M' then 'return ' || regexp_replace(f.query, '^\s*select\s', '')
                 else 'return (' || f.query || ')' end;
    execute format('set local role %I', f.owner);
    execute format('create or replace function ctx.%I(%s) returns %s language plpgsql %s set search_path = pg_catalog as %L',
      f.name, f.arguments, f.result, f.manner, format(E'#variable_conflict use_column\nbegin\n%s;\nend', body));
  end loop;
end $$;
set local role fp_owner;
