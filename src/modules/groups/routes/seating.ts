import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { authoritiesOn, getProfile, listParticipations } from "../../partnerships/index.ts";
import type { GroupSeen } from "../rules/groups.ts";
import type { Terms } from "../rules/terms.ts";
import { authoritiesWithoutSeat, filledSeats } from "../rules/vacancies.ts";
import { listRepresentatives } from "../store/representatives.ts";
import type { Seating } from "../views/seats.ts";

/** Who sits in the seats of terms on a day; and, of a strategic board, which responsible authority has none. */
export async function seatingOf(tx: Tx, group: GroupSeen, terms: Terms, today: Day): Promise<Seating> {
  const isBoard = group.kind === "strategic-board";
  const authorities = isBoard ? authoritiesOn(await listParticipations(tx), today) : [];
  const asked = authorities.map((one) => ({
    organisationId: one.organisationId,
    name: one.organisation,
    otherNames: one.formerNames.map(({ name }) => name),
    fromOn: one.fromOn,
  }));
  return {
    terms,
    filled: filledSeats(terms.seats, await listRepresentatives(tx, group.id), today),
    withoutSeat: authoritiesWithoutSeat(asked, terms.seats),
    nation: (await getProfile(tx)).nation,
  };
}
