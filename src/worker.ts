import { runProcess, startJobs } from "./app/process.ts";

// A process that does jobs and serves no pages, beside one or more that serve with ROLE=web.
await runProcess({
  environment: { ...process.env, ROLE: "worker" },
  start: async (services, _database, closers) => {
    closers.push(startJobs(services));
    return undefined;
  },
});
