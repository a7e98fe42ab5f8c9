import type { ActorKey } from "../actors.ts";
import {
  HELD,
  interestKeys,
  itemKeys,
  meetingKeys,
  OF_HELD,
  SPARE,
  stepKeys,
  UNRESTRICTED,
  WITH_MOTIONS,
  WITHOUT_TEXT,
} from "../fixture/meetings.ts";
import type { Access } from "./access.ts";
import { FIRST_GROUP, MEETING_CHAIRS, MEETING_KEEPERS } from "./audiences.ts";

type Some = NonNullable<Access["sees"]>;

const READERS: readonly ActorKey[] = [...MEETING_KEEPERS, ...MEETING_CHAIRS];
/** They are in A's second group. */
const SECOND: readonly ActorKey[] = ["analyst", "member"];

/** Read by those who run meetings and who chair; of a group's own meetings, by whoever is in it. */
const readBy = (first: readonly string[], second: readonly string[]): Some => [
  [READERS, "here"],
  [FIRST_GROUP, () => first],
  [SECOND, () => second],
];
const kept: Some = [[MEETING_KEEPERS, "here"]];

/** A's manager has an interest in its first item, B's in theirs, and of A's second group the member. */
const textsKept: Some = [
  [["manager"], () => itemKeys("A", [2])],
  [["support officer"], "here"],
  [["B's manager"], () => itemKeys("B", [2, 3])],
];

/** Meetings, their agendas, and what of them is restricted. Written by hand. */
export const meetingAccess: Readonly<Record<string, Access>> = {
  meetings: {
    granted: { fp_member: "select insert update(begins_at held_on joining kind place revision way)", fp_rls: "select" },
    sees: readBy(meetingKeys("A", 1, ...HELD), meetingKeys("A", 2)),
    changes: kept,
    adds: MEETING_KEEPERS,
  },
  meeting_steps: {
    granted: { fp_member: "select insert", fp_rls: "select" },
    sees: readBy(stepKeys("A", 1), stepKeys("A", 2)),
    adds: MEETING_KEEPERS,
  },
  agenda_items: {
    granted: {
      fp_member:
        "select insert delete update(equality kind minutes position presenter revision section_17 summary title)",
    },
    sees: readBy(itemKeys("A", [1, WITHOUT_TEXT, UNRESTRICTED, OF_HELD, WITH_MOTIONS, SPARE]), itemKeys("A", [2])),
    changes: kept,
    removes: kept,
    adds: MEETING_KEEPERS,
    referredTo: true,
  },
  item_restrictions: {
    granted: { fp_member: "select insert delete", fp_rls: "select" },
    sees: readBy(itemKeys("A", [1, WITHOUT_TEXT, OF_HELD]), itemKeys("A", [2])),
    removes: kept,
    adds: MEETING_KEEPERS,
  },
  // Neither the chair, who is in no group, nor whoever has an interest in the item.
  restricted_texts: {
    granted: { fp_member: "select insert delete update(body)" },
    sees: [...textsKept, [FIRST_GROUP, () => itemKeys("A", [1])], [["analyst"], () => itemKeys("A", [2])]],
    changes: textsKept,
    removes: textsKept,
    adds: MEETING_KEEPERS,
  },
  meeting_interests: {
    granted: { fp_member: "select insert delete", fp_rls: "select" },
    sees: readBy(interestKeys("A", [1]), interestKeys("A", [2])),
    removes: [
      [["manager"], () => interestKeys("A", [2])],
      [["support officer"], "here"],
      [["B's manager"], () => interestKeys("B", [2])],
    ],
    adds: MEETING_KEEPERS,
  },
};
