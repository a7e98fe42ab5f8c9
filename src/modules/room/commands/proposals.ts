import { newId } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { feedbackOwed, type Procedure, type State, type Step, stateOf, take } from "../../groups/index.ts";
import { type AgendaItem, getItem } from "../../meetings/index.ts";
import { isNewProposal, isReadable, type Motion, submissionsOf } from "../rules/motions.ts";
import type { Now } from "../rules/sittings.ts";
import * as store from "../store/motions.ts";
import { lockRoomAsItIs } from "../store/rooms.ts";
import { type Room, ready, roomOf } from "./surroundings.ts";

/** The motions of one proposal in their order, and where it stands. */
export type Proposal = {
  readonly motions: readonly Motion[];
  readonly latest: Motion;
  readonly state: State;
  /** The seats that voted against a tied proposal and have not said why. */
  readonly owed: readonly string[];
};

/** Every proposal that a group has had before it. */
export async function proposalsOf(tx: Tx, group: string): Promise<Proposal[]> {
  return proposalsIn(await store.listGroupMotions(tx, group));
}

/** The proposals that motions make up, each lineage whole. */
export function proposalsIn(motions: readonly Motion[]): Proposal[] {
  return [...new Set(motions.map(({ lineageId }) => lineageId))].flatMap(
    (id) => standing(motions.filter(({ lineageId }) => lineageId === id)) ?? [],
  );
}

function standing(motions: readonly Motion[]): Proposal | undefined {
  const latest = motions.at(-1);
  if (!latest) return undefined;
  const lineage = submissionsOf(motions);
  return { motions, latest, state: stateOf(lineage), owed: feedbackOwed(lineage) };
}

/** A new proposal on an item of the agenda that is for decision. Answers the motion's id. */
export async function tableMotion(
  tx: Tx,
  meetingId: string,
  itemId: string,
  text: string,
  now: Now,
): Promise<Outcome<string>> {
  const before = await lockForTabling(tx, meetingId, itemId, itemId, now);
  if (!before.ok) return before;
  const { room, item, procedure } = before.value;
  const earlier = (await proposalsOf(tx, room.meeting.groupId)).flatMap(({ motions, state }) =>
    motions.map((motion) => ({ motion, isSettled: state === "agreed" || state === "passed" })),
  );
  const fresh = isNewProposal(text, meetingId, earlier);
  if (!fresh.ok) return fresh;
  const id = newId();
  await store.insertMotion(tx, item, {
    ...{ id, lineageId: id, place: 1, kind: "first", procedure, text, determinationId: null },
  });
  recordEvent(tx, "motion.tabled", id, { meeting: meetingId, item: itemId, kind: "first" });
  return done(id);
}

/**
 * Puts a proposal again, in the way that its procedure has for it: an alternative at the same meeting, a re-submission at a
 * later one, or modified as the chair has found. Refuses where none of them is open.
 */
export async function putAgain(
  tx: Tx,
  meetingId: string,
  itemId: string,
  lineageId: string,
  text: string,
  now: Now,
): Promise<Outcome<string>> {
  const before = await lockForTabling(tx, meetingId, itemId, lineageId, now);
  if (!before.ok) return before;
  const { room, item, procedure } = before.value;
  const proposal = standing(await store.listLineage(tx, room.meeting.groupId, lineageId));
  if (!proposal) return refuse("Choose a proposal that the group has had before it", "proposal");
  if (!isReadable(proposal.motions)) return refuse(WITHHELD);
  const { latest, state } = proposal;
  if (state !== "tied" && latest.meetingOn > room.meeting.heldOn)
    return refuse("The proposal was last before a later meeting than this", "proposal");
  const found = latest.determinations.find(({ finding }) => finding === "modified");
  const step = stepAgain(state, { meeting: meetingId, text, procedure }, found?.reasons ?? "");
  const taken = take(submissionsOf(proposal.motions), step);
  if (!taken.ok) return taken;
  const kind = step.kind as Motion["kind"];
  const id = newId();
  const determinationId = kind === "modified" ? (found?.id ?? null) : null;
  await store.insertMotion(tx, item, {
    ...{ id, lineageId, kind, text, determinationId },
    procedure: taken.value.submissions.at(-1)?.procedure ?? procedure,
    place: latest.place + 1,
  });
  recordEvent(tx, "motion.tabled", id, { meeting: meetingId, item: itemId, kind, proposal: lineageId });
  return done(id);
}

