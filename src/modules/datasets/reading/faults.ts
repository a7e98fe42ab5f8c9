import type { Problem } from "../../../kernel/outcome.ts";

/** Why a line cannot be split into the cells that the header names. */
export type Fault = "few" | "many" | "open" | "stray" | "long";

const FAULTS: readonly Fault[] = ["few", "many", "open", "stray", "long"];

/** Codes of faults stand above those of checks, which count from 0. */
const FIRST_FAULT = 200;

const WORDS: Record<Fault, string> = {
  few: "The row has fewer cells than the header",
  many: "The row has more cells than the header; a cell that holds a comma must be in quotation marks",
  open: "A quotation mark in the row is never closed",
  stray: "A quotation mark is closed in the middle of a cell",
  long: "The row is longer than any incident could be (256 KB); only its beginning is kept here",
};

/** Every code of a fault. */
export const FAULT_CODES: readonly number[] = FAULTS.map(faultCode);

export function faultCode(fault: Fault): number {
  return FIRST_FAULT + FAULTS.indexOf(fault);
}

export function faultProblem(code: number): Problem {
  const fault = FAULTS[code - FIRST_FAULT];
  if (!fault) throw new Error(`No fault has the code ${code}`);
  return { message: WORDS[fault] };
}
