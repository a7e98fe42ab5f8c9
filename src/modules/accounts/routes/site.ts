import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { linkRoutes } from "./links.ts";
import { passkeyRoutes } from "./passkeys.ts";
import { passphraseRoutes } from "./passphrase.ts";
import { ownProposalRoutes } from "./proposals.ts";
import { secondFactorRoutes } from "./second-factor.ts";
import { sessionRoutes } from "./sessions.ts";
import { signInRoutes } from "./sign-in.ts";
import { singleSignOnRoutes } from "./single-sign-on.ts";
import { stepUpRoutes } from "./step-up.ts";

/** Signing in and out, a person's own account, and what is proposed for the sign-in of an organisation that one administers. */
export function siteRoutes(app: FastifyInstance, services: Services): void {
  signInRoutes(app, services);
  singleSignOnRoutes(app, services);
  secondFactorRoutes(app, services);
  passkeyRoutes(app, services);
  stepUpRoutes(app, services);
  sessionRoutes(app);
  passphraseRoutes(app, services);
  linkRoutes(app, services);
  ownProposalRoutes(app, services);
}
