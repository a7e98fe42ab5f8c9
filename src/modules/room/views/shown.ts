import type { Desk } from "../../../web/desk.ts";
import type { State } from "../../groups/index.ts";
import type { AgendaItem, Meeting } from "../../meetings/index.ts";
import type { Attendance, AttendedSeat, Representative } from "../rules/attendance.ts";
import type { CastVote } from "../rules/cast-votes.ts";
import type { Motion } from "../rules/motions.ts";
import type { Now, RoomState, RoomStep } from "../rules/sittings.ts";
import type { Sent } from "./fields.ts";

/** A room as its pages show it at one moment. */
export type RoomShown = {
  readonly meeting: Meeting;
  readonly state: RoomState;
  readonly sitting: Now["day"];
  readonly now: Now;
  /** The time that forms begin with: for who is there, and for what happens now. */
  readonly offered: string;
  readonly moment: string;
  readonly seats: readonly (AttendedSeat & { readonly sits: string; readonly votes: boolean })[];
  readonly representatives: readonly Representative[];
  readonly attendances: readonly Attendance[];
  readonly steps: readonly RoomStep[];
  readonly quorum: { readonly isQuorate: boolean; readonly arithmetic: string; readonly working: string };
  readonly hasTerms: boolean;
  readonly items: readonly AgendaItem[];
  readonly taken: readonly { readonly itemId: string; readonly atTime: string }[];
  readonly proposals: readonly ProposalShown[];
  /** Those of people who have the voice of their seat at the moment shown. */
  readonly castVotes: readonly CastVote[];
  /** The seat that whoever looks has the voice of in the room now. */
  readonly ownSeat: string | undefined;
  readonly fingerprint: string;
};

export type ProposalShown = {
  readonly motions: readonly Motion[];
  readonly latest: Motion;
  readonly state: State;
  readonly owed: readonly string[];
};

/** A proposal at an item, and the form of it that was sent. */
export type MotionShown = {
  readonly desk: Desk;
  readonly room: RoomShown;
  readonly item: AgendaItem;
  readonly proposal: ProposalShown;
  readonly sent: Sent;
};
