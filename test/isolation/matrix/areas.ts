import { made } from "../fixture/made.ts";
import { OPERATOR } from "./capacities.ts";
import type { Line } from "./line.ts";

/** Places, population and bank holidays, in the installation alone. */
export const areaLines: readonly Line[] = [
  { route: "GET /:partnership/desk/areas", for: OPERATOR },
  { route: "GET /:partnership/desk/areas/new", for: OPERATOR },
  { route: "POST /:partnership/desk/areas/new", for: OPERATOR, multipart: true },
  { route: "GET /:partnership/desk/areas/districts", for: OPERATOR },
  { route: "GET /:partnership/desk/areas/districts/:code", for: OPERATOR, params: { code: () => "E07000001" } },
  { route: "GET /:partnership/desk/areas/:id", for: OPERATOR, params: { id: made.edition } },
  { route: "GET /:partnership/desk/bank-holidays", for: OPERATOR },
  { route: "POST /:partnership/desk/bank-holidays", for: OPERATOR, multipart: true },
];
