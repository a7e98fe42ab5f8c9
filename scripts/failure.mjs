/** Something the person at the terminal can mend; the message says what, and no stack is shown. */
export class Failure extends Error {
  /** @override */
  name = "Failure";
}

/**
 * Runs the main function of a script: its number is the exit code, a Failure is one message, anything else a stack.
 * @param {() => Promise<number | void>} main
 */
export function runMain(main) {
  main().then(
    (code) => {
      process.exitCode = code ?? 0;
    },
    (/** @type {unknown} */ error) => {
      console.error(error instanceof Failure ? error.message : error);
      process.exitCode = 1;
    },
  );
}
