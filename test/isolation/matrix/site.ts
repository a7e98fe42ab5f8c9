import { LINK_TOKEN, sessionId } from "../fixture/people.ts";
import { passkeyId } from "../fixture/second-factors.ts";
import type { Ask } from "../fixture.ts";
import { ALL, IN_A_GROUP } from "./capacities.ts";
import type { Line } from "./line.ts";

const sleepersPasskey = { params: { id: () => passkeyId("sleeper") }, ok: [404] } as const;

/** The program itself, signing in, and what every partnership has. */
export const siteLines: readonly Line[] = [
  {
    route: "GET /assets/:name",
    for: "everybody",
    cache: "immutable",
    params: { name: (_place, _n, samples) => samples?.asset ?? "" },
  },
  { route: "GET /health/live", for: "everybody" },
  { route: "GET /health/ready", for: "everybody" },

  { route: "GET /", for: "everybody", cache: "public" },
  { route: "GET /accessibility", for: "everybody", cache: "public" },
  { route: "GET /privacy", for: "everybody", cache: "public" },
  { route: "GET /:partnership", for: "everybody", cache: "public" },

  { route: "GET /sign-in", for: "everybody" },
  { route: "POST /sign-in", for: "everybody" },
  { route: "POST /sign-out", for: "everybody", ok: [303], undo: reopenSessions },
  { route: "GET /account", for: "signed in", ok: [200, 303] },
  { route: "GET /account/sessions", for: "signed in" },
  // The one that is there is somebody else's: nobody ends it.
  {
    route: "POST /account/sessions/:id/closure",
    for: "signed in",
    params: { id: () => sessionId("sleeper") },
    ok: [404],
  },
  { route: "POST /account/sessions/closure", for: "signed in", ok: [303] },
  { route: "GET /account/second-factor", for: "signed in", beforeSecondFactor: true },
  { route: "POST /account/second-factor", for: "signed in", beforeSecondFactor: true },
  { route: "GET /account/second-factor/app", for: "signed in", stepUp: true },
  { route: "POST /account/second-factor/app", for: "signed in", stepUp: true, ok: [303], undo: forgetApps },
  { route: "POST /account/second-factor/app/confirmation", for: "signed in", stepUp: true },
  { route: "POST /account/second-factor/recovery-codes", for: "signed in", stepUp: true },
  { route: "GET /account/new-passphrase", for: "everybody" },
  { route: "POST /account/new-passphrase", for: "everybody" },
  { route: "GET /account/passphrase", for: "signed in" },
  { route: "POST /account/passphrase", for: "signed in" },
  { route: "GET /account/second-factor/passkeys/new", for: "signed in", stepUp: true },
  { route: "POST /account/second-factor/passkeys/challenge", for: "signed in", stepUp: true },
  { route: "POST /account/second-factor/passkeys", for: "signed in", stepUp: true },
  // The one that is there is somebody else's.
  { route: "GET /account/second-factor/passkeys/:id", for: "signed in", stepUp: true, ...sleepersPasskey },
  { route: "POST /account/second-factor/passkeys/:id", for: "signed in", stepUp: true, ...sleepersPasskey },
  { route: "POST /account/second-factor/passkeys/:id/removal", for: "signed in", stepUp: true, ...sleepersPasskey },
  { route: "POST /account/second-factor/passkey/challenge", for: "signed in", beforeSecondFactor: true },
  { route: "POST /account/second-factor/passkey", for: "signed in", beforeSecondFactor: true },
  { route: "POST /sign-in/passkey/challenge", for: "everybody" },
  { route: "POST /sign-in/passkey", for: "everybody" },
  { route: "GET /sign-in/organisation", for: "everybody" },
  { route: "POST /sign-in/organisation", for: "everybody" },
  // Nothing was begun in these browsers, so nobody comes back from anywhere.
  { route: "GET /sign-in/organisation/callback", for: "everybody", ok: [422] },
  { route: "POST /account/step-up/single-sign-on", for: "signed in" },
  { route: "GET /account/step-up", for: "signed in" },
  { route: "POST /account/step-up", for: "signed in" },
  { route: "GET /account/link/:token", for: "everybody", params: { token: () => LINK_TOKEN }, missing: 410 },
  { route: "POST /account/link/:token", for: "everybody", params: { token: () => LINK_TOKEN }, missing: 422 },

  { route: "GET /:partnership/desk", for: ALL },
  { route: "GET /:partnership/desk/work", for: [...ALL, ...IN_A_GROUP] },
  { route: "GET /:partnership/desk/partnership", for: ALL },
];

/** What was begun is not confirmed. */
async function forgetApps(ask: Ask): Promise<void> {
  await ask("delete from authenticator_apps where confirmed_at is null");
}

/** Signing out ends the session that every later line needs. */
async function reopenSessions(ask: Ask): Promise<void> {
  await ask("update sessions set ended_at = null, ended_because = null where id <> $1", [sessionId("signed-out")]);
}
