import type { Config } from "./config/config.ts";
import type { Engine } from "./db/engine.ts";
import type { Log } from "./log/log.ts";

/** What the process gives to every module. */
export type Services = {
  readonly database: Engine;
  readonly config: Config;
  readonly log: Log;
};
