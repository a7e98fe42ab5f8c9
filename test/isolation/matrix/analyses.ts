import { made } from "../fixture/made.ts";
import { ASSESSMENT_READERS, ASSESSMENT_WRITERS } from "./capacities.ts";
import type { Line } from "./line.ts";

const ANALYSIS = { id: made.analysis };

/** Analyses and their results. */
export const analysisLines: readonly Line[] = [
  { route: "GET /:partnership/desk/analyses", for: ASSESSMENT_READERS },
  { route: "GET /:partnership/desk/analyses/new", for: ASSESSMENT_WRITERS },
  { route: "POST /:partnership/desk/analyses", for: ASSESSMENT_WRITERS },
  { route: "GET /:partnership/desk/analyses/:id", for: ASSESSMENT_READERS, params: ANALYSIS },
  { route: "GET /:partnership/desk/analyses/:id/types", for: ASSESSMENT_READERS, params: ANALYSIS },
  { route: "GET /:partnership/desk/analyses/:id/trends", for: ASSESSMENT_READERS, params: ANALYSIS },
  { route: "GET /:partnership/desk/analyses/:id/districts", for: ASSESSMENT_READERS, params: ANALYSIS },
  { route: "GET /:partnership/desk/analyses/:id/wards", for: ASSESSMENT_READERS, params: ANALYSIS },
  { route: "GET /:partnership/desk/analyses/:id/hot-spots", for: ASSESSMENT_READERS, params: ANALYSIS },
  { route: "GET /:partnership/desk/analyses/finished.json", for: ASSESSMENT_READERS, program: "analyses" },
  {
    route: "GET /:partnership/desk/analyses/:id/tables/:file",
    for: ASSESSMENT_READERS,
    program: "analyses",
    params: { ...ANALYSIS, file: () => "types.csv" },
  },
];
