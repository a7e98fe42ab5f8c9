import type { ConsoleCommand } from "../../platform/console/command.ts";
import { verify } from "./console/verify.ts";
import { whoSaw } from "./console/who-saw.ts";

/** What the operator asks of the audit trail at the console. */
export const auditCommands: readonly ConsoleCommand[] = [verify, whoSaw];
