import { newId } from "../src/kernel/ids.ts";
import type { TestDatabase } from "./database.ts";
import type { TestPartnership } from "./world.ts";

/** Whoever can ask past every policy. */
type Asked = { readonly db: Pick<TestDatabase, "ask"> };

/** A group with approved terms of reference, or with none. Its seats are the organisations named, each with one vote. */
export type TestGroup = {
  readonly id: string;
  readonly seats: readonly { readonly id: string; readonly name: string }[];
};

/** What a document that gives five clear working days and a third of its organisations as a quorum comes to. */
const SETTINGS = {
  ...{ chair: "election", chairOffice: "", viceChairOffice: "", chairMonths: 24, regime: "none", approvers: 1 },
  ...{ cadence: "weeks", cadenceWeeks: 8, cadenceMonths: [], noticeDays: 5, reviewMonths: 24, voice: "organisation" },
  ...{ quorum: "share", quorumCount: null, quorumBase: "statutory", quorumRounding: "sum-up", quorumPosts: [] },
  ...{ quorumNumerator: 1, quorumDenominator: 3, quorumOf: "organisations", quorumUnit: "line" },
  ...{ voting: "consensus-majority-resubmission", restricted: "chair-and-vice-chair" },
};

/** Makes a group whose terms have been in force since 2022. */
export async function aGroup(
  world: Asked,
  { id: partnership }: TestPartnership,
  { seats = [] as readonly string[], settings = {} as object, terms = true } = {},
): Promise<TestGroup> {
  const { ask } = world.db;
  const [id, termsId, by] = [newId(), newId(), newId()];
  await ask("insert into groups (partnership_id, id, name, kind, position) values ($1, $2, $3, 'strategic-board', 1)", [
    ...[partnership, id, `Group ${id.slice(0, 8)}`],
  ]);
  if (!terms) return { id, seats: [] };
  await ask(
    "insert into terms_of_reference (partnership_id, id, group_id, version, settings) values ($1, $2, $3, 1, $4)",
    [partnership, termsId, id, JSON.stringify({ ...SETTINGS, ...settings })],
  );
  const made = seats.map((name) => ({ id: newId(), name }));
  for (const [i, seat] of made.entries()) {
    await ask(
      "insert into seats (partnership_id, id, group_id, holder, name) values ($1, $2, $3, 'organisation', $4)",
      [partnership, seat.id, id, seat.name],
    );
    await ask(
      `insert into terms_seats (partnership_id, terms_id, seat_id, group_id, position, capacity, votes)
       values ($1, $2, $3, $4, $5, 'statutory', true)`,
      [partnership, termsId, seat.id, id, i + 1],
    );
  }
  await ask(
    `insert into terms_approvals (partnership_id, terms_id, group_id, decided_by, decided_on, in_force_from, approved_by)
     values ($1, $2, $3, 'The board', '2022-03-01', '2022-03-01', $4)`,
    [partnership, termsId, id, by],
  );
  return { id, seats: made };
}

/** Bank holidays of England and Wales for 2026 and 2027, as far as these tests count past them. */
export async function someHolidays(world: Asked): Promise<void> {
  const [{ id = "" } = {}] = await world.db.ask<{ id: string }>(
    `insert into bank_holiday_editions (division, from_on, to_on, source)
     values ('england-and-wales', '2026-01-01', '2027-12-31', 'for a test') returning id`,
  );
  const days = { "2026-12-25": "Christmas Day", "2026-12-28": "Boxing Day", "2027-01-01": "New Year's Day" };
  for (const [on, name] of Object.entries(days))
    await world.db.ask("insert into bank_holidays (edition_id, holiday_on, name) values ($1, $2, $3)", [id, on, name]);
}

/** Gives somebody a place in a group, and a seat to represent if one is named. */
export async function putInGroup(
  world: Asked,
  { id: partnership }: TestPartnership,
  group: TestGroup,
  person: string | undefined,
  seat?: string,
): Promise<void> {
  await world.db.ask(
    `insert into group_memberships (partnership_id, group_id, person_id, role_key, from_on)
     values ($1, $2, $3, 'group-member', '2022-03-01')`,
    [partnership, group.id, person],
  );
  if (seat)
    await world.db.ask(
      `insert into seat_representatives (partnership_id, seat_id, group_id, person_id, stands_as, from_on)
       values ($1, $2, $3, $4, 'voting', '2022-03-01')`,
      [partnership, seat, group.id, person],
    );
}

/** Puts somebody into an office of a group, by a term that runs, or from and to these days. */
export async function putInOffice(
  world: Asked,
  { id: partnership }: TestPartnership,
  group: TestGroup,
  person: string | undefined,
  post: "chair" | "vice-chair",
  [from, to]: readonly [string, string | null] = ["2022-03-01", null],
): Promise<void> {
  await world.db.ask(
    `insert into chair_terms (partnership_id, group_id, post, person_id, how, decided_by, from_on, to_on, recorded_by)
     values ($1, $2, $3, $4, 'appointment', 'The board', $5, $6, $4)`,
    [partnership, group.id, post, person, from, to],
  );
}
