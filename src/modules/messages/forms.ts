import { z } from "zod";
import { isId } from "../../kernel/ids.ts";

export const messageParams = z.object({ id: z.string().refine(isId) });
