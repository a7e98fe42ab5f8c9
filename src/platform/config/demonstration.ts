import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, isOnLoopback } from "./config.ts";

/** An account of the demonstration, with the passphrase that was made for this installation. */
export type DemonstrationAccount = { readonly title: string; readonly email: string; readonly passphrase: string };

const FILE = "demonstration-accounts.json";

/** The demonstration's accounts; none in an installation without the demonstration. */
export function demonstrationAccounts(config: Pick<Config, "dataFolder">): DemonstrationAccount[] {
  try {
    return JSON.parse(readFileSync(join(config.dataFolder, FILE), "utf8")) as DemonstrationAccount[];
  } catch {
    return [];
  }
}

/** The same, where only this computer can see the pages; elsewhere none. */
export function shownDemonstrationAccounts(config: Config): DemonstrationAccount[] {
  return isOnLoopback(config) ? demonstrationAccounts(config) : [];
}

/** Keeps the accounts where only this user of the host can read them. Written once, when the demonstration is made. */
export function keepDemonstrationAccounts(
  config: Pick<Config, "dataFolder">,
  accounts: readonly DemonstrationAccount[],
): void {
  writeFileSync(join(config.dataFolder, FILE), JSON.stringify(accounts, null, 2), { mode: 0o600 });
}
