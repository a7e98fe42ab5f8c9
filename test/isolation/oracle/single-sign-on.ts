import type { ActorKey } from "../actors.ts";
import type { Access } from "./access.ts";

const CONFIGURING: readonly ActorKey[] = ["operator"];

const SETTINGS =
  "client_id email_claim issuer local_sign_in organisation_id revision second_factor_values subject_claim tenant vouches_for_email changed_at";

/** Organisations' providers: for whoever sets them, without the secret. Who is who there is for signing in alone. */
export const singleSignOn: Readonly<Record<string, Access>> = {
  identity_providers: {
    granted: {
      fp_member: `select(${SETTINGS}) insert update(${SETTINGS.replace("organisation_id ", "")} client_secret) delete`,
      fp_job: "select(organisation_id local_sign_in) update(local_sign_in revision changed_at)",
      fp_credentials: "select",
    },
    sees: [[CONFIGURING, "all"]],
    changes: [[CONFIGURING, "all"]],
    removes: [[CONFIGURING, "all"]],
    adds: CONFIGURING,
    referredTo: true,
  },
  provider_domains: {
    granted: { fp_member: "select insert delete", fp_credentials: "select" },
    sees: [[CONFIGURING, "all"]],
    removes: [[CONFIGURING, "all"]],
    adds: CONFIGURING,
  },
  provider_identities: { granted: { fp_credentials: "select insert delete" } },
};
