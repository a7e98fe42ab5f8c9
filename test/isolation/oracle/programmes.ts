import type { ActorKey } from "../actors.ts";
import { programmeKeys, takingKeys, UNTAKEN } from "../fixture/programmes.ts";
import type { Access } from "./access.ts";
import { FIRST_GROUP, MEETING_CHAIRS, MEETING_KEEPERS } from "./audiences.ts";

type Some = NonNullable<Access["sees"]>;

const READERS: readonly ActorKey[] = [...MEETING_KEEPERS, ...MEETING_CHAIRS];

/** As the meetings of a group are read: by those who run them and who chair, and by whoever is in the group. */
const readBy = (first: readonly string[], second: readonly string[]): Some => [
  [READERS, "here"],
  [FIRST_GROUP, () => first],
  [["analyst", "member"], () => second],
];
const kept: Some = [[MEETING_KEEPERS, "here"]];

/** Work programmes of groups. Written by hand. */
export const programmeAccess: Readonly<Record<string, Access>> = {
  programme_items: {
    granted: {
      fp_member:
        "select insert delete update(every_months first_month kind minutes presenter revision setting source title)",
    },
    sees: readBy(programmeKeys("A", [1, UNTAKEN]), programmeKeys("A", [2])),
    changes: kept,
    removes: kept,
    adds: MEETING_KEEPERS,
  },
  programme_takings: {
    granted: { fp_member: "select insert" },
    sees: readBy(takingKeys("A", [1]), takingKeys("A", [2])),
    adds: MEETING_KEEPERS,
  },
};
