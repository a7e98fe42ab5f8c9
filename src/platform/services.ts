import type { Config } from "./config/config.ts";
import type { Engine } from "./db/engine.ts";
import type { TaskRunner } from "./engine/runner.ts";
import type { Log } from "./log/log.ts";

/** What the process gives to every module. */
export type Services = {
  readonly database: Engine;
  readonly config: Config;
  readonly log: Log;
  /** Runs what reads files and counts incidents, in a child process. */
  readonly engine: TaskRunner;
};
