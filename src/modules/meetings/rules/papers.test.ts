import fc from "fast-check";
import { expect, test } from "vitest";
import { kindOfFile, pagesOf } from "./paper-files.ts";
import {
  type Dispatch,
  newnessOf,
  nextNumber,
  type Paper,
  type PaperVersion,
  placePages,
  stateOfPaper,
  toSend,
} from "./papers.ts";

const version = (about: Partial<PaperVersion> = {}): PaperVersion => ({
  ...{ id: "v", number: 1, fileName: "a.pdf", kind: "pdf", sizeBytes: 10, pages: 2, change: "", addedAt: "2026-11-20" },
  ...{ dispatch: null, sentAt: null, firstPage: null, withdrawnAt: null, isRead: false },
  ...about,
});
const paper = (versions: PaperVersion[], about: Partial<Paper> = {}): Paper => ({
  ...{
    id: "p",
    meetingId: "m",
    itemId: "i",
    title: "Report",
    addedAt: "2026-11-20",
    removedAt: null,
    removalReason: "",
  },
  ...{ packSentAt: null, wasRead: false, versions },
  ...about,
});
const sent = { packSentAt: "2026-12-01" };

test("a paper is with the pack, sent after it, late or to follow, by when it came and when it went out", () => {
  expect(stateOfPaper(paper([]))).toBe("to-follow");
  expect(stateOfPaper(paper([version()]))).toBe("in-preparation");
  expect(stateOfPaper(paper([version()], sent))).toBe("not-sent");
  expect(stateOfPaper(paper([version({ dispatch: 0, firstPage: 1 })], sent))).toBe("with-pack");
  const later = version({ dispatch: 1, firstPage: 3 });
  expect(stateOfPaper(paper([later], sent))).toBe("followed");
  expect(stateOfPaper(paper([later], { ...sent, addedAt: "2026-12-02" }))).toBe("late");
  expect(stateOfPaper(paper([later], { ...sent, removedAt: "2026-12-03" }))).toBe("taken-out");
});

test("what was never opened is new, what was opened before its last version is changed, and the rest is read", () => {
  const current = version({ dispatch: 0, firstPage: 1 });
  expect(newnessOf(paper([version()]))).toBeUndefined();
  expect(newnessOf(paper([current]))).toBe("new");
  expect(newnessOf(paper([current], { wasRead: true }))).toBe("changed");
  expect(newnessOf(paper([{ ...current, isRead: true }], { wasRead: true }))).toBe("read");
});

test("papers go out in the order of the agenda, each in its latest version, and without what was taken out", () => {
  const of = (itemId: string, id: string, about: Partial<Paper> = {}) => paper([version({ id })], { itemId, ...about });
  const papers = [of("second", "b"), of("first", "a"), of("first", "gone", { removedAt: "2026-11-21" }), paper([])];
  expect(toSend([{ id: "first" }, { id: "second" }], papers).map(({ id }) => id)).toEqual(["a", "b"]);
});

test("the pack is the first thing that goes out with the agenda, and everything else is a supplement", () => {
  expect(nextNumber([], true)).toBe(0);
  expect(nextNumber([], false)).toBe(1);
  expect(nextNumber([{ number: 0 }], true)).toBe(1);
  expect(nextNumber([{ number: 0 }, { number: 1 }], false)).toBe(2);
});

test("a supplement goes on after the last page of what went out before", () => {
  const pack = placePages([], [{ pages: 14 }, { pages: 106 }]);
  expect(pack).toMatchObject({ firstPage: 1, lastPage: 120, placed: [{ firstPage: 1 }, { firstPage: 15 }] });
  expect(placePages([pack], [{ pages: 10 }])).toMatchObject({ firstPage: 121, lastPage: 130 });
  expect(placePages([], [])).toMatchObject({ firstPage: 1, lastPage: 0 });
});

type Given = { readonly pages: number; firstPage?: number; isGone: boolean };

test("a page once given never changes and is never given twice, whatever is added, replaced, taken out and sent", () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant("add" as const), pages: fc.integer({ min: 1, max: 40 }) }),
    fc.record({
      kind: fc.constantFrom("replace" as const, "remove" as const),
      at: fc.nat(),
      pages: fc.integer({ min: 1, max: 40 }),
    }),
    fc.constant({ kind: "send" as const }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const papers: Given[] = [];
      const dispatches: Pick<Dispatch, "number" | "firstPage" | "lastPage">[] = [];
      const once = new Map<Given, number>();
      for (const one of acts) {
        if (one.kind === "add") papers.push({ pages: one.pages, isGone: false });
        if (one.kind === "remove" || one.kind === "replace") {
          const gone = papers[one.at % Math.max(1, papers.length)];
          if (gone) gone.isGone = true;
          if (gone && one.kind === "replace") papers.push({ pages: one.pages, isGone: false });
        }
        if (one.kind !== "send") continue;
        const pending = papers.filter(({ firstPage, isGone }) => firstPage === undefined && !isGone);
        const { firstPage, lastPage, placed } = placePages(dispatches, pending);
        dispatches.push({ number: nextNumber(dispatches, dispatches.length === 0), firstPage, lastPage });
        for (const [i, given] of pending.entries()) {
          given.firstPage = placed[i]?.firstPage ?? 0;
          once.set(given, given.firstPage);
        }
      }
      for (const [given, firstPage] of once) expect(given.firstPage).toBe(firstPage);
      const pages = [...once].flatMap(([given, first]) => Array.from({ length: given.pages }, (_, i) => first + i));
      expect([...pages].sort((a, b) => a - b)).toEqual(Array.from({ length: pages.length }, (_, i) => i + 1));
      expect(dispatches.map(({ number }) => number)).toEqual(dispatches.map((_, i) => i));
    }),
    { numRuns: 2000 },
  );
});

test("a file is of the kind that its name says, and is not taken when its type says another", () => {
  expect(kindOfFile("Report.PDF", "application/pdf")).toEqual({ ok: true, value: "pdf" });
  expect(kindOfFile("photo.jpeg", "")).toEqual({ ok: true, value: "jpeg" });
  expect(kindOfFile("Report.pdf", "application/octet-stream").ok).toBe(true);
  expect(JSON.stringify(kindOfFile("Report.pdf", "text/html"))).toContain("sent as something else");
  for (const name of ["page.html", "picture.svg", "macro.docm", "old.doc", "nothing", "a.pdf.exe"])
    expect(JSON.stringify(kindOfFile(name, "")), name).toContain("A paper must be a PDF");
});

test("pages are counted where they can be, and asked for where they cannot", () => {
  expect(pagesOf("pdf", { pages: 3 }, 9)).toEqual({ ok: true, value: 3 });
  expect(pagesOf("docx", { pages: 3 }, null)).toEqual({ ok: true, value: 3 });
  expect(pagesOf("docx", { pages: 3 }, 4)).toEqual({ ok: true, value: 4 });
  expect(JSON.stringify(pagesOf("xlsx", { pages: null }, null))).toContain("how many pages");
  expect(pagesOf("pdf", { pages: 5000 }, null).ok).toBe(true);
  expect(pagesOf("pdf", { pages: 5001 }, null).ok).toBe(false);
});
