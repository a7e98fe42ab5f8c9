import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { SESSION_COOKIE } from "../../src/web/credentials.ts";
import { tokenOf } from "./fixture/people.ts";
import { BROWSERS, type Browser, type BrowserKey } from "./matrix/capacities.ts";

/** A browser that always sends the same session cookie, whatever it is told, and forms with their token. */
export type Client = {
  send(method: "GET" | "HEAD", url: string): Promise<LightMyRequestResponse>;
  submit(url: string, form: Form): Promise<LightMyRequestResponse>;
  /** The token of this browser's forms. */
  token(): Promise<string>;
};

export type Form = {
  readonly fields: Readonly<Record<string, string>>;
  readonly multipart?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
};

export function openBrowser(app: FastifyInstance, key: BrowserKey): Client {
  const { session, token }: Browser = BROWSERS[key];
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const cookies: Record<string, string> = session === undefined ? {} : { [SESSION_COOKIE]: tokenOf(session) };
  // Where a program is nobody it counts as its network does, and each has its own.
  const from = token === undefined ? {} : { remoteAddress: `10.1.${Object.keys(BROWSERS).indexOf(key)}.1` };
  let formToken: string | undefined;
  return {
    send: (method, url) => app.inject({ method, url, cookies, headers: authorization, ...from }),
    async submit(url, { fields, multipart = false, headers: own = {} }) {
      const headers = { ...authorization, ...own };
      const body = new URLSearchParams(fields);
      if (!multipart) {
        const type = { "content-type": "application/x-www-form-urlencoded" };
        return app.inject({
          method: "POST",
          url,
          cookies,
          payload: body.toString(),
          headers: { ...type, ...headers },
          ...from,
        });
      }
      const form = new FormData();
      for (const [name, value] of body) form.append(name, value);
      const encoded = new Response(form);
      const type = { "content-type": encoded.headers.get("content-type") ?? "" };
      const payload = Buffer.from(await encoded.arrayBuffer());
      return app.inject({ method: "POST", url, cookies, payload, headers: { ...type, ...headers }, ...from });
    },
    async token() {
      if (formToken === undefined) {
        const page = await app.inject({ method: "GET", url: "/sign-in", cookies, headers: authorization, ...from });
        for (const { name, value } of page.cookies) cookies[name] = value;
        formToken = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
      }
      return formToken;
    },
  };
}
