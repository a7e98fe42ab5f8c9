import type { Services } from "../src/platform/services.ts";

/** Where the time of a piece of work went: milliseconds in the child process by task, and in transactions. */
export type Times = Map<string, number>;

/** The same services, which add what they take to `times`. Transactions in a step are counted, whatever else goes on. */
export function keepTimes(services: Services, times: Times): Services {
  const { database, engine } = services;
  const kept = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    try {
      return await work();
    } finally {
      times.set(name, (times.get(name) ?? 0) + performance.now() - since);
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
