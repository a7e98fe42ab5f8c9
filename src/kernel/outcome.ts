/** What was wrong, in the words a user reads. `field` names the form field, when one field is at fault. */
export type Problem = { readonly message: string; readonly field?: string };

/** An expected answer: a value, or the reasons why not. Forms, rules and commands all give one. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(message: string, field?: string): Outcome<never> {
  return refuseAll([field === undefined ? { message } : { message, field }]);
}

export function refuseAll(problems: readonly Problem[]): Outcome<never> {
  return { ok: false, problems };
}
