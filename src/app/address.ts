import { createServer } from "node:net";
import { OperatorError } from "../kernel/errors.ts";
import type { Config } from "../platform/config/config.ts";

/** Throws OperatorError when nothing can be served on the address: said now, and not after the demonstration is made. */
export async function tryAddress(config: Config): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject).listen(config.PORT, config.HOST, resolve);
    });
  } catch (error) {
    throw cannotListen(error, config);
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** Why nothing can be served there, as a sentence for the operator where it is theirs to mend. */
export function cannotListen(error: unknown, { HOST, PORT }: Config): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new OperatorError(
      `Port ${PORT} is in use. Stop what uses it, or choose another with PORT, such as PORT=${PORT + 1}.`,
    );
  }
  if (code === "EACCES")
    return new OperatorError(`Port ${PORT} may not be opened by this user. Choose one above 1023 with PORT.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new OperatorError(`HOST ${HOST} is not an address of this computer. Set HOST to one that is.`);
  }
  return error;
}
