import { z } from "zod";

export const workEmailForm = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, "Enter your work e-mail address")
    .max(254, "Enter your work e-mail address"),
  next: z.string().optional(),
});
