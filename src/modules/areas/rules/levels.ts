/**
 * Kinds of place, from the smallest to the largest. With the two digits of its year a kind makes a level, such as
 * `lsoa21` or `ward24`: the same name can stand for other ground in another year.
 */
export type Family = "lsoa" | "ward" | "district" | "csp" | "pfa" | "fra" | "region";

/** `ward24`; a bare `district` or `lsoa` where a file does not say of which year its places are. */
export type Level = Family | `${Family}${number}`;

export const FAMILIES: readonly Family[] = ["lsoa", "ward", "district", "csp", "pfa", "fra", "region"];

type Words = { readonly one: string; readonly many: string };

const FAMILY_WORDS: Readonly<Record<Family, Words>> = {
  lsoa: { one: "LSOA", many: "LSOAs" },
  ward: { one: "ward", many: "wards" },
  district: { one: "district", many: "districts" },
  csp: { one: "community safety partnership", many: "community safety partnerships" },
  pfa: { one: "police force area", many: "police force areas" },
  fra: { one: "fire and rescue area", many: "fire and rescue areas" },
  region: { one: "region", many: "regions" },
};

/** How the codes of a kind of place in England and Wales are written (ONS, Register of Geographic Codes). */
const CODES: Readonly<Record<Family, RegExp>> = {
  lsoa: /^[EW]01\d{6}$/,
  ward: /^[EW]05\d{6}$/,
  district: /^(E0[6-9]|W06)\d{6}$/,
  csp: /^(E22|W14|W22)\d{6}$/,
  pfa: /^(E23|W15)\d{6}$/,
  fra: /^(E31|W25)\d{6}$/,
  region: /^([EW]12|W92)\d{6}$/,
};

/** How the columns of published files name a kind of place, without case, spaces and underscores. */
const COLUMN = /^(lsoa|ward|wd|ltla|lad|csp|pfa|fra|region|rgn)(\d\d)?(code|cd|name|nm)$/;

const FAMILY_OF_COLUMN: Readonly<Record<string, Family>> = {
  lsoa: "lsoa",
  ward: "ward",
  wd: "ward",
  ltla: "district",
  lad: "district",
  csp: "csp",
  pfa: "pfa",
  fra: "fra",
  region: "region",
  rgn: "region",
};

export type CodedColumn = { readonly family: Family; readonly level: Level; readonly holds: "code" | "name" };

/** What a column such as `lsoa21_code`, `LSOA21CD` or `LADCD` holds; undefined for any other. */
export function codedColumn(name: string): CodedColumn | undefined {
  const [, word = "", year, part = ""] = COLUMN.exec(plainName(name)) ?? [];
  const family = FAMILY_OF_COLUMN[word];
  if (!family) return undefined;
  return { family, level: levelOf(family, year), holds: part.startsWith("c") ? "code" : "name" };
}

/** A column's name without what differs between spellings of it. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "");
}

function levelOf(family: Family, year: string | undefined): Level {
  return `${family}${year ?? ""}` as Level;
}

export function familyOf(level: Level): Family {
  return level.replace(/\d+$/, "") as Family;
}

/** The year of a level in full, or undefined for a bare kind of place. */
export function yearOf(level: Level): number | undefined {
  const digits = /\d\d$/.exec(level)?.[0];
  return digits === undefined ? undefined : 2000 + Number(digits);
}

/** "LSOA 2021", "ward 2024", "district". */
export function levelName(level: Level): string {
  return named(FAMILY_WORDS[familyOf(level)].one, level);
}

/** "LSOAs 2021", "wards 2024", "districts". */
export function levelNames(level: Level): string {
  return named(FAMILY_WORDS[familyOf(level)].many, level);
}

export function isCodeOf(family: Family, code: string): boolean {
  return CODES[family].test(code);
}

/** True for a place in Scotland or Northern Ireland, which have no partnerships under the Act. */
export function isElsewhere(code: string): boolean {
  return (code.startsWith("S") || code.startsWith("N")) && /^[SN]\d{8}$/.test(code);
}

function named(words: string, level: Level): string {
  const year = yearOf(level);
  return year === undefined ? words : `${words} ${year}`;
}
