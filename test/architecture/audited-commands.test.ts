import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Command, readCommands } from "./commands.ts";

/** Steps of a longer act, which record nothing themselves, and the command that records the act. */
const RECORDED_BY: Readonly<Record<string, string>> = {
  "accounts/passkeys.ts askForNewPasskey": "accounts/passkeys.ts addPasskey",
  "accounts/passkeys.ts askForPasskeyProof": "accounts/passkeys.ts givePasskey",
  "accounts/passkeys.ts askForPasskeySignIn": "accounts/passkeys.ts signInByPasskey",
  "accounts/single-sign-on.ts leaveToSignIn": "accounts/single-sign-on.ts comeBackFromProvider",
  "accounts/single-sign-on.ts leaveToStepUp": "accounts/single-sign-on.ts comeBackFromProvider",
  "accounts/tries.ts beginTry": "accounts/sign-in.ts signIn",
  "assessments/analyses.ts noteStep": "assessments/analyses.ts finishAnalysis",
  "assessments/analyses.ts keepRows": "assessments/analyses.ts finishAnalysis",
  "assessments/analyses.ts keepTables": "assessments/analyses.ts finishAnalysis",
  "datasets/keep.ts keepFile": "datasets/versions.ts publishImport",
  "datasets/keep.ts noteFile": "datasets/versions.ts publishImport",
  "datasets/keep.ts noteDuplicates": "datasets/versions.ts publishImport",
  "datasets/keep.ts noteProgress": "datasets/versions.ts publishImport",
  "meetings/papers.ts sendPapers": "meetings/dispatch.ts recordDispatch",
  "datasets/request.ts storeOriginal": "datasets/request.ts requestImport",
};

const commands = readCommands(join(import.meta.dirname, "..", "..", "src", "modules"));

test("every command that changes something records what happened, in its own transaction", () => {
  expect(silent(commands)).toEqual(Object.keys(RECORDED_BY).sort());
});

test("what is said to record the steps of a longer act does", () => {
  const recording = commands.filter((command) => command.isExported && command.records).map(({ name }) => name);
  expect(Object.values(RECORDED_BY).filter((name) => !recording.includes(name))).toEqual([]);
});

test("the commands of several modules are seen, and more than look", () => {
  const changing = commands.filter((command) => command.changes.length > 0);
  expect(new Set(changing.map(({ name }) => name.split("/")[0])).size).toBeGreaterThanOrEqual(3);
});

test("a command is seen to change something however it reaches the store, and to record only where it does", () => {
  const found = withModules({
    "cases/commands.ts": `
      import { recordEvent } from "../../platform/audit/record.ts";
      import { enqueue as ask } from "../../platform/jobs/kinds.ts";
      import { updateCase as change, getCase } from "./store.ts";
      import * as store from "./store/cases.ts";
      import { closeFiles } from "./commands/files.ts";
      export async function looks(tx) { await store.listCases(tx); return getCase(tx); }
      export async function byNamespace(tx) { await store.insertCase(tx); }
      export async function byName(tx) { if (await getCase(tx)) await change(tx); }
      export async function byJob(tx) { await ask(tx, kind, {}); }
      export async function handedOn(inPartnership) { await inPartnership(store.deleteCase); }
      export async function byAnother(tx) { await helper(tx); }
      export async function byAnotherFile(tx) { await closeFiles(tx); }
      export async function recorded(tx) { await store.insertCase(tx); recordEvent(tx, "case.opened", ""); }
      export async function recordedByAnother(tx) { await helper(tx); await noted(tx); }
      async function helper(tx) { await change(tx); }
      async function noted(tx) { recordEvent(tx, "case.changed", ""); }
    `,
    "cases/commands/files.ts": `
      import { deleteFile } from "../store/files.ts";
      export async function closeFiles(tx) { await deleteFile(tx); }
    `,
  });
  expect(silent(found).map((name) => name.replace(/^cases\//, ""))).toEqual([
    "commands.ts byAnother",
    "commands.ts byAnotherFile",
    "commands.ts byJob",
    "commands.ts byName",
    "commands.ts byNamespace",
    "commands.ts handedOn",
    "files.ts closeFiles",
  ]);
});

function silent(all: readonly Command[]): string[] {
  const exported = all.filter((command) => command.isExported && command.changes.length > 0 && !command.records);
  return exported.map(({ name }) => name).sort();
}

function withModules(files: Readonly<Record<string, string>>): Command[] {
  const root = mkdtempSync(join(tmpdir(), "fp-modules-"));
  try {
    for (const [name, source] of Object.entries(files)) {
      const path = join(root, name);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, source);
    }
    return readCommands(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
