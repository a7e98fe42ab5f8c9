import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { getGroupSeen, inForceOn, listTerms, listTermsOfOffice, postsOn, reviewDueOn } from "../../groups/index.ts";
import { listGroupMeetings, type Meeting, proposedDays, stateOfMeeting } from "../../meetings/index.ts";
import { getProfile } from "../../partnerships/index.ts";
import type { PlannedMeeting } from "../rules/programme.ts";
import { type Drawn, type Proposal, proposalsFor } from "../rules/proposals.ts";
import { getReadableGroup, listItems, listTakings } from "../store/programmes.ts";

/** A group with its programme and the meetings over which it is laid. Throws NotFound for whoever does not see its meetings. */
export async function programmeOf(tx: Tx, group: string, today: Day) {
  const seen = await getGroupSeen(tx, group);
  if (seen.host !== null) throw new NotFound("programme");
  await getReadableGroup(tx, group);
  return {
    group: seen,
    items: await listItems(tx, group),
    takings: await listTakings(tx, group),
    ...(await meetingsOf(tx, group, today)),
  };
}

/** The ordinary meetings of a group, with the days that its terms propose; and why they propose none. */
async function meetingsOf(tx: Tx, group: string, today: Day) {
  const scheduled = planned(await listGroupMeetings(tx, group), today);
  const proposed = await proposedDays(tx, group, today);
  const meetings: PlannedMeeting[] = [
    ...scheduled,
    ...(proposed.ok ? proposed.value.map(({ on }) => ({ id: null, on })) : []),
  ];
  return { meetings, unproposed: proposed.ok ? undefined : proposed.problems.map(({ message }) => message).join(". ") };
}

function planned(meetings: readonly Meeting[], today: Day): PlannedMeeting[] {
  return meetings
    .filter((meeting) => meeting.kind === "ordinary" && stateOfMeeting(meeting, today) !== "cancelled")
    .map(({ id, heldOn }) => ({ id, on: heldOn }));
}

/** What the terms in force and the law ask for that the programme does not have yet. */
export async function findProposals(
  tx: Tx,
  { group, items, meetings }: Pick<Awaited<ReturnType<typeof programmeOf>>, "group" | "items" | "meetings">,
  today: Day,
): Promise<Proposal[]> {
  const { kind, nation } = await getProfile(tx);
  const drawn: Drawn = {
    ...{ meetings, today },
    isStrategyGroup: group.kind === "strategic-board",
    isCounty: kind === "county",
    isEngland: nation === "england",
    terms: await termsOf(tx, group.id, today),
  };
  const has = (proposal: Proposal) =>
    items.some(({ proposedAs, title }) => proposedAs === proposal.key || title === proposal.title);
  return proposalsFor(drawn).filter((proposal) => !has(proposal));
}

async function termsOf(tx: Tx, group: string, today: Day): Promise<Drawn["terms"]> {
  const terms = inForceOn(await listTerms(tx, group), today);
  if (!terms) return undefined;
  const { source, secretariat, settings } = terms;
  const posts = postsOn(await listTermsOfOffice(tx, group), settings, today);
  return {
    ...{ source: source || "The terms of reference", secretariat },
    ...{ chair: settings.chair, chairMonths: settings.chairMonths, reviewMonths: settings.reviewMonths },
    reviewOn: reviewDueOn(terms),
    chairEndsOn: posts.find(({ post }) => post === "chair")?.endsOn,
  };
}
