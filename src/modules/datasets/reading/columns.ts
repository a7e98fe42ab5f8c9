import { DuckDBDoubleVector, DuckDBUIntegerVector, type DuckDBVector } from "@duckdb/node-api";
import { type Duck, sqlName } from "../../../platform/engine/duckdb.ts";

/**
 * A table in columns, as it passes between processes: typed arrays travel as they are. Of 300,000 groups, lines of JSON
 * were measured to take twice as long from query to answer, and objects five times.
 */
export type Columns<Text extends string, Numbers extends string> = {
  readonly length: number;
  readonly text: Readonly<Record<Text, TextColumn>>;
  readonly numbers: Readonly<Record<Numbers, Float64Array>>;
};

/** A column of few different texts: `words[codes[i]]` is the text of row i. */
export type TextColumn = { readonly words: readonly string[]; readonly codes: Uint32Array };

/** The code of a row that has no text. */
const NO_TEXT = 0xff_ff_ff_ff;

/** The text of a row, or null when it has none. */
export function textAt({ words, codes }: TextColumn, row: number): string | null {
  return words[codes[row] ?? NO_TEXT] ?? null;
}

/**
 * The result of `query`, ordered by its text columns and then its numbers, as named; nothing about it depends on the order
 * in which rows were read. A number that is null is NaN.
 */
export async function readColumns<Text extends string, Numbers extends string>(
  duck: Duck,
  query: string,
  text: readonly Text[],
  numbers: readonly Numbers[],
): Promise<Columns<Text, Numbers>> {
  await duck.run(`create or replace temp table result as ${query}`);
  const [counted] = await duck.rows<{ rows: number }>("select count(*) as rows from result");
  const length = counted?.rows ?? 0;

  const textColumns = {} as Record<Text, { words: string[]; codes: Uint32Array }>;
  const numberColumns = {} as Record<Numbers, Float64Array>;
  const selected: string[] = [];
  for (const name of text) {
    const column = sqlName(name);
    const words = await duck.rows<{ word: string }>(
      `select distinct ${column} as word from result where ${column} is not null order by word`,
    );
    textColumns[name] = { words: words.map(({ word }) => word), codes: new Uint32Array(length) };
    selected.push(words.length === 0 ? "null::uinteger" : await codeOf(duck, column));
  }
  for (const name of numbers) {
    numberColumns[name] = new Float64Array(length);
    selected.push(`${sqlName(name)}::double`);
  }

  const order = selected.map((_, i) => i + 1).join(", ");
  const result = await duck.connection.stream(`select ${selected.join(", ")} from result order by ${order}`);
  let at = 0;
  for await (const chunk of result) {
    for (const [i, name] of text.entries()) copyCodes(chunk.getColumnVector(i), textColumns[name].codes, at);
    for (const [i, name] of numbers.entries())
      copyNumbers(chunk.getColumnVector(text.length + i), numberColumns[name], at);
    at += chunk.rowCount;
  }
  return { length, text: textColumns, numbers: numberColumns };
}

/** The place of a text among the words of its column, as SQL. Words of an enumeration keep their order. */
async function codeOf(duck: Duck, column: string): Promise<string> {
  const words = sqlName(`words of ${column}`);
  await duck.run(`drop type if exists ${words}`);
  await duck.run(
    `create temp type ${words} as enum (select distinct ${column} from result where ${column} is not null order by 1)`,
  );
  return `enum_code(${column}::${words})::uinteger`;
}

/** Two functions for one thing: each sees one kind of vector only, and is compiled for it. */
function copyCodes(vector: DuckDBVector, to: Uint32Array, at: number): void {
  if (!(vector instanceof DuckDBUIntegerVector)) throw new TypeError("Codes are unsigned integers");
  for (let row = 0; row < vector.itemCount; row += 1) to[at + row] = vector.getItem(row) ?? NO_TEXT;
}

function copyNumbers(vector: DuckDBVector, to: Float64Array, at: number): void {
  if (!(vector instanceof DuckDBDoubleVector)) throw new TypeError("Numbers are doubles");
  for (let row = 0; row < vector.itemCount; row += 1) to[at + row] = vector.getItem(row) ?? Number.NaN;
}
