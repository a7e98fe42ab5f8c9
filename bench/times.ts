import type { Services } from "../src/platform/services.ts";

/** Where the time of a piece of work went: milliseconds and number, in the child process by task, and of transactions. */
export type Times = Map<string, { readonly ms: number; readonly times: number }>;

/** The same services, which add what they take to `times`. Transactions in a step are counted, whatever else goes on. */
export function keepTimes(services: Services, times: Times): Services {
  const { database, engine } = services;
  const kept = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    try {
      return await work();
    } finally {
      const before = times.get(name) ?? { ms: 0, times: 0 };
      times.set(name, { ms: before.ms + performance.now() - since, times: before.times + 1 });
    }
  };
  return {
    ...services,
    database: {
      ...database,
      transaction: (opening, work) => kept("transactions", () => database.transaction(opening, work)),
    },
    engine: { ...engine, runTask: (name, input, options) => kept(name, () => engine.runTask(name, input, options)) },
  };
}
