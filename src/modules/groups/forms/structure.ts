import { z } from "zod";

/** Links of the chart say how large it is drawn, and with which group it begins. */
export const structureQuery = z.object({
  zoom: z.enum(["100", "150", "200", "300"]).default("100"),
  from: z.uuid().optional(),
});
