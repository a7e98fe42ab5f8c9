import type { Month } from "../../../kernel/dates.ts";

/**
 * What a kind of incident file is, as data: its columns, what they mean, which values they may hold, and the words said
 * about a value that they may not. Reading, checking and the pages that explain a format all follow from it.
 *
 * What incidents of every kind have goes by the same keys: `month`, `force` (whoever recorded it), `type`, `longitude`,
 * `latitude`, `location`, `lsoa` and `outcome`. Counting and grouping know no others.
 */
export type Format = {
  readonly key: FormatKey;
  readonly name: string;
  readonly columns: readonly Column[];
  /** Checks that look at two cells at once. */
  readonly pairs: readonly PairCheck[];
};

export type FormatKey = "street-crime";

export type Column = {
  /** Names the column in stored rows, whatever a file calls it. */
  readonly key: string;
  /** As the publisher writes it. Case, spaces, underscores, full stops and quotation marks in a file's header do not count. */
  readonly name: string;
  /** Other names seen in files of this kind. */
  readonly otherNames?: readonly string[];
  readonly meaning: string;
  /** Whether a file may come without the column. */
  readonly presence: "required" | "optional";
  readonly blank: "refused" | "allowed";
  readonly content: Content;
  /** Whether accepted rows keep it: `as-it-is`, not at all (the original file does), or, one column, `as-key` to compare by. */
  readonly stored: "as-it-is" | "as-key" | "no";
};

/** What a cell holds when it is not blank. Spaces around it never count. */
export type Content =
  | { readonly type: "text" }
  /** A month written `2025-01`, from `earliest` to the month in which the file is read. */
  | { readonly type: "month"; readonly earliest: Month }
  /** Decimal, from `least` to `most`, both allowed; `outside` says what a number beyond them means. */
  | { readonly type: "number"; readonly least: number; readonly most: number; readonly outside: string }
  /** Text of a fixed shape. `pattern` is a regular expression (RE2) for the whole cell. */
  | { readonly type: "code"; readonly pattern: string; readonly example: string }
  /** A day and time written as ISO 8601, such as `2023-02-01T01:25:00+00:00`. */
  | { readonly type: "instant" };

/** Two columns, by key, of which a row must fill both or neither. */
export type PairCheck = { readonly columns: readonly [string, string]; readonly message: string };

/** Something that may be wrong with a cell, and what is said of it. The words never hold the value: they are counted by. */
export type Check = { readonly column: Column; readonly kind: "blank" | "wrong" | "outside"; readonly message: string };

/** Everything that may be wrong with the cells of `column`, in the order in which it is looked for. */
export function checksOf(column: Column): Check[] {
  const { name, content } = column;
  const checks: Check[] = [];
  if (column.blank === "refused") checks.push({ column, kind: "blank", message: `${name} is blank` });
  const wrong = wrongMessage(name, content);
  if (wrong) checks.push({ column, kind: "wrong", message: wrong });
  const outside = outsideMessage(name, content);
  if (outside) checks.push({ column, kind: "outside", message: outside });
  return checks;
}

export function findColumn(format: Format, key: string): Column {
  const column = format.columns.find((candidate) => candidate.key === key);
  if (!column) throw new Error(`${format.name} has no column ${key}`);
  return column;
}

function wrongMessage(name: string, content: Content): string | undefined {
  switch (content.type) {
    case "text":
      return undefined;
    case "month":
      return `${name} is not written as year and month, such as 2025-01 (spreadsheets change it to Jan-25)`;
    case "number":
      return `${name} is not a number`;
    case "code":
      return `${name} is not a code such as ${content.example}`;
    case "instant":
      return `${name} is not a date and time such as 2023-02-01T01:25:00+00:00`;
  }
}

function outsideMessage(name: string, content: Content): string | undefined {
  if (content.type === "month") return `${name} is before ${content.earliest} or later than the present month`;
  if (content.type === "number") return `${name} ${content.outside}`;
  return undefined;
}
