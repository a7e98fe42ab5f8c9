import { spawnSync } from "node:child_process";
import path from "node:path";

/** Tests start the embedded database and the analysis engine as users do, from the build: it must be of these sources. */
export function setup(): void {
  const { status } = spawnSync(process.execPath, [path.resolve("scripts", "build.mjs"), "--if-changed"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("The sources do not build, so there is nothing to test the databases with");
}
