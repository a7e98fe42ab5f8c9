import { z } from "zod";

/** What `frankpledge add-person` is told. */
export const addPersonForm = z.object({
  partnership: z.string("say in which partnership, by its name in addresses").trim(),
  name: z.string("give the person's name").trim().min(1, "give the person's name").max(200),
  email: z.email("give the person's e-mail address").max(254),
  organisation: z.string().trim().min(1, "give the organisation's name, or leave it out").optional(),
  role: z.array(z.string(), "give at least one role, such as analyst").min(1),
});
