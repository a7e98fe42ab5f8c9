-- Minutes are searched by their words, which are worked out when a part is saved and not when somebody looks.

alter table minutes_texts add column words tsvector not null generated always as (to_tsvector('english', body)) stored;
comment on column minutes_texts.words is 'The body as it is searched. Without an index of its own: under row-level security none would be used, and a group has few enough rows';
