import { z } from "zod";
import { isId } from "../../kernel/ids.ts";

export const editionParams = z.object({ id: z.string().refine(isId) });

export const districtParams = z.object({ code: z.string().regex(/^(E0[6-9]|W06)\d{6}$/) });
