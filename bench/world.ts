import type { Services } from "../src/platform/services.ts";
import { asMember, asSignIn, asVisitor } from "../src/platform/tenancy/transactions.ts";

export type Page = { readonly name: string; readonly path: string; readonly kind: "desk" | "public" };

const SLUG = "thurrock";

/** The account with this e-mail address, as signing in would find it. */
export function findAccount({ database }: Pick<Services, "database">, email: string): Promise<string> {
  return asSignIn(database, "bench", async (session) => {
    const { rows } = await session.query<{ found: { account: string } }>("select ctx.find_credentials($1) as found", [
      email,
    ]);
    return rows[0]?.found.account ?? "";
  });
}

/** The pages of the product: every list as it comes, sorted and filtered, and every page that draws results. */
export async function pagesToMeasure({ database }: Pick<Services, "database">, token: string): Promise<Page[]> {
  const desk = `/${SLUG}/desk`;
  const ids = await asMember(database, token, SLUG, "bench", async (tx) => {
    const version = await tx
      .selectFrom("dataset_versions")
      .select(["dataset_id", "import_id"])
      .executeTakeFirstOrThrow();
    return {
      dataset: version.dataset_id,
      import: version.import_id ?? "",
      analysis: (await tx.selectFrom("analysis_tables").select("analysis_id as id").executeTakeFirstOrThrow()).id,
      draft: (await tx.selectFrom("assessments").select("id").executeTakeFirstOrThrow()).id,
    };
  });
  const released = await asVisitor(database, SLUG, "bench", (tx) =>
    tx.selectFrom("assessment_releases").select("proposal_id as id").executeTakeFirstOrThrow(),
  );
  const deskPages: readonly (readonly [string, string])[] = [
    ["desk home", ""],
    ["partnership", "/partnership"],
    ["register", "/datasets"],
    ["register by rows, page 5", "/datasets?sort=-rows&page=5"],
    ["register, filtered", "/datasets?text=dataset&origin=partner&sort=-updated"],
    ["one dataset", `/datasets/${ids.dataset}`],
    ["rejected rows", `/datasets/${ids.dataset}/rejected-rows`],
    ["one import", `/datasets/imports/${ids.import}`],
    ["analyses", "/analyses"],
    ["analyses, page 5", "/analyses?page=5"],
    ["analysis", `/analyses/${ids.analysis}`],
    ["analysis: trends", `/analyses/${ids.analysis}/trends`],
    ["analysis: types", `/analyses/${ids.analysis}/types`],
    ["analysis: districts", `/analyses/${ids.analysis}/districts`],
    ["analysis: wards", `/analyses/${ids.analysis}/wards`],
    ["analysis: hot spots", `/analyses/${ids.analysis}/hot-spots`],
    ["drafts", "/assessments"],
    ["assessment, draft", `/assessments/${ids.draft}`],
  ];
  return [
    ...deskPages.map(([name, path]): Page => ({ name, path: `${desk}${path}`, kind: "desk" })),
    { name: "front page", path: "/", kind: "public" },
    { name: "public home", path: `/${SLUG}`, kind: "public" },
    { name: "public assessments", path: `/${SLUG}/assessments`, kind: "public" },
    { name: "public assessment", path: `/${SLUG}/assessments/${released.id}`, kind: "public" },
  ];
}
