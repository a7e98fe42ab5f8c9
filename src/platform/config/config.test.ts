import { expect, test } from "vitest";
import { describeConfig, readConfig } from "./config.ts";

test("an empty environment serves the embedded database on this computer", () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    PORT: 3000,
    HOST: "127.0.0.1",
    ROLE: "all",
    DEMO: "auto",
    baseUrl: "http://127.0.0.1:3000",
  });
});

test("a host that others can reach needs an https address", () => {
  expect(() => readConfig({ HOST: "0.0.0.0" })).toThrow(/BASE_URL must be the https address/);
  expect(() => readConfig({ HOST: "0.0.0.0", BASE_URL: "http://safer.example" })).toThrow(/BASE_URL/);
  expect(readConfig({ HOST: "0.0.0.0", BASE_URL: "https://safer.example/" }).baseUrl).toBe("https://safer.example");
});

test.each([
  [{ PORT: "many" }, 'PORT must be a whole number from 0 to 65535, and is "many".'],
  [{ PORT: "70000" }, 'PORT must be a whole number from 0 to 65535, and is "70000".'],
  [{ PORT: "80.5" }, /^PORT must be a whole number/],
  [{ DATABASE_URL: "mysql://x" }, /^DATABASE_URL must be an address that begins postgres/],
  [{ ROLE: "cook" }, 'ROLE must be all, web or worker, and is "cook".'],
  [{ TRUST_PROXY: "10.0.0.1, proxy" }, /^TRUST_PROXY must be IP addresses or ranges/],
  [{ TRUST_PROXY: "10.0.0.0/33" }, /^TRUST_PROXY /],
])("a wrong setting %o is refused by its name", (environment, message) => {
  expect(() => readConfig(environment)).toThrow(message);
});

test("the proxies that are believed may be written with spaces between them", () => {
  expect(readConfig({ TRUST_PROXY: "loopback, 10.0.0.0/8 , ::1" }).TRUST_PROXY).toEqual([
    "loopback",
    "10.0.0.0/8",
    "::1",
  ]);
});

test("a wrong secret is not repeated", () => {
  expect(() => readConfig({ DATABASE_URL: "fp_web:hunter2@db" })).toThrow(
    /^(?!.*hunter2)DATABASE_URL must be an address/,
  );
});

test("the printed configuration masks passwords and names the source of each value", () => {
  const printed = describeConfig({ DATABASE_URL: "postgres://fp_web:hunter2@db:5432/frankpledge?password=hunter2" });
  expect(JSON.stringify(printed)).not.toContain("hunter2");
  expect(printed.find((setting) => setting.name === "DATABASE_URL")).toMatchObject({
    value: "postgres://fp_web:***@db:5432/frankpledge",
    source: "environment",
  });
  expect(printed.find((setting) => setting.name === "PORT")?.source).toBe("default");
});
