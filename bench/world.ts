import { newId } from "../src/kernel/ids.ts";
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

/** As many datasets and analyses as a large partnership gathers in ten years, besides the demonstration's own. */
export async function fillRegister({ database }: Pick<Services, "database">, token: string): Promise<void> {
  await asMember(database, token, SLUG, "bench", async (tx) => {
    const numbers = Array.from({ length: 500 }, (_, i) => String(i + 1).padStart(3, "0"));
    await tx
      .insertInto("datasets")
      .values(
        numbers.map((number) => ({
          format: "street-crime" as const,
          title: `Dataset ${number}`,
          origin: "partner" as const,
        })),
      )
      .execute();
    const [analysis] = await tx.selectFrom("analyses").select(["parameters"]).limit(1).execute();
    await tx
      .insertInto("analyses")
      .values(
        numbers.map((number) => ({
          title: `Analysis ${number}`,
          parameters: JSON.stringify(analysis?.parameters),
          submission_key: newId(),
        })),
      )
      .execute();
  });
}

/** The pages of the product that people wait for most. */
export async function pagesToMeasure({ database }: Pick<Services, "database">, token: string): Promise<Page[]> {
  const desk = `/${SLUG}/desk`;
  const ids = await asMember(database, token, SLUG, "bench", async (tx) => ({
    dataset: (await tx.selectFrom("dataset_versions").select("dataset_id as id").executeTakeFirstOrThrow()).id,
    analysis: (await tx.selectFrom("analysis_tables").select("analysis_id as id").executeTakeFirstOrThrow()).id,
    draft: (await tx.selectFrom("assessments").select("id").executeTakeFirstOrThrow()).id,
  }));
  const released = await asVisitor(database, SLUG, "bench", (tx) =>
    tx.selectFrom("assessment_releases").select("proposal_id as id").executeTakeFirstOrThrow(),
  );
  const deskPages: readonly (readonly [string, string])[] = [
    ["desk home", ""],
    ["register, 501 datasets", "/datasets"],
    ["one dataset", `/datasets/${ids.dataset}`],
    ["analyses, 501", "/analyses"],
    ["analysis: trends", `/analyses/${ids.analysis}/trends`],
    ["analysis: districts", `/analyses/${ids.analysis}/districts`],
    ["analysis: wards", `/analyses/${ids.analysis}/wards`],
    ["analysis: hot spots", `/analyses/${ids.analysis}/hot-spots`],
    ["assessment, draft", `/assessments/${ids.draft}`],
  ];
  return [
    ...deskPages.map(([name, path]): Page => ({ name, path: `${desk}${path}`, kind: "desk" })),
    { name: "front page", path: "/", kind: "public" },
    { name: "public home", path: `/${SLUG}`, kind: "public" },
    { name: "public assessment", path: `/${SLUG}/assessments/${released.id}`, kind: "public" },
  ];
}
