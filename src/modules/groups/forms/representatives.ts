import { z } from "zod";
import { dayBoxes } from "./terms.ts";

export const seatOfGroupParams = z.object({ id: z.uuid(), seatId: z.uuid() });
export const representativeParams = z.object({ id: z.uuid(), seatId: z.uuid(), representativeId: z.uuid() });

export const placingForm = z.object({
  person: z.uuid({ error: "Choose a person" }),
  standsAs: z.enum(["voting", "accompanying", "substitute"], { error: "Choose what they do for the seat" }),
  ...dayBoxes("from"),
  ...dayBoxes("to"),
});

export const leavingForm = z.object(dayBoxes("to"));
