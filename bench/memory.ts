import { readdirSync, readFileSync } from "node:fs";

const LOOK_EVERY_MS = 50;

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

function residentMb(): number {
  return process.memoryUsage.rss() / 1e6 + childrenOf(process.pid).reduce((sum, pid) => sum + residentOf(pid), 0);
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function residentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    // PostgreSQL under test is a child too, and is not ours to count.
    if (!/^Name:\s*node/m.test(status)) return 0;
    return (Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}
