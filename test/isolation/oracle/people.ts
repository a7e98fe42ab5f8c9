import { actor } from "../actors.ts";
import { grantKeysFor } from "../fixture/grants.ts";
import { seatedIn, seatKeys, seatKeysOf, shareKeys } from "../fixture/groups.ts";
import { made } from "../fixture/made.ts";
import { membershipId, personId, STAFF } from "../fixture/people.ts";
import { PARTNERSHIPS } from "../fixture/places.ts";
import type { Access } from "./access.ts";
import {
  EVERYBODY_IN_A_PARTNERSHIP,
  EVERYBODY_KNOWN,
  FIRST_GROUP,
  FOUNDERS,
  GROUP_KEEPERS,
  JOBS,
  PARTNERSHIP_READERS,
  PEOPLE_READERS,
  ROLE_ACCEPTORS,
  ROLE_ASKERS,
  SIGNED_IN,
} from "./audiences.ts";
import { fellows, own, placeOf } from "./rows.ts";

const SHOWN_TO_ALL = { fp_member: "select", fp_public: "select", fp_job: "select insert" };
const publicOfPartnership: Access = {
  granted: SHOWN_TO_ALL,
  sees: [[EVERYBODY_IN_A_PARTNERSHIP, "here"]],
  adds: FOUNDERS,
};

