import type { ActorKey } from "../actors.ts";
import { HELD, meetingKeys, OF_HELD } from "../fixture/meetings.ts";
import { minutesKeys, RELEASED } from "../fixture/minutes.ts";
import type { Access } from "./access.ts";
import { FIRST_GROUP, GROUP_CHAIRS, MEETING_CHAIRS, MEETING_KEEPERS } from "./audiences.ts";

type Some = NonNullable<Access["sees"]>;

const READERS: readonly ActorKey[] = [...MEETING_KEEPERS, ...MEETING_CHAIRS];
/** Those who agree to a release. */
const RELEASERS: readonly ActorKey[] = [...MEETING_CHAIRS, "vice-chair"];
/** Those who see groups, and so what of their minutes is released to partners. */
const PARTNERS: readonly ActorKey[] = ["analyst", "member", "auditor", "county lead", "both in A"];
const { texts, proposals } = minutesKeys;
const released = Object.values(RELEASED);

/** Read by those who run meetings and who chair; all that was held is the first group's, which somebody from B is in. */
const readBy = (first: readonly string[]): Some => [
  [READERS, "here"],
  [FIRST_GROUP, () => first],
];
/** What is of a restricted item is not the chairs', who are in no group. */
const exceptRestricted = (keys: typeof minutesKeys.records): Some => [
  [MEETING_KEEPERS, "here"],
  [["chair"], () => keys("A", HELD)],
  [["both in B"], () => keys("B", HELD)],
  [FIRST_GROUP, () => keys("A", [...HELD, OF_HELD])],
];
const ofReleases = (first: readonly string[]): Some => [...readBy(first), [["vice-chair"], "here"]];

/** Minutes of meetings, and what of them is released. Written by hand. */
export const minutesAccess: Readonly<Record<string, Access>> = {
  // The first text is on A's first item, in which its manager has an interest, and of the second group the member in theirs.
  minutes_texts: {
    granted: { fp_member: "select insert update(body reaches revision written_restricted)" },
    sees: [
      [["manager"], () => texts("A", [2, 3, 4])],
      [["support officer"], "here"],
      [["B's manager"], () => texts("B", [2, 3, 4])],
      [["chair"], () => texts("A", [3, 4])],
      [["both in B"], () => texts("B", [3, 4])],
      [FIRST_GROUP, () => texts("A", [1, 3, 4])],
      [["analyst"], () => texts("A", [2])],
    ],
    // Not of minutes that are cleared.
    changes: [
      [["manager"], () => texts("A", [2, 3])],
      [["support officer"], () => texts("A", [1, 2, 3])],
      [["B's manager"], () => texts("B", [2, 3])],
    ],
    adds: MEETING_KEEPERS,
  },
  minutes_clearances: {
    granted: { fp_member: "select insert" },
    sees: readBy(meetingKeys("A", ...HELD)),
    adds: [...MEETING_CHAIRS, ...GROUP_CHAIRS],
  },
  minutes_amendments: {
    granted: { fp_member: "select insert" },
    sees: exceptRestricted(minutesKeys.amendments),
    adds: MEETING_KEEPERS,
  },
  minutes_records: {
    granted: { fp_member: "select insert" },
    sees: exceptRestricted(minutesKeys.records),
    adds: MEETING_KEEPERS,
  },
  minutes_confirmations: {
    granted: { fp_member: "select insert" },
    sees: readBy(meetingKeys("A", ...HELD.slice(1))),
    adds: MEETING_KEEPERS,
  },
  // A's first group serves B.
  minutes_proposals: {
    granted: {
      fp_member: "select insert",
      fp_public: "select(partnership_id id meeting_id group_id reach version document)",
      fp_rls: "select",
    },
    sees: [
      [[...READERS, "vice-chair"], "here"],
      [FIRST_GROUP, () => proposals("A", [1, 2, 3, 4, 5, 6])],
      [PARTNERS, () => proposals("A", released)],
      [["both in B", "B's manager"], () => proposals("A", released)],
      [["visitor of A"], () => proposals("A", [RELEASED.public])],
    ],
    adds: MEETING_KEEPERS,
  },
  minutes_agreements: {
    granted: { fp_member: "select insert", fp_rls: "select" },
    sees: ofReleases(minutesKeys.agreements("A")),
    adds: [...RELEASERS, ...GROUP_CHAIRS],
  },
  minutes_withdrawals: {
    granted: { fp_member: "select insert", fp_rls: "select" },
    sees: ofReleases(minutesKeys.withdrawals("A")),
    adds: [...READERS, "vice-chair", ...GROUP_CHAIRS],
  },
};
