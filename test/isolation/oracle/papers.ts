import type { ActorKey } from "../actors.ts";
import { UNRESTRICTED } from "../fixture/meetings.ts";
import { paperKeys } from "../fixture/papers.ts";
import type { Access } from "./access.ts";
import { FIRST_GROUP, MEETING_CHAIRS, MEETING_KEEPERS } from "./audiences.ts";

type Some = NonNullable<Access["sees"]>;

const READERS: readonly ActorKey[] = [...MEETING_KEEPERS, ...MEETING_CHAIRS];
const OPEN = UNRESTRICTED;

/** A's manager has an interest in its first item, B's in theirs; of A's second group the member has, and the analyst has none. */
const papersKept: Some = [
  [["manager"], () => paperKeys.papers("A", [2, OPEN])],
  [["support officer"], "here"],
  [["B's manager"], () => paperKeys.papers("B", [2, OPEN])],
];

type Of = readonly (readonly [item: number, n: number])[];
const ALL_OF_OPEN: Of = [
  [OPEN, 1],
  [OPEN, 2],
  [OPEN, 3],
];
const SECOND: Of = [[2, 1]];

/** Of a version: its own row, its file, and the file's only chunk. */
type Keys = (place: "A" | "B", of: Of) => readonly string[];

const kept = (keys: Keys): Some => [
  [["manager"], () => keys("A", [...SECOND, ...ALL_OF_OPEN])],
  [["support officer"], () => keys("A", [[1, 1], ...SECOND, ...ALL_OF_OPEN])],
  [["B's manager"], () => keys("B", [...SECOND, ...ALL_OF_OPEN])],
];

/** Chairs, who are in no group, read all of what is not restricted; members what was sent out last. */
export const paperReaders = (keys: Keys): Some => [
  ...kept(keys),
  [["chair"], () => keys("A", ALL_OF_OPEN)],
  [["both in B"], () => keys("B", ALL_OF_OPEN)],
  [
    FIRST_GROUP,
    () =>
      keys("A", [
        [1, 1],
        [OPEN, 2],
      ]),
  ],
  [["analyst"], () => keys("A", SECOND)],
];

/** Papers of agendas, what went out when, and who has opened what. Written by hand. */
export const paperAccess: Readonly<Record<string, Access>> = {
  paper_dispatches: {
    granted: { fp_member: "select insert" },
    sees: [
      [READERS, "here"],
      [FIRST_GROUP, () => paperKeys.dispatches("A", 1)],
      [["analyst", "member"], () => paperKeys.dispatches("A", 2)],
    ],
    adds: MEETING_KEEPERS,
  },
  papers: {
    granted: { fp_member: "select insert update(removal_reason removed_at removed_by)" },
    sees: [
      ...papersKept,
      [["chair"], () => paperKeys.papers("A", [OPEN])],
      [["both in B"], () => paperKeys.papers("B", [OPEN])],
      [FIRST_GROUP, () => paperKeys.papers("A", [1, OPEN])],
      [["analyst"], () => paperKeys.papers("A", [2])],
    ],
    changes: papersKept,
    adds: MEETING_KEEPERS,
  },
  paper_versions: {
    granted: { fp_member: "select insert update(dispatch_id first_page withdrawn_at)" },
    sees: paperReaders(paperKeys.versions),
    changes: kept(paperKeys.versions),
    adds: MEETING_KEEPERS,
  },
  // What somebody has opened is nobody else's matter. Nobody opens what they may not read.
  paper_readings: {
    granted: { fp_member: "select insert" },
    sees: [
      [["manager"], () => paperKeys.readings("A", "manager")],
      [["joint in A"], () => paperKeys.readings("A", "joint")],
      [["B's manager"], () => paperKeys.readings("B", "B's manager")],
      [["both in B"], () => paperKeys.readings("B", "both")],
      [["operator"], () => paperKeys.readings("I", "operator")],
      [["installation auditor"], () => paperKeys.readings("I", "installation-auditor")],
    ],
    adds: READERS,
  },
};
