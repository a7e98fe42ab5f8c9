import { made } from "../fixture/made.ts";
import { bytesOf, fileText } from "../fixture/places.ts";
import { DATASET_IMPORTERS, DATASET_READERS } from "./capacities.ts";
import type { Line } from "./line.ts";

/** Datasets, their imports and corrections. */
export const datasetLines: readonly Line[] = [
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
    program: "datasets",
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
