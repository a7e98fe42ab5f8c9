import { details } from "../../../web/components/details.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import { ASSESSMENT_WORDS as WORDS } from "../content.ts";
import type { PublicDocument } from "../rules/documents.ts";
import { type DrawnOutlines, readOutlines } from "../rules/drawn-outlines.ts";
import { ALL_TYPES, type ResultRow, type ResultTable } from "../rules/results.ts";
import type { Charted } from "./chart-frames.ts";
import { monthsChart, rollingRatios, verdictWorkings } from "./month-charts.ts";
import { type Drawn, districtBars, districtMap, wardMap } from "./place-charts.ts";
import { resultTable } from "./result-table.ts";
import { spotMap } from "./spot-map.ts";
import { mixChart, yearComparison } from "./type-charts.ts";

/** Every chart, map and table of a document, drawn from it alone. `filesHref` is where its tables can be had as files. */
export function publicFigures(document: PublicDocument, filesHref: string): Html {
  const charted = chartedOf(document);
  const table = (name: string) => document.tables.find((one) => one.name === name);
  const shown = (of: ResultTable, columns?: readonly string[]) => {
    const whole = resultTable({
      table: of,
      own: document.own,
      columns,
      beside: quotedBeside(document, of),
      source: charted,
      download: `${filesHref}/${of.name}.csv`,
    });
    return isFoldedAway(document, of) ? details({ summaryText: WORDS.tableOf(of.title), text: whole }) : whole;
  };
  const [types, months, rolling, wards] = [table("types"), table("months"), table("rolling"), table("wards")];
  const parts: (Html | false)[] = [
    types !== undefined &&
      part(
        "types",
        WORDS.sections.types,
        html`${mixChart(charted, types)}${shown(types, TYPE_COLUMNS)}${yearComparison(charted, types)}`,
      ),
    months !== undefined &&
      part(
        "months",
        WORDS.sections.months,
        html`${monthsChart(charted, months, ALL_TYPES)}${rolling && html`${rollingRatios(charted, rolling)}${shown(rolling, ROLLING_COLUMNS)}${verdictWorkings(rolling)}`}${details({ summaryText: WORDS.monthsTable, text: shown(months) })}`,
      ),
    part("districts", WORDS.sections.districts, districtFigures(document, charted, shown)),
    wards !== undefined && part("wards", WORDS.sections.wards, wardFigures(document, charted, wards, shown)),
    part("hot-spots", WORDS.sections.hotSpots, spotFigures(document, charted, shown)),
  ];
  return html`${parts}`;
}

/** A long table stands behind its title, unless a finding leads into it: a link must arrive where it says. */
function isFoldedAway({ findings }: PublicDocument, { name, rows }: ResultTable): boolean {
  return rows.length > LONGEST_OPEN && !findings.some(({ figures }) => figures.some(({ table }) => table === name));
}

const LONGEST_OPEN = 15;

const TYPE_COLUMNS = ["type", "count", "share", "rate", "rank", "before", "ratio", "low", "high"];
const ROLLING_COLUMNS = ["type", "after", "before", "ratio", "low", "high", "verdict"];

function part(id: string, title: string, content: Html): Html {
  return section({ id, title, headingLevel: 3, content });
}

function chartedOf({ sources, own, place }: PublicDocument): Charted {
  return {
    source: `${sources.dataset}, version ${sources.version} (${sources.force})`,
    period: sources.period,
    own,
    place,
    headingLevel: 4,
  };
}

type Shown = (of: ResultTable, columns?: readonly string[]) => Html;

function districtFigures({ tables, maps }: PublicDocument, charted: Charted, shown: Shown): Html {
  const drawn = maps.districts && drawnOf(maps.districts);
  return html`${tables
    .filter(({ name }) => name.startsWith("districts"))
    .map(
      (table) => html`${districtBars(charted, table)}${drawn && districtMap(charted, table, drawn)}${shown(table)}`,
    )}`;
}

function wardFigures({ maps }: PublicDocument, charted: Charted, wards: ResultTable, shown: Shown): Html {
  return html`${maps.wards && wardMap(charted, wards, ALL_TYPES, drawnOf(maps.wards))}${shown(wards)}`;
}

function spotFigures({ tables, maps }: PublicDocument, charted: Charted, shown: Shown): Html {
  const outlines = maps.own ? readOutlines(maps.own) : [];
  return html`${tables
    .filter(({ name }) => name.startsWith("hot-spots-"))
    .map((spots) => {
      const squares = maps.squares[spots.name];
      const map =
        squares !== undefined && squares.length > 0
          ? spotMap(charted, { spots, squares: { hot: squares }, cellSize: maps.cellSize, outlines })
          : false;
      return html`${map}${shown(spots)}`;
    })}`;
}

function drawnOf(outlines: DrawnOutlines): Drawn {
  return { coordinates: "metres", areas: readOutlines(outlines) };
}

/** From a row back to the findings that quote it. */
function quotedBeside({ findings }: PublicDocument, table: ResultTable) {
  const byRow = new Map<string, Set<number>>();
  for (const [i, { figures }] of findings.entries()) {
    for (const { table: name, row } of figures) {
      if (name === table.name) byRow.set(row, (byRow.get(row) ?? new Set()).add(i + 1));
    }
  }
  return ({ key }: ResultRow): Html | false => {
    const numbers = [...(byRow.get(key) ?? [])];
    if (numbers.length === 0) return false;
    return html`<span class="fp-quoted-in">${numbers.map((number, i) => html`${i > 0 && ", "}<a class="govuk-link" href="#finding-${number}"><span class="govuk-visually-hidden">${WORDS.backTo} </span>${WORDS.quotedIn(number)}</a>`)}</span>`;
  };
}
