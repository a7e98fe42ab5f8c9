const WANTED = { major: 20, minor: 19 };

/**
 * One sentence for whoever runs a Node that is too old, or undefined when `version` (as in `process.versions.node`) will do.
 * This file and the entries that import it first use only what every Node since 12.20 can parse.
 * @param {string} version
 * @returns {string | undefined}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > WANTED.major || (major === WANTED.major && minor >= WANTED.minor)) return undefined;
  const wanted = `${WANTED.major}.${WANTED.minor}`;
  return `Frankpledge needs Node ${wanted} or later, and this is Node ${version}: install Node 24 from https://nodejs.org and try again.`;
}

/** Ends the process with that sentence when this Node is too old. */
export function refuseOldNode() {
  const problem = nodeProblem(process.versions.node);
  if (problem === undefined) return;
  console.error(problem);
  process.exit(1);
}
