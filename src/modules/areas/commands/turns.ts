/** Reading and writing thousands of rows keeps the process busy; between two steps it answers whoever waits. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
