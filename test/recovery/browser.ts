import { SESSION_COOKIE } from "../../src/web/credentials.ts";
import type { Form } from "./forms.ts";

/** What became of a form: it was acknowledged, refused, or nobody answered before the program was gone. */
export type Answer = "acknowledged" | "refused" | "none";

/** Somebody's browser, signed in, which sends forms to the program as our pages do. */
export type Browser = { readonly send: (form: Form) => Promise<Answer> };

/** A browser with the token of a session. Its form token is fetched before the first form. */
export function aBrowser(origin: string, token: string): Browser {
  let formToken: Promise<{ csrf: string; cookie: string }> | undefined;

  async function fetchFormToken() {
    const page = await fetch(`${origin}/account/sessions`, { headers: { cookie: `${SESSION_COOKIE}=${token}` } });
    const [, csrf = ""] = /name="_csrf" value="([^"]+)"/.exec(await page.text()) ?? [];
    const set = page.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
    return { csrf, cookie: [`${SESSION_COOKIE}=${token}`, ...set].join("; ") };
  }

  return {
    async send(form) {
      try {
        formToken ??= fetchFormToken();
        const { csrf, cookie } = await formToken;
        const answer = await fetch(`${origin}${form.path}`, {
          method: "POST",
          redirect: "manual",
          headers: { cookie },
          body: bodyOf(form, csrf),
        });
        await answer.arrayBuffer();
        // To be sent to prove who one is, or to sign in, is no acknowledgement.
        const isDone = answer.status === 303 && /^\/[a-z]+\/desk\//.test(answer.headers.get("location") ?? "");
        return isDone ? "acknowledged" : "refused";
      } catch {
        formToken = undefined;
        return "none";
      }
    },
  };
}

function bodyOf({ fields, file }: Form, csrf: string): URLSearchParams | FormData {
  if (!file) return new URLSearchParams({ _csrf: csrf, ...fields });
  const body = new FormData();
  for (const [name, value] of Object.entries({ _csrf: csrf, ...fields })) body.append(name, value);
  body.append("files", new Blob([file.text]), file.name);
  return body;
}
