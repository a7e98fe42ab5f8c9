import { idOf, NOWHERE, PARTNERSHIPS, type Place } from "./fixture/places.ts";
import { BROWSERS, type Browser, type BrowserKey, NOT_SIGNED_IN } from "./matrix/capacities.ts";
import type { Line, Samples } from "./matrix/line.ts";

/** One address that a line stands for. */
export type Target = {
  /** What it is, in a few words: "A", "B's in A". */
  readonly what: string;
  readonly url: string;
  /** The partnership in the path; undefined on routes of no partnership, and for a partnership that is not there. */
  readonly place?: Place;
  /** On pages of an organisation's people: whether it is the one that somebody administers. */
  readonly organisation?: "own" | "another";
  /** Whether whoever may have the route finds something there. */
  readonly isThere: boolean;
};

/**
 * The addresses of a line that somebody tries. Whoever is not signed in is told so before anything is looked for, and
 * strangers are all strangers: they try fewer.
 */
export function targetsFor(line: Line, key: BrowserKey, samples: Samples): Target[] {
  const targets = targetsOf(line, samples);
  if (line.for === "everybody" || line.for === "signed in") return targets;
  const { is }: Browser = BROWSERS[key];
  return targets.filter((target, i) => {
    if (isNobody(line, key)) return i === 0 || target.place === undefined;
    if (target.place === "I") return ["manager", "both", "operator", "installation auditor", "misplaced"].includes(key);
    const isObject = targets.findIndex(({ place }) => place === undefined) < i;
    return !isObject || is.A !== undefined || is.I !== undefined || ["nobody", "B's manager"].includes(key);
  });
}

/** Whether nobody is behind what somebody sends, as far as the line is concerned. */
export function isNobody(line: Line, key: BrowserKey): boolean {
  return NOT_SIGNED_IN.includes(key) || ((BROWSERS[key] as Browser).token !== undefined && line.program === undefined);
}

/** The addresses of a line: what is there, what is elsewhere, what never was, and what is gone. */
export function targetsOf(line: Line, samples: Samples): Target[] {
  const pattern = line.route.slice(line.route.indexOf(" ") + 1);
  const names = Object.keys(line.params ?? {});
  const fill = (slug: string, of: (name: string) => string) =>
    names.reduce((url, name) => url.replace(`:${name}`, of(name)), pattern.replace(":partnership", slug));
  const there = (slug: string, place: Place) => fill(slug, (name) => line.params?.[name]?.(place, 1, samples) ?? "");

  if (pattern.startsWith("/organisations/:organisation")) return targetsInOrganisations(pattern, line);
  if (!pattern.includes(":partnership")) {
    const never: Target = { what: "never was", url: fill("", neverWas), isThere: false };
    return [{ what: "there", url: there("", "A"), isThere: true }, ...(names.length > 0 ? [never] : [])];
  }
  const { A, B, I } = PARTNERSHIPS;
  const isPublic = line.for === "everybody";
  return [
    { what: "A", url: there(A.slug, "A"), place: "A", isThere: true },
    { what: "B", url: there(B.slug, "B"), place: "B", isThere: true },
    // The installation has no public pages.
    { what: "the installation", url: there(I.slug, "I"), place: "I", isThere: !isPublic },
    { what: "no partnership", url: there(NOWHERE, "A"), isThere: false },
    ...(names.length === 0 ? [] : objectsNotThere(line, fill, there)),
  ];
}

/** Pages of the second organisation's people, of the first's, and of none; and things that are not the second's. */
function targetsInOrganisations(pattern: string, { params = {} }: Line): Target[] {
  const names = Object.keys(params);
  const at = (organisation: string, of: (name: string) => string) =>
    names.reduce((url, name) => url.replace(`:${name}`, of(name)), pattern.replace(":organisation", organisation));
  const there = (place: Place) => (name: string) => params[name]?.(place) ?? "";
  const [first, second] = [1, 2].map((n) => idOf("organisation", n)) as [string, string];
  return [
    { what: "there", url: at(second, there("A")), organisation: "own", isThere: true },
    { what: "another organisation", url: at(first, there("B")), organisation: "another", isThere: false },
    { what: "no organisation", url: at(neverWas("id"), there("A")), organisation: "another", isThere: false },
    ...(names.length === 0
      ? []
      : ([
          { what: "another organisation's", url: at(second, there("B")), organisation: "own", isThere: false },
          { what: "never was", url: at(second, neverWas), organisation: "own", isThere: false },
        ] as const)),
  ];
}

/** Things that are not where the address says, in the partnership of whoever may have the line. */
function objectsNotThere(
  line: Line,
  fill: (slug: string, of: (name: string) => string) => string,
  there: (slug: string, place: Place) => string,
): Target[] {
  const place: Place = line.for.includes("operator") && !line.for.includes("manager") ? "I" : "A";
  const { slug } = PARTNERSHIPS[place];
  const targets: Target[] = [
    { what: `B's in ${place}`, url: there(slug, "B"), place, isThere: false },
    { what: `never was in ${place}`, url: fill(slug, neverWas), place, isThere: false },
    ...(line.gone ?? []).map((gone, i) => ({
      what: `gone from ${place} (${i + 1})`,
      url: fill(slug, (name) => gone[name]?.(place) ?? ""),
      place,
      isThere: false,
    })),
  ];
  // What belongs to no partnership is the same from everywhere.
  return targets.filter(({ url }) => url !== there(slug, place));
}

const NEVER: Readonly<Record<string, string>> = {
  token: "t".repeat(43),
  sha256: "0".repeat(64),
  code: "E07999999",
  seq: "999999",
  file: "no-such-table.csv",
};

/** A thing of that name that nobody ever made: an id, or a token in the shape of one. */
function neverWas(name: string): string {
  return NEVER[name] ?? "99999999-9999-4999-8999-999999999999";
}

/** The statuses that somebody may get for a target of a line. */
export function statusesFor(line: Line, key: BrowserKey, target: Target): readonly number[] {
  const isForm = line.route.startsWith("POST");
  const found = target.isThere ? (line.ok ?? [isForm ? 422 : 200]) : [line.missing ?? 404];
  if (line.for === "everybody") return found;
  const sentToProve = [isForm ? 401 : 303];
  if (isNobody(line, key)) return sentToProve;
  const browser: Browser = BROWSERS[key];
  if (browser.token !== undefined && line.program !== undefined) {
    if (!browser.fetches || target.place !== "A") return [401];
    return browser.fetches.includes(line.program) ? found : [403];
  }
  if (browser.awaits === "code" && !line.beforeSecondFactor) return sentToProve;
  if (browser.awaits === "set-up" && target.place === "A" && line.for !== "signed in") return sentToProve;
  const capacity = target.organisation
    ? target.organisation === "own" && browser.administers && "administrator"
    : target.place && browser.is[target.place];
  const mayHave = line.for === "signed in" || (capacity && line.for.includes(capacity));
  if (browser.stale && line.stepUp && mayHave) return sentToProve;
  if (line.for === "signed in") return found;
  if (!capacity) return [404];
  if (!line.for.includes(capacity)) return [403];
  return line.hiddenFrom?.includes(capacity) ? [line.missing ?? 404] : found;
}
