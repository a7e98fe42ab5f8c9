/** Where to go after signing in: a path of this site only, so that a link cannot lead elsewhere. */
export function safePath(text: unknown, otherwise: string): string {
  if (typeof text !== "string" || !text.startsWith("/") || text.length > 500) return otherwise;
  // Browsers read \ as / and drop tabs and line ends: any of them could begin another host.
  const base = "http://here.invalid";
  if (/[\\\s]/.test(text) || !URL.canParse(text, base)) return otherwise;
  const url = new URL(text, base);
  // Dots can leave a path that begins with two slashes, which is another host again.
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search : otherwise;
}
