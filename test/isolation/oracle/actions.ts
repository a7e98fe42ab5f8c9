import { actionKeys, updateKey } from "../fixture/actions.ts";
import type { Access } from "./access.ts";
import { ACTION_MANAGERS, ACTION_READERS, FIRST_GROUP } from "./audiences.ts";

/** The program's own jobs that remind owners, and that send what is due still. */
const REMINDING = ["reminder job", "mail job"] as const;

/** The action log. Written by hand. */
export const actionAccess: Readonly<Record<string, Access>> = {
  actions: {
    granted: {
      fp_member: "select insert update(organisation_id person_id text)",
      fp_job: "select",
      fp_rls: "select",
    },
    sees: [
      [[...ACTION_READERS, ...REMINDING], "here"],
      // Their own, and not the log.
      [["link holder"], () => actionKeys("A", [1])],
      // Of their group, what has come before it, and their own; not what was agreed at a restricted item that is not theirs to read.
      [FIRST_GROUP, () => actionKeys("A", [1, 2])],
      [["joint in A"], () => actionKeys("A", [5])],
    ],
    changes: [[ACTION_MANAGERS, "here"]],
    adds: ACTION_MANAGERS,
  },
  action_updates: {
    granted: { fp_member: "select insert", fp_job: "select", fp_rls: "select" },
    sees: [
      [[...ACTION_READERS, ...REMINDING], "here"],
      [["link holder", ...FIRST_GROUP], () => [updateKey("A", 1, 1), updateKey("A", 1, 2)]],
      [FIRST_GROUP, () => [updateKey("A", 2, 1)]],
    ],
    // Those who own the action that the fixture tries to update.
    adds: [...ACTION_MANAGERS, "member", "link holder", "both in B", "joint in A"],
  },
  action_escalations: {
    granted: { fp_member: "select", fp_job: "select insert", fp_rls: "select" },
    sees: [
      [[...ACTION_READERS, ...REMINDING], "here"],
      [FIRST_GROUP, () => actionKeys("A", [2])],
    ],
    adds: ["reminder job"],
  },
  action_links: { granted: { fp_job: "insert", fp_rls: "select" }, adds: ["reminder job"] },
};
