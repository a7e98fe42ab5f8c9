import { actor } from "../actors.ts";
import { tokenKeys } from "../fixture/tokens.ts";
import type { Access } from "./access.ts";
import { EVERYBODY_IN_A_PARTNERSHIP, ROLE_ASKERS, SIGNED_IN } from "./audiences.ts";
import { placeOf } from "./rows.ts";

/** Everybody with a session whose transaction is in a partnership. Programs and links are not signed in. */
const THEMSELVES = EVERYBODY_IN_A_PARTNERSHIP.filter((key) => SIGNED_IN.includes(key));

/** Access tokens, whose hashes nobody reads, and which are made and ended by functions alone. Written by hand. */
export const tokenAccess: Readonly<Record<string, Access>> = {
  access_tokens: {
    granted: {
      fp_member:
        "select(partnership_id id person_id name capabilities made_at expires_at last_used_on ended_at ended_by ended_because)",
      fp_rls: "select insert update(last_used_on ended_at ended_by ended_because)",
      fp_credentials: "select(partnership_id id person_id expires_at ended_at) update(ended_at ended_because)",
    },
    sees: [
      [THEMSELVES, ownOf],
      // Whoever ends roles sees whose programs fetch.
      [ROLE_ASKERS, "here"],
    ],
  },
};

function ownOf(key: (typeof THEMSELVES)[number]): string[] {
  const { person } = actor(key);
  return person === undefined ? [] : tokenKeys(placeOf(key), person);
}
