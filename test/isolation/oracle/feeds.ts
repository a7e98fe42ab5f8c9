import { actor } from "../actors.ts";
import { feedKeys } from "../fixture/feeds.ts";
import { personId } from "../fixture/people.ts";
import type { Access } from "./access.ts";
import { EVERYBODY_IN_A_PARTNERSHIP } from "./audiences.ts";
import { placeOf } from "./rows.ts";

/** Everybody with a page in a partnership: the addresses there are theirs, whatever they may do. */
const THEMSELVES = EVERYBODY_IN_A_PARTNERSHIP.filter((key) => actor(key).role === "fp_member");

/** Secret addresses of calendars, whose hashes nobody reads. Written by hand. */
export const feedAccess: Readonly<Record<string, Access>> = {
  calendar_feeds: {
    granted: {
      fp_member: "select(partnership_id id person_id group_id made_at revoked_at) insert update(revoked_at)",
      fp_rls: "select",
    },
    sees: [[THEMSELVES, ownOf]],
    changes: [[THEMSELVES.filter((key) => key !== "program"), ownOf]],
    adds: THEMSELVES.filter((key) => key !== "link holder" && key !== "program"),
  },
};

function ownOf(key: (typeof THEMSELVES)[number]): string[] {
  const { person } = actor(key);
  return person === undefined ? [] : feedKeys(placeOf(key), personId(person));
}
