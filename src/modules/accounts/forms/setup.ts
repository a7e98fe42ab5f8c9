import { z } from "zod";

/** What `frankpledge setup` is told. */
export const setupForm = z.object({
  name: z.string("give the partnership's name").trim().min(1, "give the partnership's name").max(200),
  slug: z.string("give its name in addresses, such as braintree").trim(),
  kind: z.enum(["district", "unitary", "combined", "county"], "is district, unitary, combined or county"),
  nation: z.enum(["england", "wales"], "is england or wales").default("england"),
  area: z
    .array(
      z.string().regex(/^[EW]\d{8}=.+$/, "is a code and a name, such as E07000067=Braintree"),
      "give at least one area, such as E07000067=Braintree",
    )
    .min(1)
    .transform((areas) => areas.map((area) => ({ code: area.slice(0, 9), name: area.slice(10) }))),
  parent: z.string().trim().optional(),
  vision: z.string().trim().max(300).default(""),
  "manager-name": z
    .string("give the partnership manager's name")
    .trim()
    .min(1, "give the partnership manager's name")
    .max(200),
  "manager-email": z.email("give the partnership manager's e-mail address"),
});
