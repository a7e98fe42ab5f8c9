import { z } from "zod";

export const idParams = z.object({ id: z.uuid() });

const box = z.string().trim().max(4).default("");
const boxes = (prefix: string) => ({ [`${prefix}-day`]: box, [`${prefix}-month`]: box, [`${prefix}-year`]: box });
const source = z.string().trim().max(300, "Source must be 300 characters or fewer").default("");
const name = z.string().trim().min(1, "Enter the name").max(200, "Name must be 200 characters or fewer");
const kind = z.string().min(1, "Choose a kind").max(40, "Choose a kind");
const capacity = z.string().min(1, "Choose a capacity").max(40, "Choose a capacity");

export const newForm = z.object({ name, kind, ...boxes("started") });
export const nameForm = z.object({ name, source, ...boxes("on") });
export const successorForm = z.object({
  successor: z.uuid({ error: "Choose the organisation that took over" }),
  source,
  ...boxes("on"),
});
export const endForm = z.object({ ...boxes("on") });
export const capacityForm = z.object({
  organisation: z.uuid({ error: "Choose an organisation" }),
  capacity,
  source,
  ...boxes("from"),
  ...boxes("to"),
});

export const onQuery = z.object({ ...boxes("on") });
