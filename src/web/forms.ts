import type { z } from "zod";
import { NotFound } from "../kernel/errors.ts";
import { done, type Outcome, type Problem, refuseAll } from "../kernel/outcome.ts";

/** What a form sent, by field, as the page shows it again after a refusal. Several values of one field are a list. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads a form's body. A field the schema does not know is refused, so that nothing can be set that the form does not
 * offer. Problems name the field and carry the schema's words.
 */
export function readForm<Schema extends z.ZodObject>(schema: Schema, body: unknown): Outcome<z.output<Schema>> {
  const { _csrf, ...fields } = typed(body);
  const parsed = schema.strict().safeParse(fields);
  if (parsed.success) return done(parsed.data as z.output<Schema>);
  return refuseAll(parsed.error.issues.map(problem));
}

/** Reads the parts of a path, or of a query that only our own links make. A bad one is a page that does not exist. */
export function readParams<Schema extends z.ZodType>(schema: Schema, params: unknown): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new NotFound();
  return parsed.data;
}

/** The fields of a body as text, whatever was sent in its place. */
export function typed(body: unknown): Record<string, string | string[]> {
  if (typeof body !== "object" || body === null) return {};
  const fields = Object.entries(body).filter(([, value]) => typeof value === "string" || isTextList(value));
  return Object.fromEntries(fields) as Record<string, string | string[]>;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function problem(issue: z.core.$ZodIssue): Problem {
  if (issue.code === "unrecognized_keys") return { message: `This form has no field called ${issue.keys.join(", ")}` };
  const field = issue.path[0];
  return field === undefined ? { message: issue.message } : { message: issue.message, field: String(field) };
}
