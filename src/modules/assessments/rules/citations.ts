import { done, type Outcome, type Problem, refuseAll } from "../../../kernel/outcome.ts";
import type { FigureRef, ResultRow, ResultTable } from "./results.ts";

/** A sentence with places for figures, as it is stored: {1} stands for the first of `figures`. */
export type Quoting = { readonly sentence: string; readonly figures: readonly FigureRef[] };

/** A piece of a sentence as it is read: words, or the place of a figure, counted from 0. */
export type SentencePart = { readonly words: string } | { readonly place: number };

/** The heading of a table and the rows of it that a sentence asks for. */
export type QuotedTable = Pick<ResultTable, "name" | "title" | "columns"> & { readonly rows: readonly ResultRow[] };

const MOST_FIGURES = 40;

/** How a figure is written while a sentence is edited: "[[types/burglary/rate]]". */
export function codeOf({ table, row, column }: FigureRef): string {
  return `[[${table}/${row}/${column}]]`;
}

/**
 * Reads a sentence as it was typed, with figures written as codes. Whether there are such figures is for
 * `refusedQuotes` to say. Refuses braces, which stand for figures where the sentence is stored, and codes that are none.
 */
export function readSentence(text: string): Outcome<Quoting> {
  const pieces = text.trim().split(/(\[\[[^[\]]*\]\])/);
  const words = pieces.filter((_, i) => i % 2 === 0);
  const codes = pieces.filter((_, i) => i % 2 === 1);
  const read = codes.map((code) => ({ code, figure: figureOf(code) }));
  const messages = [
    ...read.filter(({ figure }) => !figure).map(({ code }) => `${code} names no figure: ${SHAPE}`),
    ...(words.some((piece) => /\[\[|\]\]/.test(piece)) ? [`One of [[ and ]] stands alone: ${SHAPE}`] : []),
    ...(words.some((piece) => /[{}]/.test(piece)) ? ["Leave out { and }: figures are written in [[ and ]]"] : []),
    ...(codes.length > MOST_FIGURES ? [`Quote ${MOST_FIGURES} figures at most in one finding`] : []),
    ...(text.trim() === "" ? ["Enter a sentence"] : []),
  ];
  if (messages.length > 0) return refuseAll(messages.map(sentenceProblem));
  const sentence = words.map((piece, i) => (i === 0 ? piece : `{${i}}${piece}`)).join("");
  return done({ sentence, figures: read.flatMap(({ figure }) => figure ?? []) });
}

/** The sentence as it is typed, with its figures as codes again. */
export function writeSentence({ sentence, figures }: Quoting): string {
  return partsOf(sentence)
    .map((part) => {
      if ("words" in part) return part.words;
      const figure = figures[part.place];
      return figure ? codeOf(figure) : "";
    })
    .join("");
}

/** Words and places of a stored sentence, in order. */
export function partsOf(sentence: string): SentencePart[] {
  return sentence.split(/(\{\d+\})/).flatMap((piece): SentencePart[] => {
    const place = /^\{(\d+)\}$/.exec(piece)?.[1];
    if (place !== undefined) return [{ place: Number(place) - 1 }];
    return piece === "" ? [] : [{ words: piece }];
  });
}

/** Whether figures of this table may stand in a finding. Single squares may not: the public is shown hot spots only. */
export function isQuotable(table: string): boolean {
  return !table.startsWith("squares-");
}

/** What is wrong with the figures a sentence quotes, each named by its code. `tables` are those of the analysis. */
export function refusedQuotes(figures: readonly FigureRef[], tables: readonly QuotedTable[]): Problem[] {
  const messages = figures.flatMap((figure) => refusalOf(figure, tables) ?? []);
  return [...new Set(messages)].map(sentenceProblem);
}

/**
 * Numbers typed into a sentence instead of being quoted: they will not follow the data. Years, lengths of time, "per
 * 1,000", the level of an interval and "of the 14 districts" state no figure and are left alone.
 */
export function typedNumbers(sentence: string): string[] {
  const words = sentence.replace(/\{\d+\}/g, " ").replace(HARMLESS, " ");
  return [...new Set(words.match(/\d[\d,.]*\d|\d/g) ?? [])];
}

const SHAPE = "a code has a table, a row and a column, as in [[types/burglary/rate]]";

const HARMLESS = new RegExp(
  [
    "\\b(?:19|20)\\d\\d(?:[-/]\\d\\d(?:\\d\\d)?)?\\b(?![,.]\\d)",
    "\\b\\d+(?:-|\\s+)(?:hour|day|week|month|quarter|year)s?\\b",
    "\\b(?:per|each|every)\\s+[\\d,]+\\b",
    "\\b\\d+(?:\\.\\d+)?\\s?(?:%|per cent)(?=\\s+(?:interval|confidence))",
    "\\bof\\s+the\\s+\\d+\\s+(?:districts|wards)\\b",
    "\\b24/7\\b",
  ].join("|"),
  "gi",
);

function figureOf(code: string): FigureRef | undefined {
  const parts = code
    .slice(2, -2)
    .split("/")
    .map((part) => part.trim());
  const [table, row, column] = parts;
  return table && row && column && parts.length === 3 ? { table, row, column } : undefined;
}

function refusalOf(figure: FigureRef, tables: readonly QuotedTable[]): string | undefined {
  const code = codeOf(figure);
  const table = tables.find(({ name }) => name === figure.table);
  if (!table) return `${code}: the analysis has no table called ${figure.table}`;
  if (!isQuotable(table.name)) return `${code}: single squares cannot be quoted. Quote the hot spot they belong to`;
  const column = table.columns.find(({ key }) => key === figure.column);
  if (!column) return `${code}: the table ${table.name} has no column called ${figure.column}`;
  const row = table.rows.find(({ key }) => key === figure.row);
  if (!row) return `${code}: the table ${table.name} has no row called ${figure.row}`;
  const cell = row.cells[figure.column];
  if (cell === undefined || typeof cell === "string")
    return `${code}: that column holds words, and only figures can be quoted`;
  return undefined;
}

function sentenceProblem(message: string): Problem {
  return { message, field: "sentence" };
}
