import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { useWorld } from "../../../test/world.ts";
import { housekeepingJobs, housekeepingSchedules } from "./housekeeping.ts";
import { startWorker } from "./worker.ts";

const world = useWorld();

test("a worker that is told to stop while it asks for work does not lie down first", async () => {
  const worker = startWorker({
    engine: world.database,
    log: world.log,
    handlers: housekeepingJobs(world),
    schedules: housekeepingSchedules,
  });
  const ended = await Promise.race([worker.stop(1_000).then(() => "stopped"), sleep(20_000, "still asleep")]);
  expect(ended).toBe("stopped");
});
