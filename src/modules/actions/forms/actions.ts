import { z } from "zod";

export const actionParams = z.object({ id: z.uuid() });

const box = z.string().trim().max(4).default("");
const boxes = <Prefix extends string>(prefix: Prefix) =>
  ({ [`${prefix}-day`]: box, [`${prefix}-month`]: box, [`${prefix}-year`]: box }) as Record<
    `${Prefix}-${"day" | "month" | "year"}`,
    typeof box
  >;

const text = z
  .string()
  .trim()
  .min(1, "Enter what is to be done")
  .max(1000, "What is to be done must be 1,000 characters or fewer");
const organisation = z.uuid({ error: "Choose the organisation that owns it" });
const person = z.union([z.literal(""), z.uuid({ error: "Choose somebody, or nobody" })]).default("");

export const actionForm = z.object({
  id: z.uuid({ error: "Open the form again" }),
  text,
  organisation,
  person,
  group: z.uuid({ error: "Choose the group that agreed it" }),
  ...boxes("agreed"),
  ...boxes("due"),
});

/** How many updates whoever sends it had seen. */
const seen = z.coerce.number({ error: "Open the page again" }).int().min(0).max(100_000);

export const editForm = z.object({ text, organisation, person, seen });

const words = z.string().trim().max(4000, "The words must be 4,000 characters or fewer");

export const updateForm = z.object({
  kind: z.enum(["progress", "done", "blocked", "open", "new-date", "cancelled"], {
    error: "Choose what there is to record",
  }),
  words,
  evidence: z
    .union([
      z.literal(""),
      z
        .url({ protocol: /^https$/, error: "Link must be a whole address that begins with https://" })
        .max(500, "Link must be 500 characters or fewer"),
    ])
    .default(""),
  ...boxes("day"),
  seen,
});

export const linkParams = z.object({ token: z.string().regex(/^[\w-]{20,100}$/) });

export const linkForm = z.object({
  kind: z.enum(["done", "new-date", "blocked"], { error: "Choose how it stands" }),
  words,
  ...boxes("day"),
});
