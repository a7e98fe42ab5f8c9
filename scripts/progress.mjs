const STILL_EVERY_MS = 10_000;

/**
 * Tells the person at the terminal what is going on. Commands whose output is read by other programs tell it to stderr.
 * @typedef {object} Progress
 * @property {(line: string) => void} say
 * @property {<T>(doing: string, work: () => Promise<T>) => Promise<T>} step says what it does, that it is still at it
 *   every ten seconds, and how long it took
 * @property {number} output the file descriptor, for programs that print beside us
 */

/**
 * @param {"stdout" | "stderr"} to
 * @returns {Progress}
 */
export function progressTo(to) {
  const stream = process[to];
  /** @param {string} line */
  const say = (line) => void stream.write(`${line}\n`);

  /** @type {Progress["step"]} */
  const step = async (doing, work) => {
    const began = performance.now();
    say(`${doing} …`);
    const still = setInterval(() => say(`  still at it (${seconds(performance.now() - began)})`), STILL_EVERY_MS);
    try {
      const result = await work();
      say(`  done in ${seconds(performance.now() - began)}`);
      return result;
    } finally {
      clearInterval(still);
    }
  };

  return { say, step, output: to === "stdout" ? 1 : 2 };
}

/**
 * What `work` answers, and how many milliseconds it took.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<[result: T, milliseconds: number]>}
 */
export async function timed(work) {
  const began = performance.now();
  const result = await work();
  return [result, performance.now() - began];
}

/**
 * "0.4 s", "12.3 s", "3 min 5 s".
 * @param {number} milliseconds
 */
export function seconds(milliseconds) {
  const total = milliseconds / 1000;
  if (total < 59.95) return `${total.toFixed(1)} s`;
  const whole = Math.round(total);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