function stepAgain(
  state: State,
  tabled: { meeting: string; text: string; procedure: Procedure },
  reasons: string,
): Step {
  if (state === "tied") return { kind: "alternative", meeting: tabled.meeting, text: tabled.text };
  if (state === "deferred") return { kind: "re-submission", ...tabled };
  return { kind: "modified", ...tabled, reasons };
}

/** Changes the words of a motion that nothing has been decided about. Refuses when somebody else has since they were read. */
export async function changeMotion(
  tx: Tx,
  meetingId: string,
  motionId: string,
  text: string,
  revision: number,
  now: Now,
): Promise<Outcome<string>> {
  const locked = await lockMotion(tx, meetingId, motionId, now, null);
  if (!locked.ok) return locked;
  if (locked.value.motion.decisions.length > 0)
    return refuse("The motion has been decided upon, and its words stay as they were", "text");
  if (!(await store.updateText(tx, motionId, revision, text)))
    return refuse(
      "Somebody else has changed these words since you opened them. Open the page again beside this one, and bring both together: nothing you typed is lost",
    );
  recordEvent(tx, "motion.changed", motionId, { meeting: meetingId, revision: revision + 1 });
  return done(motionId);
}

async function lockForTabling(tx: Tx, meetingId: string, itemId: string, lock: string, now: Now) {
  await lockRoomAsItIs(tx, meetingId);
  await store.lockProposal(tx, lock);
  const room = await roomOf(tx, meetingId, now);
  const item = await getItem(tx, meetingId, itemId);
  const open = ready(room, null);
  if (!open.ok) return open;
  if (isWithheld(item)) return refuse(WITHHELD);
  if (item.kind !== "decision")
    return refuse(
      "The item is not for decision. Change what it is for, and say what a decision means for crime and for equality",
    );
  const voting = room.terms?.settings.voting ?? "not-stated";
  if (voting === "not-stated")
    return refuse(
      "The terms of reference do not say how the group decides, and nothing is decided in a way that they do not know. Have a version approved that says it",
    );
  return done({ room, item, procedure: voting });
}

export type LockedMotion = { readonly room: Room; readonly motion: Motion; readonly proposal: Proposal };

/**
 * Holds a proposal whose latest motion is before this meeting. Refuses when the room is not open, when the motion was
 * followed by another, and to whoever may not read all of it. Throws NotFound for a motion of another meeting.
 */
export async function lockMotion(
  tx: Tx,
  meetingId: string,
  motionId: string,
  now: Now,
  at: string | null,
): Promise<Outcome<LockedMotion>> {
  await lockRoomAsItIs(tx, meetingId);
  const { lineageId } = await store.getMotionKeys(tx, meetingId, motionId);
  await store.lockProposal(tx, lineageId);
  const room = await roomOf(tx, meetingId, now);
  const proposal = standing(await store.listLineage(tx, room.meeting.groupId, lineageId));
  const open = ready(room, at);
  if (!open.ok) return open;
  if (!proposal || !isReadable(proposal.motions)) return refuse(WITHHELD);
  if (proposal.latest.id !== motionId)
    return refuse("This motion was followed by another, and that one is decided now");
  return done({ room, motion: proposal.latest, proposal });
}

/** Whether whoever asks may not read what of an item is restricted. */
function isWithheld({ restriction, restrictedText }: AgendaItem): boolean {
  return restriction !== null && restrictedText === null;
}

export const WITHHELD =
  "The item is restricted, and you may not read it: somebody else has to record what becomes of it";
