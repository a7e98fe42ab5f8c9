import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { OperatorError } from "../../kernel/errors.ts";
import { inProject } from "./paths.ts";

const address = (schemes: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `must be an address that begins ${schemes.map((scheme) => `${scheme}//`).join(" or ")}`,
  });
const postgres = address(["postgres:", "postgresql:"]).optional();

function wholeNumber(from: number, to: number) {
  const error = `must be a whole number from ${from} to ${to}`;
  return z.coerce.number(error).int(error).min(from, error).max(to, error);
}

const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, `must be ${words.slice(0, -1).join(", ")} or ${words.at(-1)}`);

/** Names of address ranges that the framework knows by itself. */
const RANGES = ["loopback", "linklocal", "uniquelocal"];

const addresses = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .refine((parts) => parts.every(isAddressOrRange), {
    error: `must be IP addresses or ranges such as 10.0.0.0/8, or ${RANGES.join(", ")}, separated by commas`,
  });

/** Each setting: what it may be, what it means, and whether it is a secret. Read once, at start. */
const SETTINGS = {
  PORT: {
    schema: wholeNumber(0, 65_535).default(3000),
    meaning: "Port to serve on",
  },
  HOST: {
    schema: z.string().default("127.0.0.1"),
    meaning: "Address to serve on; another than loopback needs an https BASE_URL",
  },
  BASE_URL: { schema: address(["http:", "https:"]).optional(), meaning: "Address that people type, behind a proxy" },
  DATA_DIR: {
    schema: z.string().min(1).default("data"),
    meaning: "Folder of the embedded database, temporary files and caches",
  },
  DATABASE_URL: {
    schema: postgres,
    secret: true,
    meaning: "PostgreSQL, the web login; the embedded database when left out",
  },
  DATABASE_AUTH_URL: { schema: postgres, secret: true, meaning: "PostgreSQL, the sign-in login" },
  DATABASE_WORKER_URL: { schema: postgres, secret: true, meaning: "PostgreSQL, the login of jobs and the console" },
  DATABASE_OWNER_URL: {
    schema: postgres,
    secret: true,
    meaning: "PostgreSQL, the owner's login; used for migrations only",
  },
  ROLE: {
    schema: oneOf("all", "web", "worker").default("all"),
    meaning: "What this process does: all, web or worker",
  },
  DEMO: {
    schema: oneOf("auto", "on", "off").default("auto"),
    meaning: "The demonstration: auto makes it in a new, empty embedded database",
  },
  EMBEDDED_LIVE: {
    schema: oneOf("refuse", "accept").default("refuse"),
    meaning: "Whether the embedded database, which is for evaluation, may hold a live partnership",
  },
  TRUST_PROXY: {
    schema: addresses.default([]),
    meaning: "Addresses of the proxies whose X-Forwarded headers are believed, comma-separated",
  },
  SMTP_URL: {
    schema: address(["smtp:", "smtps:"]).optional(),
    secret: true,
    meaning: "Mail server; messages wait in the outbox when left out. One that is not on this computer must offer TLS",
  },
  MAIL_FROM: {
    schema: z.email("must be an e-mail address").optional(),
    meaning: "Address that messages come from; needed with SMTP_URL",
  },
  INVITATION_DAYS: {
    schema: wholeNumber(1, 60).default(7),
    meaning: "Days for which the link of an invitation works; a choice of ours, which no authority prescribes",
  },
  PAPER_MEGABYTES: {
    schema: wholeNumber(1, 200).default(25),
    meaning:
      "Megabytes that the file of a paper of a meeting may have; a choice of ours, which no authority prescribes",
  },
  SHED_DELAY_MS: {
    schema: wholeNumber(0, 60_000).default(1_000),
    meaning: "Delay of the server from which on requests are answered with 503 and Retry-After; 0 never",
  },
  BREACHED_PASSPHRASES: {
    schema: z.string().refine(existsSync, "is not there").optional(),
    meaning:
      "File or folder of passphrases stolen elsewhere, which nobody may choose: SHA-1 lists as Have I Been Pwned gives them, or one a line",
  },
  SECRETS_KEY: {
    schema: z.string().min(32, "must have 32 characters or more").optional(),
    secret: true,
    meaning: "Seals the secrets of second factors, with the database's own key; keep it apart from backups",
  },
  AUDIT_HEADS_FILE: {
    schema: z.string().min(1).optional(),
    meaning: "File that the ends of the audit trails are appended to every hour; audit-heads in DATA_DIR when left out",
  },
  AUDIT_HEADS_EMAIL: {
    schema: z.email("must be an e-mail address").optional(),
    meaning: "Address outside that the ends of the audit trails are sent to once a day; it needs a mail server",
  },
  PROVIDER_ADDRESSES: {
    schema: addresses
      .default([])
      .refine((parts) => !parts.some((part) => RANGES.includes(part)), "must be ranges such as 10.0.0.0/8"),
    meaning: "Private addresses or ranges in which organisations' sign-in providers may be; public ones always may",
  },
  LOG_LEVEL: { schema: oneOf("error", "warn", "info", "debug").default("info"), meaning: "How much is logged" },
} as const satisfies Record<string, { schema: z.ZodType; meaning: string; secret?: boolean }>;

