import type { Outcome } from "../../../kernel/outcome.ts";
import type { TaskOptions, TaskRunner } from "../../../platform/engine/runner.ts";
import type { datasetTasks } from "./tasks.ts";

type Tasks = typeof datasetTasks;
type Input<Name extends keyof Tasks> = Parameters<Tasks[Name]>[0];
type Answer<Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>>;
type Value<Name extends keyof Tasks> = Extract<Answer<Name>, { ok: true }>["value"];

/**
 * Runs one of this module's tasks in the child process. Only the types of the tasks are known here: DuckDB and whatever
 * reads files from strangers never load into this process.
 */
export function runDatasetTask<Name extends keyof Tasks>(
  runner: TaskRunner,
  name: Name,
  input: Input<Name>,
  options?: TaskOptions,
): Promise<Outcome<Value<Name>>> {
  return runner.runTask<Value<Name>>(name, input, options);
}
