import { invitationMessageId } from "../fixture/invitations.ts";
import { paperKeys } from "../fixture/papers.ts";
import { PARTNERSHIPS } from "../fixture/places.ts";
import type { Access } from "./access.ts";
import {
  AREA_IMPORTERS,
  ASSESSMENT_READERS,
  DATASET_READERS,
  EVERYBODY_IN_A_PARTNERSHIP,
  JOBS,
  MAIL_READERS,
  VISITORS,
} from "./audiences.ts";
import { paperReaders } from "./papers.ts";
import { files, jobs, without } from "./rows.ts";

export const WORKED_ON = { fp_member: "select insert", fp_job: "select insert" };

/** What the program itself keeps of a partnership's: its jobs, messages and files. */
export const platformAccess: Readonly<Record<string, Access>> = {
  jobs: {
    granted: {
      fp_member: "select insert",
      fp_job: "select insert",
      fp_rls: "select",
      fp_queue: "select insert update delete",
    },
    sees: [
      [["analyst", "program"], () => jobs("A", "analyst's", "with a lapsed lease", "finished")],
      [["chair"], () => jobs("A", "chair's")],
      [["both in B"], () => jobs("B", "of both, in B")],
      [["operator"], () => jobs("I", "operator's")],
      [JOBS, "here"],
    ],
    // A program asks for nothing to be done.
    adds: without(EVERYBODY_IN_A_PARTNERSHIP, [...VISITORS, "program"]),
  },
  outgoing_messages: {
    granted: {
      fp_member: "select",
      fp_job: "select update(attempts problem handed_over_at outcome ended_at)",
      fp_rls: "select",
      fp_queue: "select insert update(attempts problem handed_over_at outcome ended_at)",
    },
    sees: [
      [MAIL_READERS, "here"],
      [["mail job"], "here"],
      // What became of the messages of their own invitations.
      [["administrator"], () => [`${PARTNERSHIPS.I.id}|${invitationMessageId(2, 1)}`]],
    ],
    changes: [[["mail job"], "here"]],
  },
  files: {
    granted: { ...WORKED_ON, fp_queue: "select" },
    sees: [
      [DATASET_READERS, (key) => files(key, "datasets:read")],
      [ASSESSMENT_READERS, (key) => files(key, "assessments:read")],
      [AREA_IMPORTERS, (key) => files(key, "areas:import")],
      ...paperReaders(paperKeys.files),
    ],
    adds: DATASET_READERS,
  },
  file_chunks: {
    granted: { ...WORKED_ON, fp_queue: "select delete" },
    sees: [
      [DATASET_READERS, (key) => files(key, "datasets:read", "|0")],
      [ASSESSMENT_READERS, (key) => files(key, "assessments:read", "|0")],
      [AREA_IMPORTERS, (key) => files(key, "areas:import", "|0")],
      ...paperReaders((place, of) => paperKeys.files(place, of, "|0")),
    ],
    adds: DATASET_READERS,
  },
};
