import { z } from "zod";
import { allottedMinutes, givenText, optionalText } from "../../../kernel/text-fields.ts";

export const itemParams = z.object({ meetingId: z.uuid(), itemId: z.uuid() });
export const interestParams = z.object({ meetingId: z.uuid(), itemId: z.uuid(), seatId: z.uuid() });

export const itemForm = z.object({
  kind: z.enum(["decision", "discussion", "information"], { error: "Choose what the item is for" }),
  title: givenText("Enter the title", "Title", 200),
  presenter: optionalText("Presenter", 200),
  minutes: allottedMinutes,
  summary: optionalText("Summary", 8000),
  section17: optionalText("Section 17", 2000),
  equality: optionalText("Equality", 2000),
  revision: z.coerce.number().int().positive().default(1),
});

export const placeForm = z.object({ direction: z.enum(["up", "down"], { error: "Choose up or down" }) });

export const restrictionForm = z.object({
  ground: z.enum(["schedule-12a", "own-rule"], { error: "Choose by which rule the item is restricted" }),
  paragraph: z
    .string()
    .default("")
    .transform((value) => (value === "" ? null : Number(value)))
    .refine((value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 7), "Choose a paragraph"),
  ownRule: optionalText("The group's own rule", 500),
  reason: givenText("Enter why the item is restricted", "Reason", 1000),
  agreedBy: givenText("Enter who agreed that it is restricted", "Who agreed", 200),
  body: givenText("Enter what is restricted", "What is restricted", 8000),
});

export const interestForm = z.object({
  seat: z.uuid({ error: "Choose a seat" }),
  nature: givenText("Enter what the interest is", "Interest", 500),
});
