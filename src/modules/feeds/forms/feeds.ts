import { z } from "zod";

export const feedForm = z.object({
  group: z.union([z.literal(""), z.uuid()], { error: "Choose a group" }).default(""),
});
export const feedParams = z.object({ feedId: z.uuid() });
export const calendarParams = z.object({ token: z.string().regex(/^[\w-]{43}$/) });
