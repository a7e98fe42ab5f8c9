import { handle, type JobHandler } from "../../platform/jobs/worker.ts";
import type { Services } from "../../platform/services.ts";
import { placeAgain } from "../areas/index.ts";
import { readImport } from "./commands/request.ts";
import { failImport } from "./commands/versions.ts";
import { placeAll } from "./jobs/place-parts.ts";
import { carryThrough } from "./jobs/read-import.ts";

/** What datasets have done in the background: imports are carried through, and told of when no try is left. */
export function jobs({ engine, config: { dataFolder } }: Services): readonly JobHandler[] {
  return [
    handle(
      readImport,
      ({ inPartnership, log, signal, payload }) =>
        carryThrough({ inPartnership, engine, dataFolder, log, signal, now: () => new Date() }, payload.id),
      ({ inPartnership, payload }) => inPartnership((tx) => failImport(tx, payload.id, GIVEN_UP, new Date())),
    ),
    handle(placeAgain, ({ inPartnership, log, signal }) =>
      placeAll({ inPartnership, engine, dataFolder, log, signal }),
    ),
  ];
}

const GIVEN_UP =
  "The import was tried several times and could not be finished. The log of this installation says why. Import the files again once that is put right.";