type Settings = typeof SETTINGS;
export type SettingName = keyof Settings;

/** The installation's configuration: each setting by its name, and what follows from them. */
export type Config = { readonly [Name in SettingName]: z.output<Settings[Name]["schema"]> } & {
  readonly dataFolder: string;
  /** The address shown to people and checked against the Origin of forms, without a slash at the end. */
  readonly baseUrl: string;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Throws OperatorError with one sentence for the first setting that is wrong. */
export function readConfig(environment: Environment): Config {
  const values = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, setting]) => {
      const text = environment[name];
      const parsed = setting.schema.safeParse(text === "" ? undefined : text);
      if (parsed.success) return [name, parsed.data];
      const found = "secret" in setting ? "" : `, and is ${JSON.stringify(text)}`;
      throw new OperatorError(`${name} ${parsed.error.issues[0]?.message ?? "is not valid"}${found}.`);
    }),
  ) as { [Name in SettingName]: z.output<Settings[Name]["schema"]> };

  const { HOST, PORT, BASE_URL } = values;
  if (values.SMTP_URL && !values.MAIL_FROM) {
    throw new OperatorError("SMTP_URL is set, so MAIL_FROM must be the e-mail address that messages come from.");
  }
  if (!isLoopback(HOST) && !BASE_URL?.startsWith("https://")) {
    throw new OperatorError(
      `HOST is ${HOST}, which others can reach, so BASE_URL must be the https address they use: sign-in cookies work only over https or on this computer.`,
    );
  }
  const host = HOST.includes(":") ? `[${HOST}]` : HOST;
  return {
    ...values,
    dataFolder: resolve(inProject(), values.DATA_DIR),
    baseUrl: (BASE_URL ?? `http://${host}:${PORT}`).replace(/\/+$/, ""),
  };
}

/** Every setting with its value (secrets masked), where it came from and what it means: what `frankpledge config` prints. */
export function describeConfig(
  environment: Environment,
): { name: string; value: string; source: string; meaning: string }[] {
  const config = readConfig(environment);
  return Object.entries(SETTINGS).map(([name, setting]) => {
    const value = config[name as SettingName];
    const given = environment[name] !== undefined && environment[name] !== "";
    const shown =
      value === undefined ? "(none)" : "secret" in setting ? maskSecret(String(value)) : String(value) || "(none)";
    return { name, value: shown, source: given ? "environment" : "default", meaning: setting.meaning };
  });
}

/** True when only this computer can reach the pages. */
export function isOnLoopback(config: Pick<Config, "HOST" | "BASE_URL">): boolean {
  return isLoopback(config.HOST) && config.BASE_URL === undefined;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

function isAddressOrRange(text: string): boolean {
  const [ip = "", bits = "0", ...rest] = text.split("/");
  const most = isIP(ip) === 4 ? 32 : 128;
  return RANGES.includes(text) || (isIP(ip) !== 0 && rest.length === 0 && /^\d+$/.test(bits) && Number(bits) <= most);
}

function maskSecret(text: string): string {
  if (!URL.canParse(text)) return "***";
  const url = new URL(text);
  return `${url.protocol}//${url.username ? `${url.username}:***@` : ""}${url.host}${url.pathname}`;
}
