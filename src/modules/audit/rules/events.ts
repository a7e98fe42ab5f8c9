import type { Day } from "../../../kernel/dates.ts";

/** One event of a trail, as it stands in the database. */
export type TrailEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly jobId: string | null;
  readonly capacity: string | null;
  readonly event: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly fieldClasses: readonly string[];
  readonly purpose: string | null;
  readonly gateway: string | null;
  readonly result: "done" | "refused";
  readonly request: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
};

/** What of a trail is asked for; what is left out does not filter. Days are of the United Kingdom, both included. */
export type EventFilter = {
  readonly person?: string;
  readonly object?: string;
  readonly event?: string;
  readonly result?: "done" | "refused";
  readonly from?: Day;
  readonly to?: Day;
};

/** Where a page of events begins: the newest, or those next to a number. */
export type EventsFrom = { readonly before?: number; readonly after?: number };

/** Who was shown an object's data: somebody in one capacity, which classes, how often and between when. */
export type Sight = {
  readonly personId: string | null;
  readonly capacity: string | null;
  readonly fieldClasses: readonly string[];
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

/** An event that showed somebody data of the person who asks. */
export type Look = {
  readonly at: string;
  /** The partnership's name; null for one that is not there any more. */
  readonly where: string | null;
  /** The name; null when no person did it. */
  readonly who: string | null;
  readonly capacity: string | null;
  readonly event: string;
  readonly classes: readonly string[];
  readonly purpose: string | null;
};

/** Names by id, as far as whoever reads may see them. */
export type Names = ReadonlyMap<string, string>;

/** Which reads are asked for: in a time, of a class, of an object. */
export type SeenFilter = {
  readonly from: Date;
  readonly to: Date;
  readonly fieldClass?: string;
  readonly object?: string;
};

/** Somebody was shown these classes of an object's data: how often, and between when. */
export type Seen = {
  readonly personId: string | null;
  readonly subject: string;
  readonly fieldClasses: readonly string[];
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};
