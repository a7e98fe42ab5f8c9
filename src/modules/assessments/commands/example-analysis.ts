import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { analyse } from "../rules/analyse.ts";
import { type ExampleChoices, exampleEvidence } from "../rules/example-evidence.ts";
import { digestOf, finishAnalysis, keepRows, keepTables, requestAnalysis } from "./analyses.ts";

/** For the tests of this module: an analysis of the example evidence, done, by the steps that its job takes. */
export async function keepExampleAnalysis(tx: Tx, choices: ExampleChoices = {}): Promise<string> {
  const evidence = exampleEvidence(choices);
  const requested = await requestAnalysis(tx, evidence.parameters, newId());
  if (!requested.ok) throw new RangeError("The example's period is not usable");
  const analysis = analyse(evidence);
  await keepTables(tx, requested.value, analysis.tables);
  await keepRows(
    tx,
    requested.value,
    analysis.tables.flatMap(({ name, rows }) => rows.map((row, position) => ({ ...row, name, position }))),
  );
  await finishAnalysis(tx, requested.value, analysis, digestOf(analysis), new Date());
  return requested.value;
}
