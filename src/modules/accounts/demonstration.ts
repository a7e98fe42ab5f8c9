import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DemonstrationAccount } from "./views.ts";

const FILE = "demonstration-accounts.json";

/** The demonstration's accounts with their passphrase; none in an installation without the demonstration. */
export function demonstrationAccounts(dataFolder: string): DemonstrationAccount[] {
  try {
    return JSON.parse(readFileSync(join(dataFolder, FILE), "utf8")) as DemonstrationAccount[];
  } catch {
    return [];
  }
}

/** Keeps the accounts where only this user of the host can read them. Written once, when the demonstration is made. */
export function keepDemonstrationAccounts(dataFolder: string, accounts: readonly DemonstrationAccount[]): void {
  writeFileSync(join(dataFolder, FILE), JSON.stringify(accounts, null, 2), { mode: 0o600 });
}
