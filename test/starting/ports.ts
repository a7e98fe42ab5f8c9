import type { AddressInfo, Server } from "node:net";

/** Has the server listen on this computer, on a port that is free; answers the port. */
export async function port(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
