// `npm run bench:web`, `bench:analysis`, `bench:kill-writes`: compiles bench/<name>.ts as the product is compiled, and runs it.
import fs from "node:fs";
import path from "node:path";
import { bundle, ensureBuilt } from "./build.mjs";
import { Failure, runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { refuseOldNode } from "./node-version.mjs";
import { dist, inRoot } from "./places.mjs";
import { run } from "./processes.mjs";
import { progressTo } from "./progress.mjs";

refuseOldNode();

runMain(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const source = path.posix.join("bench", `${name}.ts`);
  if (!/^[a-z-]+$/.test(name) || !fs.existsSync(inRoot(source))) {
    throw new Failure("Name a benchmark: node scripts/bench.mjs web, analysis, audit, kill-import or kill-writes.");
  }

  const progress = progressTo("stderr");
  await ensureInstalled(progress);
  await ensureBuilt(progress);
  const folder = path.join(dist, "bench");
  await bundle({ [name]: source }, folder);
  await (await import("esbuild")).stop();
  return run(process.execPath, ["--enable-source-maps", path.join(folder, `${name}.js`), ...args]);
});
