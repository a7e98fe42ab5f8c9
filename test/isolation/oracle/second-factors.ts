import { passkeyId } from "../fixture/second-factors.ts";
import type { Access } from "./access.ts";

/** What accounts prove themselves by. */
export const secondFactors: Readonly<Record<string, Access>> = {
  // Secrets and codes are for the functions that check them; that there is an app is for those that say who acts.
  authenticator_apps: {
    granted: { fp_rls: "select(id account_id confirmed_at)", fp_credentials: "select insert update delete" },
  },
  recovery_codes: { granted: { fp_credentials: "select insert update delete" } },
  sign_in_alarms: { granted: { fp_credentials: "select insert" } },
  // One's own, without what proves anything.
  passkeys: {
    granted: {
      fp_member: "select(id account_id name synced created_at last_used_at)",
      fp_rls: "select(id account_id)",
      fp_credentials: "select insert update delete",
    },
    sees: [[["awaiting"], () => [passkeyId("awaiting")]]],
  },
  begun_proofs: { granted: { fp_credentials: "select insert update delete" } },
};
