import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { dayOf } from "../../../kernel/dates.ts";
import { OperatorError } from "../../../kernel/errors.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Config } from "../../../platform/config/config.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import { queueTrailEnds } from "../../../platform/mail/kinds.ts";
import { trailEnds } from "../emails.ts";
import { newSigningKeys, publicKeyOf, type ReadLines, readSignedLines, signedLine } from "../rules/ends.ts";
import * as store from "../store/trails.ts";

/**
 * Appends the ends of all chains, as one signed line, to the file that the configuration names; the first of a day goes by
 * e-mail too, where it names an address. Answers the line.
 * `inInstallation` opens transactions of the installation that hold audit:verify. Recorded as an event.
 */
export async function copyEnds(inInstallation: InPartnership, config: Config, now: Date): Promise<string> {
  const privateKey = await signingKey(config);
  const ends = await inInstallation(async (tx) => {
    const all = await store.listTrailEnds(tx);
    recordEvent(tx, "trail.ends-copied", "", { chains: all.length });
    return all;
  });
  const line = signedLine({ takenAt: now.toISOString(), ends }, privateKey);
  const path = endsFile(config);
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, `${line}\n`, { mode: 0o600 });
  if (config.AUDIT_HEADS_EMAIL !== undefined)
    await inInstallation((tx) => queueTrailEnds(tx, trailEnds, { key: dayOf(now), params: { line } }));
  return line;
}

/** The copies in a file, or in the one that the configuration names; none when that is not there yet. */
export async function readCopies(config: Config, path: string | undefined): Promise<ReadLines> {
  const text = await readText(path ?? endsFile(config));
  if (text === undefined && path !== undefined) throw new OperatorError(`There is no file ${path}.`);
  if (text === undefined) return { copies: [], unsigned: [] };
  const privateKey = await readText(keyFile(config));
  if (privateKey === undefined)
    throw new OperatorError(
      `The key that signed the copies is not in ${keyFile(config)}. Bring it back from a backup of the data folder.`,
    );
  return readSignedLines(text, publicKeyOf(privateKey));
}

function endsFile(config: Config): string {
  return config.AUDIT_HEADS_FILE ?? join(config.dataFolder, "audit-heads", "heads.jsonl");
}

function keyFile(config: Config): string {
  return join(config.dataFolder, "audit-heads", "signing-key.pem");
}

/** The key of this installation, made when it is first needed. */
async function signingKey(config: Config): Promise<string> {
  const path = keyFile(config);
  const held = await readText(path);
  if (held !== undefined) return held;
  const { privateKey, publicKey } = newSigningKeys();
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, privateKey, { mode: 0o600, flag: "wx" });
  } catch (error) {
    // Another process made it in between.
    const theirs = await readText(path);
    if (theirs === undefined) throw error;
    return theirs;
  }
  await writeFile(join(dirname(path), "public-key.pem"), publicKey);
  return privateKey;
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
