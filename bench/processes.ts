import { readdirSync, readFileSync } from "node:fs";

const LOOK_EVERY_MS = 50;
/** Clock ticks a second in /proc, the same on every Linux that Node.js runs on. */
const TICKS = 100;

/**
 * Watches the memory of this process and of its children while work goes on. `most` stops watching and answers the most
 * that was seen at once, in megabytes. Where /proc does not tell, only this process counts.
 */
export function watchMemory(): { readonly most: () => number } {
  let most = 0;
  const look = () => {
    most = Math.max(most, residentMb());
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    most() {
      clearInterval(timer);
      look();
      return Math.round(most);
    },
  };
}

/**
 * Seconds of processor time that a process and all below it have taken, those that have ended included. Unlike the time
 * on the clock it is hardly longer when other programs are busy too. NaN where /proc does not tell.
 */
export function processorSeconds(pid = process.pid): number {
  const fields = readText(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");
  if (!fields) return Number.NaN;
  // utime, stime, cutime and cstime.
  const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / TICKS, 0);
  return own + childrenOf(pid).reduce((sum, child) => sum + (processorSeconds(child) || 0), 0);
}

function residentMb(): number {
  return process.memoryUsage.rss() / 1e6 + childrenOf(process.pid).reduce((sum, pid) => sum + residentOf(pid), 0);
}

function residentOf(pid: number): number {
  const status = readText(`/proc/${pid}/status`) ?? "";
  // PostgreSQL under test is a child too, and is not ours to count.
  if (!/^Name:\s*node/m.test(status)) return 0;
  return (Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024) / 1e6;
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      (readText(`/proc/${pid}/task/${thread}/children`) ?? "").split(" ").filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
