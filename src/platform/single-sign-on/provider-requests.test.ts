import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { closedAddresses, ProviderRequestError, requestsTo } from "./provider-requests.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(answer: RequestListener): Promise<string> {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

const HERE = { privateRanges: [], loopback: true };
const OUTSIDE = { privateRanges: [], loopback: false };

async function failure(asking: Promise<unknown>): Promise<string> {
  const error = await asking.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof ProviderRequestError ? error.failure : String(error);
}

test("an answer comes with its status, headers and bytes", async () => {
  const issuer = await serving((req, res) => {
    res.setHeader("content-type", "application/json");
    req.pipe(res);
  });
  const response = await requestsTo(issuer, HERE)(`${issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({ code: "é" }),
  });
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.text()).toBe("code=%C3%A9");
});

test.each<[string, RequestListener, string]>([
  ["is out of order", (_req, res) => res.writeHead(503).end(), "unreachable"],
  ["hangs up", (req) => req.socket.destroy(), "unreachable"],
  [
    "hangs up in the middle",
    (req, res) => {
      res.write("{");
      setTimeout(() => req.socket.destroy(), 20);
    },
    "unreachable",
  ],
  ["sends us on", (_req, res) => res.writeHead(302, { location: "http://169.254.169.254/" }).end(), "other-address"],
  ["answers without an end", (_req, res) => void res.write(Buffer.alloc(2 * 1024 * 1024, 120)), "unreadable"],
])("a provider that %s is %s", async (_what, answer, expected) => {
  const issuer = await serving(answer);
  expect(await failure(requestsTo(issuer, HERE)(`${issuer}/keys`, {}))).toBe(expected);
});

test("a provider that trickles is given up after five seconds", { timeout: 20_000 }, async () => {
  const issuer = await serving((_req, res) => {
    const drops = setInterval(() => res.write(" "), 100);
    res.once("close", () => clearInterval(drops));
  });
  expect(await failure(requestsTo(issuer, HERE)(`${issuer}/keys`, {}))).toBe("unreachable");
});

test("nobody but the issuer is asked, and nothing over plain http or on this computer unless that is allowed", async () => {
  const asked: string[] = [];
  const issuer = await serving((req, res) => {
    asked.push(req.url ?? "");
    res.end();
  });
  const { port } = new URL(issuer);
  expect(await failure(requestsTo(issuer, HERE)("http://127.0.0.1:1/keys", {}))).toBe("other-address");
  expect(await failure(requestsTo(issuer, HERE)("file:///etc/passwd", {}))).toBe("other-address");
  expect(await failure(requestsTo(issuer, OUTSIDE)(`${issuer}/keys`, {}))).toBe("other-address");
  for (const host of ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1"]) {
    const address = `https://${host}:${port}`;
    expect([host, await failure(requestsTo(address, OUTSIDE)(`${address}/keys`, {}))]).toEqual([
      host,
      "private-address",
    ]);
  }
  expect(asked).toEqual([]);
});

test.each([
  ["10.1.2.3", true],
  ["172.16.0.1", true],
  ["172.32.0.1", false],
  ["192.168.1.1", true],
  ["169.254.169.254", true],
  ["100.64.0.1", true],
  ["255.255.255.255", true],
  ["8.8.8.8", false],
  ["::1", true],
  ["::ffff:10.0.0.1", true],
  ["::ffff:8.8.8.8", false],
  ["64:ff9b::a00:1", true],
  ["fd00::1", true],
  ["fe80::1", true],
  ["2606:4700::1111", false],
])("the address %s is closed: %s", (address, isClosed) => {
  expect(closedAddresses([])(address)).toBe(isClosed);
});

test("a private range that the operator allows is open, and the next one is not", () => {
  const isClosed = closedAddresses(["10.20.0.0/16", "fd00::5"]);
  expect(["10.20.3.4", "10.21.0.1", "fd00::5", "fd00::6"].map(isClosed)).toEqual([false, true, false, true]);
});
