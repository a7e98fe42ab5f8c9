import { nameOf, PEOPLE, type PersonKey, STAFF } from "./fixture/people.ts";
import { canariesIn, type Place } from "./fixture/places.ts";
import { BROWSERS, type Browser, type BrowserKey, type Capacity, NOT_SIGNED_IN } from "./matrix/capacities.ts";

/** Something that reached somebody who must not have it. */
export type Leak = { readonly to: BrowserKey; readonly at: string; readonly canary: string };

/** Where a page is: in a partnership, among the second organisation's people, or nowhere. */
type Page = Place | "organisation" | undefined;

/** Finds every canary in what was sent that this somebody must not have on a page of that partnership. */
export function leaksIn(sent: string, to: BrowserKey, at: string, page: Page): Leak[] {
  const found = canariesIn(sent).filter(
    ({ audience, table }) =>
      !isForInvited(at, table) &&
      !isLinked(at, table) &&
      !isInCalendar(at, table) &&
      !mayReach(to, audience, table, page),
  );
  const words = new Set(found.map(({ audience, table }) => `${audience} ${table}`));
  return [...words].map((canary) => ({ to, at, canary }));
}

/** Whoever has the link of a reminder reads the words of its action, and no other. */
function isLinked(at: string, table: string): boolean {
  return at.startsWith("/account/actions/") && table === "linked-actions";
}

/** Whoever has the address of a calendar reads when and where the groups meet, and of nothing else. */
function isInCalendar(at: string, table: string): boolean {
  return at.startsWith("/account/calendars/") && ["meetings", "groups", "shared-groups"].includes(table);
}

/** Values that no page shows to anybody. */
const TO_NOBODY = [
  "passphrase-hashes",
  "account-suspensions",
  "accounts",
  "passkeys",
  "begun-proofs",
  "invitations",
  "provider-identities",
  "lists",
  "sealed-secrets",
];

/** Values of the second organisation's people, which their administrators alone see, on their own pages. */
const STAFF_TABLES = ["staff-accounts", "staff-suspensions", "staff-invitations", "staff-lists", ...STAFF.map(nameOf)];

/** How the second organisation's people sign in: for those who run the installation, and for its administrators. */
const OWN_SIGN_IN = "own-sign-in";

/** What a partnership tells everybody, on its own pages. */
const PUBLIC = [
  "partnership-purposes",
  "partnership-areas",
  "partnership-organisations",
  "strategic-aims",
  "expected-outcomes",
  "groups",
  "released",
  "minutes-public",
];

const ASSESSMENT_READERS: readonly Capacity[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "county lead",
];
const DATASET_READERS = ASSESSMENT_READERS.filter((capacity) => capacity !== "member");

/** Those who decide what of minutes is released, and those whose minutes they are. */
const RELEASE_READERS: readonly Capacity[] = [
  "manager",
  "support officer",
  "chair",
  "vice-chair",
  "group member",
  "group chair",
];
/** Those who read what of minutes is released to partners. */
const PARTNERS: readonly Capacity[] = [...ASSESSMENT_READERS, "auditor", "group member", "group chair"];

const SEAT_READERS: readonly Capacity[] = [...ASSESSMENT_READERS, "auditor", "group member", "group chair"];

/** In which capacities one may see values of a table of the partnership one is in. Tables not named: in any. */
const READERS: readonly (readonly [tables: RegExp, capacities: readonly Capacity[]])[] = [
  [/^(datasets|imports?|dataset-|part-|version-|rejected-|row-|data-gaps|file-)/, DATASET_READERS],
  [/^(terms-|seats|accountability-|chair-)/, SEAT_READERS],
  [/^(identity-providers|provider-domains|provider-proposals|own-sign-in)/, ["operator"]],
  // Of A's second group, and B's, analysts and members are in it.
  [
    /^(meetings|meeting-|agenda-|item-|programme-)/,
    ["manager", "support officer", "chair", "analyst", "member", "group member", "group chair"],
  ],
  [
    /^(attendances|room-|decisions|open-motions)/,
    ["manager", "support officer", "chair", "analyst", "member", "group member", "group chair"],
  ],
  [/^paper-dispatches/, ["manager", "support officer", "chair", "analyst", "member", "group member", "group chair"]],
  [/^papers-restricted/, ["manager", "support officer", "group member", "group chair"]],
  [/^papers/, ["manager", "support officer", "chair", "group member", "group chair"]],
  [/^(restricted-texts|motion-)/, ["manager", "support officer", "group member", "group chair"]],
  [/^minutes-texts-restricted/, ["manager", "support officer", "group member", "group chair"]],
  [/^minutes-(texts|amendments|records)/, ["manager", "support officer", "chair", "group member", "group chair"]],
  [/^minutes-(proposals|withdrawals)/, RELEASE_READERS],
  [/^minutes-partners/, PARTNERS],
  [/^outgoing-messages/, ["manager", "support officer", "operator"]],
  [/^unshared-actions/, [...ASSESSMENT_READERS, "auditor", "program"]],
  [/^(linked-)?action/, [...ASSESSMENT_READERS, "auditor", "group member", "group chair", "program"]],
  [/^analys/, [...ASSESSMENT_READERS, "program"]],
  // Their names are read by whose they are and by whoever may end them.
  [/^tokens-of-analyst/, ["analyst", "manager"]],
  [/^tokens-of-(member|joint)/, ["member", "manager"]],
  [/^tokens-of-both/, ["chair", "manager"]],
  [/^tokens-of-/, ["manager"]],
  [/^(assessment|findings|priorit|release)/, ASSESSMENT_READERS],
];

/** Whoever has the link of an invitation reads whom it is for. */
function isForInvited(at: string, table: string): boolean {
  return at.startsWith("/account/invitation/") && table === "staff-invitations";
}

function mayReach(to: BrowserKey, audience: string, table: string, page: Page): boolean {
  if (TO_NOBODY.includes(table)) return false;
  const isTheirs = STAFF_TABLES.includes(table) || table === OWN_SIGN_IN;
  if (page === "organisation" && isTheirs && (BROWSERS[to] as Browser).administers) return true;
  if (table.startsWith("staff-")) return false;
  if (audience === "anybody") return true;
  // A group of A that serves B: A tells everybody of it on its own pages, B those who work there.
  if (table === "shared-groups") return page === "A" || (page === "B" && (BROWSERS[to] as Browser).is.B !== undefined);
  if (PUBLIC.includes(table)) return audience === page?.toLowerCase();
  const browser: Browser = BROWSERS[to];
  if (isOwnName(browser, table)) return !NOT_SIGNED_IN.includes(to);
  const places: Place[] = audience === "both" ? ["A", "B"] : [audience.toUpperCase() as Place];
  const readers = READERS.find(([tables]) => tables.test(table))?.[1];
  return places.some((place) => {
    const capacity = browser.is[place];
    // Even who works in both partnerships sees of each on its own pages only.
    return page === place && capacity !== undefined && (readers?.includes(capacity) ?? true);
  });
}

/** Their own name goes with them to every page, for as long as they are signed in. */
function isOwnName({ session }: Browser, table: string): boolean {
  return session !== undefined && session in PEOPLE && table === nameOf(session as PersonKey);
}
