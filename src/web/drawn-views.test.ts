import { expect, test } from "vitest";
import { keepDrawn } from "./drawn-views.ts";
import { html } from "./html.ts";

test("a view is found by all it was drawn from, until others have been asked for since", () => {
  const view = (title: string) => ({ kind: "desk" as const, title, content: html`${title}` });
  const drawn = keepDrawn(2);
  drawn.keep("one", view("First"));
  drawn.keep("two", view("Second"));
  expect(drawn.find("one")?.title).toBe("First");
  drawn.keep("three", view("Third"));
  expect(drawn.find("two")).toBeUndefined();
  expect(drawn.find("one")?.title).toBe("First");
  expect(drawn.find("three")?.title).toBe("Third");
});
