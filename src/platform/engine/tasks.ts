import type { Outcome } from "../../kernel/outcome.ts";

/** How far a task has come: `done` of `total`, both in a unit the task chooses (bytes, rows, files). */
export type Progress = { readonly done: number; readonly total: number; readonly note: string };

/** What a task is given besides its input. */
export type TaskContext = {
  /** Says that the work goes on. A task that stays silent for longer than its caller allows is ended. */
  readonly progress: (at: Progress) => void;
  /** The most that DuckDB may hold in memory, in megabytes; the rest of the child's memory is for everything else. */
  readonly duckdbMemoryMb: number;
};

/**
 * Work for the child process. Input and answer travel between processes, so they are plain data (typed arrays are well).
 * An expected "no" is an outcome in words; what is thrown is a fault of ours.
 */
export type Task<Input, Answer> = (input: Input, context: TaskContext) => Promise<Outcome<Answer>>;

/** Tasks by name, such as `datasets.read-members`. */
export type TaskSet = Readonly<Record<string, Task<never, unknown>>>;

/** From the program to its child. */
export type Order = { readonly kind: "run"; readonly name: string; readonly input: unknown };

/** From the child to the program. `residentMb` is what the system counts against the process. */
export type Report =
  | { readonly kind: "memory"; readonly residentMb: number }
  | { readonly kind: "progress"; readonly at: Progress }
  | { readonly kind: "done"; readonly outcome: Outcome<unknown> }
  | { readonly kind: "failed"; readonly message: string; readonly stack: string };
