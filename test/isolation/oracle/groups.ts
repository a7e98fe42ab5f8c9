import { PARTNERSHIPS } from "../fixture/places.ts";
import { termsId, termsKeys } from "../fixture/terms.ts";
import type { Access } from "./access.ts";
import { FIRST_GROUP, GROUP_KEEPERS, PEOPLE_READERS, TERMS_APPROVERS } from "./audiences.ts";
import { placeOf } from "./rows.ts";

type Some = NonNullable<Access["sees"]>;
type Own = Parameters<typeof termsKeys>[0];

/** The program's own job that brings actions before those above reads where the terms in force lead, and who chairs. */
const ESCALATING: Some[number] = [["reminder job"], "here"];

/** Read by those who see who is in a group: all of them, and of the first group whoever is in it. */
const readOf = (table: Own): Some => [
  [PEOPLE_READERS, "here"],
  [FIRST_GROUP, () => termsKeys(table, "A", [1])],
];
const ofFirstTerms: Some = [
  [PEOPLE_READERS, "here"],
  ESCALATING,
  [FIRST_GROUP, () => [`${PARTNERSHIPS.A.id}|${termsId("A")}`]],
];
/** What no approval stands against: the third terms of each place are a draft. */
const drafts = (table: Own): Some => [[GROUP_KEEPERS, (key) => termsKeys(table, placeOf(key), [3])]];

const listed = (table: Own): Access => ({
  granted: { fp_member: "select insert delete" },
  sees: readOf(table),
  removes: drafts(table),
  adds: GROUP_KEEPERS,
});

/** Terms of reference, the seats they list, and who sits there. Written by hand. */
export const termsAccess: Readonly<Record<string, Access>> = {
  terms_of_reference: {
    granted: {
      fp_member:
        "select insert update(aims mission objectives open_points purpose responsibilities revision scope secretariat settings source)",
      fp_job: "select",
    },
    sees: [...readOf("terms_of_reference"), ESCALATING],
    changes: drafts("terms_of_reference"),
    adds: GROUP_KEEPERS,
  },
  seats: { granted: { fp_member: "select insert" }, sees: readOf("seats"), adds: GROUP_KEEPERS },
  terms_seats: listed("terms_seats"),
  accountability_lines: {
    ...listed("accountability_lines"),
    granted: { fp_member: "select insert delete", fp_job: "select" },
    sees: [...readOf("accountability_lines"), ESCALATING],
  },
  terms_approvals: {
    granted: { fp_member: "select insert", fp_job: "select" },
    sees: ofFirstTerms,
    adds: TERMS_APPROVERS,
  },
  terms_confirmations: {
    granted: { fp_member: "select insert", fp_job: "select" },
    sees: ofFirstTerms,
    adds: TERMS_APPROVERS,
  },
  seat_representatives: {
    granted: { fp_member: "select insert update(to_on)" },
    sees: readOf("seat_representatives"),
    changes: [[GROUP_KEEPERS, "here"]],
    adds: GROUP_KEEPERS,
  },
  chair_elections: { granted: { fp_member: "select insert" }, sees: readOf("chair_elections"), adds: GROUP_KEEPERS },
  election_candidates: {
    granted: { fp_member: "select insert" },
    sees: readOf("election_candidates"),
    adds: GROUP_KEEPERS,
  },
  election_votes: {
    granted: { fp_member: "select insert delete" },
    sees: readOf("election_votes"),
    // The second election has its result.
    removes: [[GROUP_KEEPERS, (key) => termsKeys("election_votes", placeOf(key), [1, 3, 4])]],
    adds: GROUP_KEEPERS,
  },
  chair_terms: {
    granted: { fp_member: "select insert update(to_on)", fp_job: "select", fp_rls: "select" },
    // The job that sends asks who chairs still.
    sees: [...readOf("chair_terms"), ESCALATING, [["mail job"], "here"]],
    changes: [[GROUP_KEEPERS, "here"]],
    adds: GROUP_KEEPERS,
  },
};
