import { z } from "zod";

export const groupParams = z.object({ id: z.uuid() });
export const shareParams = z.object({ id: z.uuid(), servedId: z.uuid() });
export const shareForm = z.object({ served: z.uuid({ error: "Choose a partnership" }) });
