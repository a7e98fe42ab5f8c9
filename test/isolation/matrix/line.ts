import type { Place } from "../fixture/places.ts";
import type { Ask } from "../fixture.ts";
import type { Capacity, Fetched } from "./capacities.ts";

/** One route and who may have it. Everything else follows from the rules in `outcomes.ts`. */
export type Line = {
  /** As the program registers it. A line for GET speaks of HEAD as well. */
  readonly route: `GET /${string}` | `POST /${string}`;
  readonly for: "everybody" | "signed in" | readonly Capacity[];
  /** For each parameter beside :partnership, what stands for a thing that is there. */
  readonly params?: Readonly<Record<string, Param>>;
  /** The same, for things that were there and are gone, or are not to be seen yet. */
  readonly gone?: readonly Readonly<Record<string, Param>>[];
  /** What the form sends; nothing, when left out, so that whoever may send it is told what is missing and changes nothing. */
  readonly body?: Readonly<Record<string, string>>;
  /** The form is sent as uploads are. */
  readonly multipart?: true;
  /** Statuses for whoever may have it: 200, and 422 for a form, when left out. */
  readonly ok?: readonly number[];
  /** Status for a thing that is not there: 404 when left out. */
  readonly missing?: number;
  /** Those who may have the route, and to whom the thing of this line is as if it were not there. */
  readonly hiddenFrom?: readonly Capacity[];
  /** Whether caches may keep it: then it is the same for everybody. Nothing else may be kept. */
  readonly cache?: "public" | "immutable";
  /** It is risky: whoever has not proved lately who they are is asked to, and nothing else happens. */
  readonly stepUp?: true;
  /** Programs may have it, as a download of that kind. To every other line a program is nobody. */
  readonly program?: Fetched;
  /** Open to whoever has not given their second factor yet. */
  readonly beforeSecondFactor?: true;
  /** Undoes what a form of this line did that later lines would notice. */
  readonly undo?: (ask: Ask) => Promise<void>;
};

/** What stands in an address for a thing of that place. */
type Param = (place: Place, n?: number, samples?: Samples) => string;

/** What a test run alone can know. */
export type Samples = { readonly asset: string };
