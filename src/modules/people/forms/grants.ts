import { z } from "zod";

export const personParams = z.object({ id: z.uuid() });
export const roleParams = z.object({ id: z.uuid(), roleId: z.uuid() });

/** A link from a group's page asks for membership of that group. */
export const grantQuery = z.object({ group: z.uuid().optional() });

const box = z.string().trim().max(4).default("");

export const grantForm = z.object({
  role: z.string().min(1, "Choose a role").max(60, "Choose a role"),
  group: z.union([z.literal(""), z.uuid({ error: "Choose one of the partnership's groups" })]).default(""),
  "from-day": box,
  "from-month": box,
  "from-year": box,
  "to-day": box,
  "to-month": box,
  "to-year": box,
});