/** Partnerships and organisations, people and what they hold. Written by hand. */
export const partnershipAccess: Readonly<Record<string, Access>> = {
  // The directory of partnerships is public; the installation's own row is for those who work in it.
  organisations: {
    granted: {
      fp_member: "select insert update(ended_on name started_on)",
      fp_public: "select",
      fp_job: "select insert",
      fp_rls: "select",
    },
    sees: [[EVERYBODY_KNOWN, "all"]],
    changes: [[["operator"], "all"]],
    adds: [...FOUNDERS, "operator"],
  },
  organisation_names: {
    granted: { ...SHOWN_TO_ALL, fp_member: "select insert" },
    sees: [[EVERYBODY_KNOWN, "all"]],
    adds: [...FOUNDERS, "operator"],
  },
  organisation_successors: {
    granted: { ...SHOWN_TO_ALL, fp_member: "select insert" },
    sees: [[EVERYBODY_KNOWN, "all"]],
    adds: [...FOUNDERS, "operator"],
  },
  partnerships: {
    granted: {
      fp_member: "select",
      fp_public: "select",
      fp_job: "select",
      fp_rls: "select insert",
      fp_queue: "select",
    },
    sees: [
      [EVERYBODY_KNOWN, () => [PARTNERSHIPS.A.id, PARTNERSHIPS.B.id]],
      [["operator", "installation auditor", "administrator", "operator's job", "own job"], () => [PARTNERSHIPS.I.id]],
    ],
  },
  partnership_areas: { ...publicOfPartnership, granted: { ...SHOWN_TO_ALL, fp_rls: "select" } },
  partnership_organisations: {
    granted: { ...SHOWN_TO_ALL, fp_member: "select insert update(to_on)", fp_rls: "select" },
    sees: [[EVERYBODY_IN_A_PARTNERSHIP, "here"]],
    changes: [[["manager", "B's manager"], "here"]],
    adds: [...FOUNDERS, "manager", "B's manager"],
  },
  strategic_aims: publicOfPartnership,
  expected_outcomes: publicOfPartnership,
  // What a share rule opens is seen by members of the partnership served, and by nobody else there.
  groups: {
    ...publicOfPartnership,
    granted: {
      ...SHOWN_TO_ALL,
      fp_member:
        "select insert update(also_called due_to_end_on ended_on kind name parent_id purpose revision started_on)",
      fp_rls: "select",
    },
    changes: [[GROUP_KEEPERS, "here"]],
    adds: [...FOUNDERS, ...GROUP_KEEPERS],
    sees: [
      [EVERYBODY_IN_A_PARTNERSHIP, "here"],
      [["both in B", "B's manager"], () => [`${PARTNERSHIPS.A.id}|${made.group("A")}`]],
    ],
  },
  group_memberships: {
    granted: { fp_member: "select insert", fp_job: "insert", fp_rls: "select update(ended_at ended_by to_on)" },
    sees: [
      [PEOPLE_READERS, (key) => seatKeys(placeOf(key))],
      // Of the groups they are in themselves.
      [FIRST_GROUP, () => seatKeysOf("A", 1)],
    ],
    adds: [...FOUNDERS, ...ROLE_ACCEPTORS],
  },
  group_partnerships: {
    granted: { fp_member: "select insert update(to_on)", fp_job: "insert", fp_rls: "select" },
    sees: [[PARTNERSHIP_READERS, (key) => shareKeys(placeOf(key))]],
    changes: [[["manager", "B's manager"], "here"]],
    adds: [...FOUNDERS, "manager", "B's manager"],
  },

  // People see themselves, those who hold, held or will hold a role where they are, and who sits in the groups they see.
  people: {
    granted: {
      fp_member: "select",
      fp_job: "select insert",
      fp_rls: "select",
      fp_credentials: "insert select(id organisation_id)",
    },
    sees: [
      [[...SIGNED_IN, "link holder", "program"], (key) => own(key, personId)],
      [[...PEOPLE_READERS, ...JOBS], fellows],
      [PEOPLE_READERS, (key) => [...seatedIn(placeOf(key)), "candidate" as const].map(personId)],
      // Of the actions that they read: two owners, who added them, and who recorded what became of them.
      [FIRST_GROUP, () => (["member", "auditor", "support-officer", "manager"] as const).map(personId)],
      // Of all actions, the others: their owners, who added them, and who recorded what became of them.
      [
        ["program"],
        () =>
          (
            [
              "member",
              "auditor",
              "scrutiny-member",
              "joint",
              "support-officer",
              "chair",
              "manager",
              "vice-chair",
            ] as const
          ).map(personId),
      ],
      // The sleeper sits in a seat of the group, and the scrutiny member chairs it.
      [FIRST_GROUP, () => (["joint", "group-chair", "panelist", "sleeper", "scrutiny-member"] as const).map(personId)],
      // Who asked for a role is seen with it, and so by whom it was asked for.
      [[...PEOPLE_READERS, "scrutiny member"], () => [personId("sleeper")]],
      // Who looks after an organisation's people sees those, and nobody else.
      [["administrator"], () => STAFF.map(personId)],
      // And whoever proposed how they sign in.
      [["administrator"], () => [personId("sleeper")]],
    ],
    adds: FOUNDERS,
  },
  memberships: {
    granted: {
      fp_member: "select insert",
      fp_job: "select insert",
      fp_rls: "select update(ended_at ended_by to_on)",
    },
    sees: [
      [[...PEOPLE_READERS, ...JOBS], "here"],
      [["scrutiny member"], () => [`${PARTNERSHIPS.A.id}|${membershipId("scrutiny-member", "A", "scrutiny-member")}`]],
      [["link holder"], () => [`${PARTNERSHIPS.A.id}|${membershipId("member", "A", "member")}`]],
      [["program"], () => [`${PARTNERSHIPS.A.id}|${membershipId("analyst", "A", "analyst")}`]],
    ],
    adds: [...FOUNDERS, ...ROLE_ACCEPTORS],
  },
  role_grants: {
    granted: { fp_member: "select insert", fp_credentials: "insert" },
    sees: [
      [PEOPLE_READERS, "here"],
      [["scrutiny member"], () => grantKeysFor("A", "scrutiny-member")],
    ],
    adds: ROLE_ASKERS,
  },
  role_grant_refusals: {
    granted: { fp_member: "select insert" },
    sees: [[EVERYBODY_IN_A_PARTNERSHIP.filter((key) => actor(key).role === "fp_member"), "here"]],
    adds: [...new Set([...ROLE_ASKERS, ...ROLE_ACCEPTORS])],
  },
};
