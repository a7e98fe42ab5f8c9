-- Files: content-addressed by SHA-256 within a partnership, in chunks, readable by whoever holds the reader capability.

create table files (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  reader         text not null,
  sha256         bytea not null constraint files_sha256_length check (length(sha256) = 32),
  size_bytes     bigint not null constraint files_size_not_negative check (size_bytes >= 0),
  media_type     text not null,
  encoding       text not null constraint files_encoding_known check (encoding in ('identity', 'br')),
  chunk_count    integer not null,
  stored_at      timestamptz not null default clock_timestamp(),
  stored_by      uuid,
  primary key (partnership_id, reader, sha256)
);
comment on table files is 'One row per stored content; the row is written last, so a file is whole or absent';
comment on column files.reader is 'The capability that may read it';
comment on column files.sha256 is 'Of the content itself, before any encoding of its chunks';

create table file_chunks (
  partnership_id uuid not null default ctx.partnership_id() references partnerships (id),
  reader         text not null,
  sha256         bytea not null,
  position       integer not null,
  bytes          bytea not null,
  stored_at      timestamptz not null default clock_timestamp(),
  primary key (partnership_id, reader, sha256, position)
);
comment on table file_chunks is 'The bytes of files; chunks without a file row after a day are what a crash left, and are swept';
alter table file_chunks alter column bytes set storage external;  -- compressed already, or not worth it

call ctx.wall('files');
call ctx.wall('file_chunks');
create policy reads on files for select to fp_member, fp_job using (ctx.can(reader));
create policy stores on files for insert to fp_member, fp_job with check (ctx.can(reader));
create policy reads on file_chunks for select to fp_member, fp_job using (ctx.can(reader));
create policy stores on file_chunks for insert to fp_member, fp_job with check (ctx.can(reader));
grant select, insert on files, file_chunks to fp_member, fp_job;

-- Removes chunks that never became a file. Runs for all partnerships at once and answers only how many.
create policy sweeping on file_chunks to fp_queue using (stored_at is not null);
create policy sweeping on files for select to fp_queue using (stored_at is not null);
grant select, delete on file_chunks to fp_queue;
grant select on files to fp_queue;
create function ctx.sweep_chunks(older_than interval) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare gone integer;
begin
  delete from public.file_chunks c where c.stored_at < clock_timestamp() - older_than
    and not exists (select from public.files f where f.partnership_id = c.partnership_id and f.reader = c.reader and f.sha256 = c.sha256);
  get diagnostics gone = row_count;
  return gone;
end $$;
call ctx.hand_over('ctx.sweep_chunks(interval)', 'fp_queue', 'fp_job');
