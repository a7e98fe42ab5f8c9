import { lookup as lookUp } from "node:dns";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Why a provider could not be asked. */
export type RequestFailure = "unreachable" | "unreadable" | "other-address" | "private-address";

export class ProviderRequestError extends Error {
  override readonly name = "ProviderRequestError";
  readonly failure: RequestFailure;
  constructor(failure: RequestFailure, cause?: unknown) {
    super(`The provider could not be asked: ${failure}`, { cause });
    this.failure = failure;
  }
}

/** Where a provider may be: in these ranges beside the public ones; and on this computer itself, over plain http too. */
export type Reach = { readonly privateRanges: readonly string[]; readonly loopback: boolean };

export type ProviderRequest = {
  readonly method?: string;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  readonly body?: unknown;
};

/** Of one request, from looking the name up to the last byte. */
const LONGEST_MS = 5_000;
const MOST_BYTES = 1024 * 1024;

/**
 * Asks the provider of `issuer`, and nobody else: over https, at the issuer's own origin, at an address that is public or
 * allowed, without following a redirect, for five seconds and a mebibyte at most. Throws ProviderRequestError otherwise.
 */
export function requestsTo(issuer: string, reach: Reach) {
  const { origin } = new URL(issuer);
  return async (address: string, init: ProviderRequest): Promise<Response> => {
    const url = new URL(address);
    const loopback = reach.loopback && isLoopbackName(url.hostname);
    if (url.origin !== origin || !(url.protocol === "https:" || (loopback && url.protocol === "http:")))
      throw new ProviderRequestError("other-address");
    const response = await send(url, init, loopback ? undefined : reach.privateRanges);
    if (response.status >= 500) throw new ProviderRequestError("unreachable");
    if (response.status >= 300 && response.status < 400) throw new ProviderRequestError("other-address");
    return response;
  };
}

export function isLoopbackName(hostname: string): boolean {
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}

/** `privateRanges` undefined: this computer itself, which needs no look. */
function send(url: URL, init: ProviderRequest, privateRanges: readonly string[] | undefined): Promise<Response> {
  const isClosed = privateRanges && closedAddresses(privateRanges);
  const host = url.hostname.replaceAll(/[[\]]/g, "");
  // A name that is an address is not looked up.
  if (isIP(host) !== 0 && isClosed?.(host)) return Promise.reject(new ProviderRequestError("private-address"));
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(error instanceof ProviderRequestError ? error : new ProviderRequestError("unreachable", error));
    const request = (url.protocol === "https:" ? overHttps : overHttp)(url, {
      method: init.method ?? "GET",
      headers: Object.fromEntries(new Headers(init.headers)),
      signal: AbortSignal.timeout(LONGEST_MS),
      ...(isClosed && { lookup: openLookup(isClosed) }),
    });
    request.once("error", fail);
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST_BYTES) request.destroy(new ProviderRequestError("unreadable"));
        else chunks.push(chunk);
      });
      response.once("error", fail);
      response.once("end", () => resolve(responseOf(response.statusCode, response.headers, chunks)));
    });
    request.end(init.body instanceof URLSearchParams || typeof init.body === "string" ? String(init.body) : undefined);
  });
}

function responseOf(
  status = 500,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  chunks: readonly Buffer[],
): Response {
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? Buffer.concat(chunks) : null, { status, headers: fields });
}

/** Looks a name up once, for the connection itself, so that no second answer can be another. */
function openLookup(isClosed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new ProviderRequestError("unreachable"), "", 4);
      if (addresses.some(({ address }) => isClosed(address)))
        return callback(new ProviderRequestError("private-address"), "", 4);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

/** Addresses that are nobody's on the internet (IANA special-purpose registries), less those allowed here. */
export function closedAddresses(allowedRanges: readonly string[]): (address: string) => boolean {
  const allowed = rangesOf(allowedRanges);
  return (address) => {
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    return CLOSED.check(address, family) && !allowed.check(address, family);
  };
}

function rangesOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list;
}

const CLOSED = rangesOf([
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"],
  // Those of version 6 include what carries an address of version 4.
  ...["::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16"],
  ...["fc00::/7", "fe80::/9", "ff00::/8"],
]);
