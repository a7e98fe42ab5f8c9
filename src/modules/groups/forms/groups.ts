import { z } from "zod";
import { dayBoxes } from "./terms.ts";

export const groupForm = z.object({
  name: z.string().trim().min(1, "Enter the name").max(200, "Name must be 200 characters or fewer"),
  kind: z.enum(["strategic-board", "executive", "delivery-group", "panel", "network", "task-and-finish", "sub-group"], {
    error: "Choose a kind",
  }),
  parent: z.union([z.literal(""), z.uuid({ error: "Choose one of the partnership's groups" })]).default(""),
  purpose: z.string().trim().max(1000, "Purpose must be 1,000 characters or fewer").default(""),
  alsoCalled: z.string().trim().max(500, "Other names must be 500 characters or fewer").default(""),
  revision: z.coerce.number().int().positive().default(1),
  ...dayBoxes("started"),
  ...dayBoxes("due"),
});

export const endForm = z.object(dayBoxes("on"));
