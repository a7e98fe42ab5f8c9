import { partsOf } from "./citations.ts";
import { type Draft, liveFindings, livePriorities } from "./drafts.ts";
import { type DrawnOutlines, drawOutlines, type NamedArea } from "./drawn-outlines.ts";
import { coverageOf, type QuotedFigure, quotedFigure } from "./figure-sources.ts";
import { type AnalysisParameters, periodInWords } from "./parameters.ts";
import { PROJECTION_NOTE } from "./projection.ts";
import { publicTables } from "./publication.ts";
import { ALL_TYPES, type FigureRef, type ResultTable } from "./results.ts";
import { figureAt, SUPPRESSED } from "./small-counts.ts";

/** Everything a released assessment shows. Nothing else is asked for when it is read, so that it never changes. */
export type PublicDocument = {
  readonly format: 1;
  readonly place: string;
  /** Codes of the partnership's own districts. */
  readonly own: readonly string[];
  readonly summary: string;
  readonly findings: readonly PublicFinding[];
  readonly priorities: readonly PublicPriority[];
  readonly tables: readonly ResultTable[];
  readonly maps: PublicMaps;
  readonly sources: PublicSources;
};

/** A sentence with its figures in their places: {1} is the first. */
export type PublicFinding = { readonly sentence: string; readonly figures: readonly PublicFigure[] };

export type PublicFigure = QuotedFigure;

/** `findings` counts from 0 in the order of the document. */
export type PublicPriority = { readonly title: string; readonly reason: string; readonly findings: readonly number[] };

export type PublicMaps = {
  readonly wards?: DrawnOutlines;
  readonly districts?: DrawnOutlines;
  /** The edge of the partnership's own districts, for the maps of squares. */
  readonly own?: DrawnOutlines;
  /** Squares found hot, by the name of their table: "2261_711" is column and row of the grid. */
  readonly squares: Readonly<Record<string, readonly string[]>>;
  readonly cellSize: number;
};

export type PublicSources = {
  readonly dataset: string;
  readonly version: number;
  readonly provider: string;
  readonly licence: string;
  readonly force: string;
  readonly period: string;
  readonly coverage: string;
  readonly duplicates: AnalysisParameters["duplicates"];
  readonly isSynthetic: boolean;
  readonly isSketch: boolean;
  readonly program: string;
  readonly projection: string;
  /** Lines that publishers ask for, each once. */
  readonly attributions: readonly string[];
};

/** All that a document is made of. `tables` are all of the analysis, squares included, for they hide each other's gaps. */
export type DocumentMaterial = {
  readonly draft: Draft;
  readonly parameters: AnalysisParameters;
  readonly tables: readonly ResultTable[];
  /** On the National Grid. */
  readonly wards: readonly NamedArea[];
  readonly districts: readonly NamedArea[];
  readonly dataset: {
    readonly title: string;
    readonly origin: string;
    readonly provider: string;
    readonly licence: string;
    readonly attribution: string;
  };
  /** Attributions of the places drawn and of the populations divided by. */
  readonly attributions: readonly string[];
  readonly isSketch: boolean;
};

/** The document of a draft as it stands: what the public would see, with small counts suppressed. */
export function publicDocument(material: DocumentMaterial): PublicDocument {
  const { draft, parameters, dataset } = material;
  const findings = liveFindings(draft);
  const cited = new Set(findings.flatMap(({ figures }) => figures.map(({ table }) => table)));
  const all = publicTables(material.tables, { own: parameters.districts, period: parameters.period });
  const tables = all.filter(({ name }) => isShown(name, cited));
  const total = figureAt(
    all.find(({ name }) => name === "types"),
    ALL_TYPES,
    "count",
  );
  return {
    format: 1,
    place: placeName(parameters, tables),
    own: parameters.districts,
    summary: draft.summary,
    findings: findings.map(({ sentence, figures }) => ({
      sentence,
      figures: figures.map((ref) => publicFigure(ref, tables, material)),
    })),
    priorities: livePriorities(draft).map(({ title, reason, findingIds }) => ({
      title,
      reason,
      findings: findings.flatMap(({ id }, i) => (findingIds.includes(id) ? [i] : [])),
    })),
    tables,
    maps: publicMaps(material, tables),
    sources: {
      dataset: dataset.title,
      version: parameters.dataset.version,
      provider: dataset.provider,
      licence: dataset.licence,
      force: parameters.force,
      period: periodInWords(parameters.period),
      coverage: coverageOf(total, [parameters.period]),
      duplicates: parameters.duplicates,
      isSynthetic: dataset.origin === "synthetic",
      isSketch: material.isSketch,
      program: parameters.program,
      projection: PROJECTION_NOTE,
      attributions: distinctLines([dataset.attribution, ...material.attributions]),
    },
  };
}

/** The sentence as it is read, its figures in their places. */
export function plainSentence({ sentence, figures }: PublicFinding): string {
  return partsOf(sentence)
    .map((part) => ("words" in part ? part.words : (figures[part.place]?.text ?? "")))
    .join("");
}

/**
 * JSON in which the order of keys does not depend on where they were put, so that the same document has the same bytes
 * before and after the database has kept it.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(",")}}`;
}

/** The tables every assessment shows, and those of single types that its findings quote. */
function isShown(name: string, cited: ReadonlySet<string>): boolean {
  return ALWAYS.has(name) || cited.has(name);
}

const ALWAYS = new Set(["types", "months", "rolling", "districts", "wards", `hot-spots-${ALL_TYPES}`]);

/** A figure as the public sees it. One that stands in no public table is suppressed: nothing else says it is safe. */
function publicFigure(ref: FigureRef, shown: readonly ResultTable[], material: DocumentMaterial): PublicFigure {
  const rowOf = (tables: readonly ResultTable[]) =>
    tables.find(({ name }) => name === ref.table)?.rows.find(({ key }) => key === ref.row);
  const table = material.tables.find(({ name }) => name === ref.table);
  const [own, published] = [rowOf(material.tables), rowOf(shown)];
  const cells = { ...own?.cells, [ref.column]: published?.cells[ref.column] ?? SUPPRESSED };
  return quotedFigure(ref, table, own && { key: own.key, cells }, material.parameters);
}

function publicMaps(
  { tables, wards, districts, parameters }: DocumentMaterial,
  shown: readonly ResultTable[],
): PublicMaps {
  const outlines = (areas: readonly NamedArea[]) => drawOutlines(areas);
  const [wardLines, districtLines] = [outlines(wards), outlines(districts)];
  const ownLines = outlines(districts.filter(({ code }) => parameters.districts.includes(code)));
  const squares = shown.flatMap(({ name }) => {
    const cells = tables.find((table) => table.name === name.replace(/^hot-spots-/, "squares-"));
    if (!name.startsWith("hot-spots-") || !cells) return [];
    return [[name, cells.rows.filter((row) => row.cells["verdict"] === "hot").map(({ key }) => key)] as const];
  });
  return {
    ...(wardLines && { wards: wardLines }),
    ...(districtLines && { districts: districtLines }),
    ...(ownLines && { own: ownLines }),
    squares: Object.fromEntries(squares),
    cellSize: 250,
  };
}

/** The own districts by name, from the table that has every district of the force. */
function placeName({ districts }: AnalysisParameters, tables: readonly ResultTable[]): string {
  const rows = tables.find(({ name }) => name === "districts")?.rows ?? [];
  const names = rows.filter(({ key }) => districts.includes(key)).map(({ cells }) => String(cells["district"] ?? ""));
  return names.length > 3 ? `${names.length} districts` : names.join(", ");
}

function distinctLines(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split("\n")).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}
