import type { Month } from "../../../kernel/dates.ts";
import { absent, cautioned, type Figure, figureValue, known } from "../../../kernel/figures.ts";
import type { Evidence } from "./evidence.ts";
import type { Series } from "./series.ts";

/** Incidents in the partnership's own districts by month. A month is known only when it is in every district. */
export function ownSeries({ parameters, series }: Evidence, type: string | undefined): Series {
  const all = parameters.districts.map((district) => series(district, type));
  const [only, ...others] = all;
  if (only && others.length === 0) return only;
  const months = [...new Set(all.flatMap((one) => [...one.keys()]))].sort() as Month[];
  return new Map(months.map((month) => [month, together(all.map((one) => one.get(month)))]));
}

function together(figures: readonly (Figure | undefined)[]): Figure {
  const missing = figures.find((figure) => figure === undefined || figureValue(figure) === undefined);
  if (missing !== undefined || figures.includes(undefined)) {
    return missing && "note" in missing
      ? absent("missing", missing.note)
      : absent("missing", "There are no data for this month");
  }
  const sum = figures.reduce((total, figure) => total + (figure ? (figureValue(figure) ?? 0) : 0), 0);
  const caution = figures.find(
    (figure) => figure?.state === "partial" || figure?.state === "provisional" || figure?.state === "proxy",
  );
  return caution && "note" in caution ? cautioned("partial", sum, caution.note) : known(sum);
}
