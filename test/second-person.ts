import type { LightMyRequestResponse } from "fastify";
import { expect } from "vitest";
import { type Actor, aPerson, type World } from "./world.ts";

/** One of those who run the installation, whose word it takes for what another of them proposed. */
export function aSecondOperator(world: World): Promise<Actor> {
  return aPerson(world, { slug: "installation" }, "operator");
}

/** The address of the proposal that a form has made. */
export function proposalOf(sent: LightMyRequestResponse): string {
  expect(sent.statusCode, sent.body).toBe(303);
  return String(sent.headers.location);
}

/** Has a second person accept what a form proposed. */
export async function acceptedBy(second: Actor, sent: LightMyRequestResponse): Promise<void> {
  expect((await second.post(`${proposalOf(sent)}/acceptance`)).statusCode).toBe(303);
}
