/** Nothing visible to this actor has that address. The page is the same whether it exists or not. */
export class NotFound extends Error {
  override readonly name = "NotFound";
  constructor(what = "page") {
    super(`No such ${what}`);
  }
}

/** The actor can see this, but may not do it. */
export class Forbidden extends Error {
  override readonly name = "Forbidden";
  readonly capability: string;
  constructor(capability: string) {
    super(`Needs ${capability}`);
    this.capability = capability;
  }
}

/** The installation cannot start or go on until the operator acts; the message says in one sentence what to do. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
