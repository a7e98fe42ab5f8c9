import pg from "pg";
import { aGroup, putInGroup } from "../test/groups.ts";
import type { Page } from "./world.ts";

/*
 * A meeting as large as a board's ever gets, made by the superuser of the throw-away cluster: pages about it are measured
 * with the others, by the demonstration's analyst as one of its members.
 */

const SLUG = "thurrock";
const READER = "analyst.thurrock@frankpledge.example";
export const MEETING = { members: 60, items: 40, actions: 200, papers: 80 } as const;

/**
 * Makes the meeting: a seat and somebody in it for each member, all of them there, actions that were open when it began and
 * stand in its minutes as well, and papers that everybody has still to read. Answers the pages about it.
 */
export async function makeFullMeeting(superuserUrl: string): Promise<Page[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const ask = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query(sql, [...parameters])).rows;
  const idBy = async (sql: string, parameters: readonly unknown[]) =>
    (await ask<{ id: string }>(sql, parameters))[0]?.id ?? "";
  try {
    const place = { id: await idBy("select id from partnerships where slug = $1", [SLUG]), slug: SLUG, name: "" };
    const reader = await idBy("select person_id as id from accounts where email = $1", [READER]);
    const owner = await idBy(
      "select organisation_id as id from partnership_organisations where partnership_id = $1 limit 1",
      [place.id],
    );
    const group = await aGroup({ db: { ask } }, place, {
      seats: Array.from({ length: MEETING.members }, (_, n) => `Organisation ${n + 1}`),
    });
    const meeting = await idBy(
      `insert into meetings (partnership_id, group_id, kind, held_on, begins_at, way, place)
         values ($1, $2, 'ordinary', current_date, '14:00', 'hybrid', 'Town hall') returning id`,
      [place.id, group.id],
    );
    for (const [n, seat] of group.seats.entries()) {
      const person =
        n === 0 ? reader : await idBy("insert into people (name) values ($1) returning id", [`Member ${n + 1}`]);
      await putInGroup({ db: { ask } }, place, group, person, seat.id);
      await ask(
        `insert into attendances (partnership_id, meeting_id, group_id, seat_id, person_id, who, stands_as, mode, on_day, came_at)
           values ($1, $2, $3, $4, $5, $6, 'voting', 'present', current_date, '14:00')`,
        [place.id, meeting, group.id, seat.id, person, `Member ${n + 1}`],
      );
    }
    await ask(
      `with items as (
         insert into agenda_items (partnership_id, meeting_id, group_id, position, kind, title, summary)
         select $1, $2, $3, n, 'discussion', 'Item ' || n, 'What it is about, in a sentence or two of some length.'
           from generate_series(1, $4::int) n returning id, position)
       insert into actions (partnership_id, group_id, text, organisation_id, agreed_on, made_at, due_on, origin_kind, origin_id, made_by)
       select $1, $3, 'Action ' || n, $5, current_date - 30, now() - interval '30 days', current_date + 28, 'meeting-item', i.id, $6
         from generate_series(1, $7::int) n join items i on i.position = n % $4::int + 1`,
      [place.id, meeting, group.id, MEETING.items, owner, reader, MEETING.actions],
    );
    await ask(
      `with dispatch as (
         insert into paper_dispatches (partnership_id, meeting_id, group_id, number, first_page, last_page, sent_by)
         values ($1, $2, $3, 0, 1, $5, $4) returning id),
       file as (
         insert into files (partnership_id, reader, sha256, size_bytes, media_type, encoding, chunk_count)
         values ($1, 'papers', sha256('paper'), 5, 'application/pdf', 'identity', 1) returning sha256),
       papers as (
         insert into papers (partnership_id, item_id, meeting_id, group_id, title, added_by)
         select $1, i.id, $2, $3, 'Paper ' || n, $4 from generate_series(1, $5::int) n
           join agenda_items i on i.meeting_id = $2 and i.position = n % $6::int + 1 returning id, item_id)
       insert into paper_versions (partnership_id, paper_id, item_id, meeting_id, group_id, number, file_name, kind, sha256, size_bytes,
              pages, added_by, dispatch_id, first_page)
       select $1, p.id, p.item_id, $2, $3, 1, 'paper.pdf', 'pdf', f.sha256, 5, 1, $4, d.id, row_number() over ()
         from papers p cross join dispatch d cross join file f`,
      [place.id, meeting, group.id, reader, MEETING.papers, MEETING.items],
    );
    await ask("analyze");
    const path = `/${SLUG}/desk/meetings/${meeting}`;
    return [
      { name: "meeting", path, kind: "desk" },
      { name: "meeting: papers", path: `${path}/papers`, kind: "desk" },
      { name: "meeting: room", path: `${path}/room`, kind: "desk" },
      { name: "meeting: minutes", path: `${path}/minutes`, kind: "desk" },
    ];
  } finally {
    await client.end();
  }
}
