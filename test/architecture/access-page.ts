/** What docs/access.md is made of. */
export type AccessFacts = {
  readonly capabilities: Readonly<Record<string, string>>;
  readonly roles: readonly {
    readonly title: string;
    readonly scope: string;
    readonly capabilities: readonly string[];
  }[];
  readonly routes: readonly {
    readonly method: string;
    readonly url: string;
    readonly capability: string;
    readonly stepUp: boolean;
    readonly program: string | undefined;
    readonly cache: string;
  }[];
  readonly actors: readonly { readonly who: string; readonly role: string; readonly turnedAway?: boolean }[];
};

/** The page, as Markdown. The same facts give the same bytes. */
export function accessPage(facts: AccessFacts): string {
  return `# Access

Who may do what, drawn from the program's own register of routes and from the roles in a fresh database. A test compares
this page with them; \`WRITE_DOCS=1 npm test -- --only=pglite access-page\` writes it anew. What is expected of each actor on
each route is written by hand in \`test/isolation/matrix.ts\`, and of each table in \`test/isolation/oracle\`: this page says
what is so, and those say what must be.

## How a request is answered

| Who asks | What they get |
|---|---|
| Nobody signed in, for a page that needs it | 303 to the sign-in page; a form gets 401 with what was typed |
| Somebody without a role in the partnership, or for a thing that is not there | 404: the same page in both cases, and an event in the audit trail |
| Somebody whose session still lacks the second factor that the account has, or that a live partnership asks for | 303 to where it is given or set up; a form gets 401 with what was typed |
| Somebody in the partnership, whose role does not hold the capability | 403, and an event in the audit trail |
| Somebody who holds it in a group alone, as its chair, for a thing of another group that they see | 403, and an event in the audit trail |
| Whoever may have it, with a proof older than ten minutes where a fresh one is needed | 303 to where it is given; a form gets 401, and waits there |
| A program with an access token, for a download that programs may have | the file; 401 when the token opens nothing, with the same words whatever the reason; 403 when the download is not among its own; 404 as for anybody |
| A program with an access token, for anything else | what nobody signed in gets: the token is not read |
| A session and an access token at once | 400 |
| A form without its token, or from another site | 403, and nothing is read of it |
| Whoever may have it | the page, or a redirect after a change |

## Capabilities by role

A role is a row that holds capabilities; the program asks for capabilities and never for roles. Rights that no role holds are
declared by commands at the console of the host.

${table(
  ["Capability", "What it allows", "Held by"],
  Object.entries(facts.capabilities).map(([capability, words]) => [
    `\`${capability}\``,
    words,
    holdersOf(facts, capability).join(", ") || "no role: the console, or a job",
  ]),
)}

## Routes

A route that declares nothing does not start. HEAD is answered wherever GET is. Programs are let in by access tokens
([decision 26](decisions/0026-access-tokens.md)) where it says so, and nowhere else.

${table(
  ["Route", "Needs", "Kept by caches", "Roles that have it"],
  facts.routes.map(({ method, url, capability, cache, stepUp, program }) => [
    `\`${method} ${url}\``,
    `${capability === "public" || capability === "signed-in" ? capability : `\`${capability}\``}${stepUp ? ", and a fresh proof" : ""}${program === undefined ? "" : "; programs too"}`,
    cache === "private" ? "no" : cache,
    reach(facts, capability),
  ]),
)}

## Actors

Every route and every table is tried as each of these, those who have no business there included.

${table(
  ["No.", "Who", "Runs as", "A transaction"],
  facts.actors.map(({ who, role, turnedAway }, i) => [
    String(i + 1),
    who,
    `\`${role}\``,
    turnedAway ? "is refused" : "begins",
  ]),
)}
`;
}

function reach(facts: AccessFacts, capability: string): string {
  if (capability === "public") return "everybody";
  return capability === "signed-in" ? "whoever is signed in" : holdersOf(facts, capability).join(", ");
}

function holdersOf({ roles }: AccessFacts, capability: string): string[] {
  const holders = roles.filter((role) => role.capabilities.includes(capability));
  const scopes = [...new Set(holders.map(({ scope }) => scope))];
  return scopes.flatMap((scope) => {
    const [held, all] = [holders, roles].map((some) => some.filter((role) => role.scope === scope));
    const isWhole = (scope === "partnership" || scope === "group") && held?.length === all?.length;
    return isWhole ? [`every role in a ${scope}`] : (held ?? []).map((role) => role.title);
  });
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heading), `|${heading.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
