// A throw-away PostgreSQL for development, benchmarks and tests: prints its superuser URL as the first line, and ends on
// Ctrl-C. With --guarded it also ends when stdin does, however the program that holds the other end came to its end.
import { runMain } from "./failure.mjs";
import { refuseOldNode } from "./node-version.mjs";
import { startCluster } from "./postgres-cluster.mjs";

refuseOldNode();

runMain(async () => {
  const asked = stopAsked(process.argv.includes("--guarded"));
  const cluster = await startCluster();
  console.log(cluster.url);
  console.error(`PostgreSQL ${cluster.version} from ${cluster.bin}. Ctrl-C ends it and removes its data.`);
  await asked;
  await cluster.stop();
});

/**
 * Listens from the first moment: a cluster that is being made is finished first, and then ended.
 * @param {boolean} guarded
 * @returns {Promise<void>}
 */
function stopAsked(guarded) {
  return new Promise((resolve) => {
    // Keeps the process alive while nothing else does.
    const alive = setInterval(() => {}, 60_000);
    const asked = () => {
      clearInterval(alive);
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, asked);
    if (guarded) process.stdin.on("end", asked).resume();
  });
}
