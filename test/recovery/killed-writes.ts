import { once } from "node:events";
import { aBrowser, type Browser } from "./browser.ts";
import { aForm, KINDS, type Kind } from "./forms.ts";
import type { Installation } from "./installation.ts";
import { type Entry, judge, type Verdict } from "./ledger.ts";
import type { Office, Writer } from "./office.ts";
import { type Program, seen, startProgram, stopProgram } from "./running-program.ts";
import { lookAtWritten } from "./written.ts";

/** How many forms of each kind are under way at once. */
const AT_ONCE: Readonly<Record<Kind, number>> = { gap: 1, draft: 1, finding: 2, organisation: 1, role: 1, import: 1 };

/** Of what was acknowledged in a round so many are sent again in the next, with all that was not answered. */
const ACKNOWLEDGED_SENT_AGAIN = 6;

/** How long a writer rests after a form: a person sends few files, and there are only so many roles to ask for. */
const REST_MS: Partial<Record<Kind, number>> = { import: 200, role: 100 };

/** An installation in which the program is killed again and again while people write. */
export type Siege = {
  /** Everything that was sent so far, and what the writer was told. */
  readonly entries: readonly Entry[];
  /** Milliseconds from each start of the program until it served. */
  readonly upMs: readonly number[];
  /** How many forms were sent again to the next program. */
  readonly sentAgain: () => number;
  /**
   * Sends again what the last kill interrupted, writes until a kill so long after the first answer to a form of `kind`,
   * and looks. Throws when no form of the kind is left.
   */
  readonly round: (kind: Kind, killAfterMs: number) => Promise<Verdict>;
  /** Starts the program once more, sends again what the last kill interrupted, stops it as it should be, and looks. */
  readonly end: () => Promise<Verdict>;
};

export function besiege(installation: Installation<Office>): Siege {
  const office = installation.prepared;
  const entries: Entry[] = [];
  const upMs: number[] = [];
  const numbers = new Map<Kind, number>();
  let pending: Entry[] = [];
  let sentAgain = 0;

  async function start() {
    const since = performance.now();
    const program = startProgram({ ...installation.environment, SHED_DELAY_MS: "0" });
    const { address = "" } = await seen(program, ({ msg }) => msg === "serving");
    upMs.push(performance.now() - since);
    const browsers = browsersOf(office, address);
    await Promise.all(pending.map((entry) => sendAgain(entry, browsers)));
    pending = [];
    return { program, browsers };
  }

  async function sendAgain(entry: Entry, browsers: Browsers): Promise<void> {
    const answer = await browsers[entry.form.writer](0).send(entry.form);
    if (answer === "none") throw new Error(`Nobody answered a ${entry.form.kind} that was sent again`);
    entry.again = answer;
    sentAgain++;
  }

  /** Sends forms of a kind one after another for as long as somebody answers. */
  async function write(kind: Kind, browsers: Browsers, onAnswer: (kind: Kind) => void): Promise<Entry[]> {
    const written: Entry[] = [];
    for (;;) {
      const number = numbers.get(kind) ?? 0;
      numbers.set(kind, number + 1);
      const form = aForm(office, kind, number);
      if (!form) throw new Error(`No ${kind} is left to send`);
      const entry: Entry = { form, answer: "none" };
      written.push(entry);
      entries.push(entry);
      entry.answer = await browsers[form.writer](number).send(form);
      if (entry.answer === "none") return written;
      onAnswer(kind);
      await new Promise((resolve) => setTimeout(resolve, REST_MS[kind] ?? 0));
    }
  }

  return {
    entries,
    upMs,
    sentAgain: () => sentAgain,
    async round(awaited, killAfterMs) {
      const { program, browsers } = await start();
      const dead = once(program.process, "exit");
      const kill = () => void program.process.kill("SIGKILL");
      const onAnswer = (kind: Kind) => {
        if (kind === awaited) setTimeout(kill, killAfterMs);
      };
      const writing = KINDS.flatMap((kind) =>
        Array.from({ length: AT_ONCE[kind] }, () => write(kind, browsers, onAnswer)),
      );
      const written = (await Promise.all(writing).finally(kill)).flat();
      await mustBeKilled(dead);
      pending = [
        ...written.filter(({ answer }) => answer === "none"),
        ...written.filter(({ answer }) => answer === "acknowledged").slice(-ACKNOWLEDGED_SENT_AGAIN),
      ];
      return judge(entries, await installation.look(lookAtWritten));
    },
    async end() {
      const { program } = await start();
      await stopProgram(program);
      return judge(entries, await installation.look(lookAtWritten));
    },
  };
}

type Browsers = Readonly<Record<Writer, (number: number) => Browser>>;

function browsersOf({ tokens }: Office, origin: string): Browsers {
  const of = (writer: Writer) => {
    const browsers = tokens[writer].map((token) => aBrowser(origin, token));
    return (number: number) => browsers[number % browsers.length] ?? aBrowser(origin, "");
  };
  return { analyst: of("analyst"), manager: of("manager"), operator: of("operator") };
}

async function mustBeKilled(dead: ReturnType<typeof once>): Promise<void> {
  const [code, signal] = (await dead) as [number | null, Program["process"]["signalCode"]];
  if (signal !== "SIGKILL") throw new Error(`The program ended with ${code ?? signal} before it was killed`);
}
