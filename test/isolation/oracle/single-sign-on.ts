import type { ActorKey } from "../actors.ts";
import { canary, idOf } from "../fixture/places.ts";
import { proposalId } from "../fixture/single-sign-on.ts";
import type { Access } from "./access.ts";

const CONFIGURING: readonly ActorKey[] = ["operator"];
/** Those who look after the people of the second organisation, and see how these sign in. */
const OWN: readonly ActorKey[] = ["administrator"];

const SETTINGS =
  "client_id email_claim issuer local_sign_in second_factor_values subject_claim tenant vouches_for_email";
const PROVIDER = `organisation_id revision changed_at ${SETTINGS}`;
const PROPOSAL = `id organisation_id of_revision new_secret email_domains proposed_by proposed_at decided_as decided_by decided_at ${SETTINGS}`;

/**
 * Organisations' providers and what is proposed, without the secret. Nobody writes a provider: it is proposed, and accepted by
 * a function. Who is who there is for signing in alone.
 */
export const singleSignOn: Readonly<Record<string, Access>> = {
  identity_providers: {
    granted: {
      fp_member: `select(${PROVIDER}) delete`,
      fp_job: "select(organisation_id local_sign_in revision) update(local_sign_in revision changed_at)",
      fp_credentials: `select insert update(${PROVIDER.replace("organisation_id ", "")} client_secret)`,
    },
    sees: [
      [CONFIGURING, "all"],
      [OWN, () => [idOf("organisation", 2)]],
    ],
    removes: [[CONFIGURING, "all"]],
    referredTo: true,
  },
  provider_domains: {
    granted: { fp_member: "select delete", fp_credentials: "select insert delete" },
    sees: [
      [CONFIGURING, "all"],
      [OWN, () => [`three.${canary("I", "own_sign_in")}.example`]],
    ],
    removes: [[CONFIGURING, "all"]],
  },
  provider_proposals: {
    granted: {
      fp_member: `select(${PROPOSAL}) insert`,
      fp_job: `select(${PROPOSAL})`,
      fp_credentials: "select update(decided_as decided_by decided_at client_secret)",
      fp_rls: "select(id organisation_id proposed_by decided_at)",
    },
    sees: [
      [CONFIGURING, "all"],
      [OWN, () => [proposalId(2, 1), proposalId(2, 2)]],
    ],
    adds: CONFIGURING,
  },
  provider_identities: { granted: { fp_credentials: "select insert delete" } },
};
