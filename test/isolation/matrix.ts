import { made } from "./fixture/made.ts";
import { LINK_TOKEN, type SessionKey, sessionId } from "./fixture/people.ts";
import { bytesOf, fileText, type Place } from "./fixture/places.ts";
import type { Ask } from "./fixture.ts";

/** In which capacity somebody works in a partnership, or in the installation. */
export type Capacity =
  | "manager"
  | "support officer"
  | "analyst"
  | "chair"
  | "vice-chair"
  | "member"
  | "scrutiny member"
  | "auditor"
  | "county lead"
  | "operator";

/** Somebody at a browser: the cookie they send, and what they are where. Whoever is nothing somewhere sees nothing there. */
export type Browser = { readonly session?: SessionKey; readonly is: Partial<Readonly<Record<Place, Capacity>>> };

export const BROWSERS = {
  visitor: { is: {} },
  nobody: { session: "nobody", is: {} },
  manager: { session: "manager", is: { A: "manager" } },
  "support officer": { session: "support-officer", is: { A: "support officer" } },
  analyst: { session: "analyst", is: { A: "analyst" } },
  chair: { session: "chair", is: { A: "chair" } },
  "vice-chair": { session: "vice-chair", is: { A: "vice-chair" } },
  member: { session: "member", is: { A: "member" } },
  "scrutiny member": { session: "scrutiny-member", is: { A: "scrutiny member" } },
  auditor: { session: "auditor", is: { A: "auditor" } },
  "county lead": { session: "county-lead", is: { A: "county lead" } },
  both: { session: "both", is: { A: "analyst", B: "chair" } },
  "B's manager": { session: "B's manager", is: { B: "manager" } },
  "B's analyst": { session: "B's analyst", is: { B: "analyst" } },
  operator: { session: "operator", is: { I: "operator" } },
  misplaced: { session: "misplaced", is: {} },
  ended: { session: "ended", is: {} },
  future: { session: "future", is: {} },
  suspended: { session: "suspended", is: {} },
  idle: { session: "idle", is: {} },
  expired: { session: "expired", is: {} },
  "signed out": { session: "signed-out", is: {} },
} as const satisfies Record<string, Browser>;

export type BrowserKey = keyof typeof BROWSERS;

/** Those whom nobody is behind any more, whatever cookie they send: they are asked to sign in. */
export const NOT_SIGNED_IN: readonly BrowserKey[] = ["visitor", "suspended", "idle", "expired", "signed out"];

/** One route and who may have it. Everything else follows from the rules in `outcomes.ts`. */
export type Line = {
  /** As the program registers it. A line for GET speaks of HEAD as well. */
  readonly route: `GET /${string}` | `POST /${string}`;
  readonly for: "everybody" | "signed in" | readonly Capacity[];
  /** For each parameter beside :partnership, what stands for a thing that is there. */
  readonly params?: Readonly<Record<string, Param>>;
  /** The same, for a thing that was there and is gone. */
  readonly gone?: Readonly<Record<string, Param>>;
  /** What the form sends; nothing, when left out, so that whoever may send it is told what is missing and changes nothing. */
  readonly body?: Readonly<Record<string, string>>;
  /** The form is sent as uploads are. */
  readonly multipart?: true;
  /** Statuses for whoever may have it: 200, and 422 for a form, when left out. */
  readonly ok?: readonly number[];
  /** Status for a thing that is not there: 404 when left out. */
  readonly missing?: number;
  /** Whether caches may keep it: then it is the same for everybody. Nothing else may be kept. */
  readonly cache?: "public" | "immutable";
  /** Undoes what a form of this line did that later lines would notice. */
  readonly undo?: (ask: Ask) => Promise<void>;
};

/** What stands in an address for a thing of that place. */
type Param = (place: Place, n?: number, samples?: Samples) => string;

/** What a test run alone can know. */
export type Samples = { readonly asset: string };

const ALL: readonly Capacity[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "scrutiny member",
  "auditor",
  "county lead",
];

const DATASET_READERS: readonly Capacity[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "county lead",
];
const DATASET_IMPORTERS: readonly Capacity[] = ["manager", "analyst"];
const OPERATOR: readonly Capacity[] = ["operator"];

/** Every route of the program: written and reviewed by hand. A route that is not here fails the tests. */
export const MATRIX: readonly Line[] = [
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
  { route: "GET /account/link/:token", for: "everybody", params: { token: () => LINK_TOKEN }, missing: 410 },
  { route: "POST /account/link/:token", for: "everybody", params: { token: () => LINK_TOKEN }, missing: 422 },

  { route: "GET /:partnership/desk", for: ALL },
  { route: "GET /:partnership/desk/partnership", for: ALL },

  { route: "GET /:partnership/desk/areas", for: OPERATOR },
  { route: "GET /:partnership/desk/areas/new", for: OPERATOR },
  { route: "POST /:partnership/desk/areas/new", for: OPERATOR, multipart: true },
  { route: "GET /:partnership/desk/areas/districts", for: OPERATOR },
  { route: "GET /:partnership/desk/areas/districts/:code", for: OPERATOR, params: { code: () => "E07000001" } },
  { route: "GET /:partnership/desk/areas/:id", for: OPERATOR, params: { id: made.edition } },

  { route: "GET /:partnership/desk/datasets", for: DATASET_READERS },
  { route: "GET /:partnership/desk/datasets/new", for: DATASET_IMPORTERS },
  { route: "POST /:partnership/desk/datasets/imports", for: DATASET_IMPORTERS, multipart: true },
  {
    route: "GET /:partnership/desk/datasets/imports/:id",
    for: DATASET_READERS,
    params: { id: made.import },
  },
  { route: "GET /:partnership/desk/datasets/:id", for: DATASET_READERS, params: { id: made.dataset } },
  {
    route: "GET /:partnership/desk/datasets/:id/originals/:sha256",
    for: DATASET_READERS,
    params: { id: made.dataset, sha256: (place) => bytesOf(fileText(place, 1)).slice(2) },
  },
  { route: "GET /:partnership/desk/datasets/:id/rejected-rows", for: DATASET_READERS, params: { id: made.dataset } },
  {
    route: "GET /:partnership/desk/datasets/:id/rejected-rows.csv",
    for: DATASET_READERS,
    params: { id: made.dataset },
  },
  { route: "GET /:partnership/desk/datasets/:id/gaps/new", for: DATASET_IMPORTERS, params: { id: made.dataset } },
  { route: "POST /:partnership/desk/datasets/:id/gaps", for: DATASET_IMPORTERS, params: { id: made.dataset } },
  {
    route: "POST /:partnership/desk/datasets/:id/gaps/:gapId/removal",
    for: DATASET_IMPORTERS,
    params: { id: made.dataset, gapId: made.dataGap },
    ok: [303],
  },
  {
    route: "GET /:partnership/desk/datasets/:id/withdrawals/new",
    for: DATASET_IMPORTERS,
    params: { id: made.dataset },
  },
  { route: "POST /:partnership/desk/datasets/:id/withdrawals", for: DATASET_IMPORTERS, params: { id: made.dataset } },
];

/** Signing out ends the session that every later line needs. */
async function reopenSessions(ask: Ask): Promise<void> {
  await ask("update sessions set ended_at = null where id <> $1", [sessionId("signed-out")]);
}
