/**
 * Asks several questions at once and answers when all are answered: what does not need another's answer need not wait for it.
 * Within a transaction they travel together. Rejects with the first that does.
 */
export async function together<Asked extends Readonly<Record<string, unknown>>>(
  asked: Asked,
): Promise<{ [Name in keyof Asked]: Awaited<Asked[Name]> }> {
  const answers = await Promise.all(Object.entries(asked).map(async ([name, answer]) => [name, await answer]));
  return Object.fromEntries(answers) as { [Name in keyof Asked]: Awaited<Asked[Name]> };
}
