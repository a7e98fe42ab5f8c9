import type { ActorKey } from "../actors.ts";
import type { Place } from "../fixture/places.ts";
import {
  attendanceKeys,
  castKeys,
  decisionKeys,
  determinationKeys,
  dissentKeys,
  motionKeys,
  OPEN,
  OPEN_MOTIONS,
  openTextKey,
  ownCastKey,
  roomStepKeys,
  speakerKey,
  takingKeys,
  textKeys,
  voteKeys,
} from "../fixture/room.ts";
import type { Access } from "./access.ts";
import { FIRST_GROUP, GROUP_CHAIRS, MEETING_CHAIRS, MEETING_KEEPERS } from "./audiences.ts";

type Some = NonNullable<Access["sees"]>;

const READERS: readonly ActorKey[] = [...MEETING_KEEPERS, ...MEETING_CHAIRS];

/** Read by those who run meetings and who chair; of a group's own meetings, by whoever is in it. */
const readBy = (keys: (place: Place, n: number) => readonly string[], alsoFirst: readonly string[] = []): Some => [
  [READERS, "here"],
  [FIRST_GROUP, () => [...keys("A", 1), ...alsoFirst]],
  [["analyst", "member"], () => keys("A", 2)],
];
const kept: Some = [[MEETING_KEEPERS, "here"]];

/** A's manager has an interest in its first item, B's in theirs, and of A's second group the member. */
const wordsOf = (
  keys: (place: Place, numbers: readonly number[]) => readonly string[],
  ofB: readonly number[],
): Some => [
  [["manager", "analyst"], () => keys("A", [2])],
  [["support officer"], "here"],
  [["B's manager"], () => keys("B", ofB)],
  [FIRST_GROUP, () => keys("A", [1])],
];

/** What happens in the room of a meeting. Written by hand. */
export const roomAccess: Readonly<Record<string, Access>> = {
  attendances: {
    granted: {
      fp_member:
        "select insert delete update(came_at left_at mode on_day person_id revision seat_id stands_as stands_in_for who)",
    },
    sees: readBy(attendanceKeys, [speakerKey]),
    changes: kept,
    removes: kept,
    adds: MEETING_KEEPERS,
  },
  room_steps: { granted: { fp_member: "select insert" }, sees: readBy(roomStepKeys), adds: MEETING_KEEPERS },
  item_takings: { granted: { fp_member: "select insert" }, sees: readBy(takingKeys), adds: MEETING_KEEPERS },
  motions: {
    granted: { fp_member: "select insert" },
    sees: readBy((place, n) => motionKeys(place, [n]), motionKeys("A", OPEN_MOTIONS)),
    adds: MEETING_KEEPERS,
  },
  // Of restricted items not by the chair, who is in no group, nor by whoever has an interest; of the others by all of them.
  motion_texts: {
    granted: { fp_member: "select insert update(body revision)" },
    sees: [
      ...wordsOf(textKeys, [2, 3]),
      [["manager", "chair", ...FIRST_GROUP], () => textKeys("A", [OPEN])],
      [["both in B", "B's manager"], () => textKeys("B", [OPEN])],
    ],
    // A motion that is decided keeps its words, and the reasons are the chair's.
    changes: [
      [["manager", "support officer"], () => openTextKey("A")],
      [["B's manager"], () => openTextKey("B")],
    ],
    adds: MEETING_KEEPERS,
  },
  motion_dissents: { granted: { fp_member: "select insert" }, sees: wordsOf(dissentKeys, [2]), adds: MEETING_KEEPERS },
  chair_determinations: {
    granted: { fp_member: "select insert" },
    sees: readBy(determinationKeys),
    adds: [...MEETING_CHAIRS, ...GROUP_CHAIRS],
  },
  decisions: { granted: { fp_member: "select insert" }, sees: readBy(decisionKeys), adds: MEETING_KEEPERS },
  // Of restricted items, as their words: of the others there is none.
  cast_votes: {
    granted: { fp_member: "select insert update(cast_at choice)" },
    sees: [
      ...wordsOf((place, numbers) => numbers.flatMap((n) => castKeys(place, n)), [2]),
      [["support officer", ...FIRST_GROUP], () => [ownCastKey]],
    ],
    changes: [[["joint in A"], () => [ownCastKey]]],
    adds: ["joint in A"],
  },
  decision_votes: { granted: { fp_member: "select insert" }, sees: readBy(voteKeys), adds: MEETING_KEEPERS },
};
