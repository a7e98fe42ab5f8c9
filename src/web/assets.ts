import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import { builtAssets } from "../platform/config/paths.ts";
import { ASSETS_PATH, type AssetManifest, setAssets } from "./layout.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Serves the handful of built files from memory. Their names carry a hash of their content, so they never change. */
export function serveAssets(app: FastifyInstance): void {
  const folder = builtAssets();
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  setAssets(JSON.parse(files.get("manifest.json")?.toString() ?? "{}") as AssetManifest);
  app.get(
    `${ASSETS_PATH}:name`,
    { config: { capability: "public", cache: "immutable", always: true } },
    (req, reply) => {
      const { name } = req.params as { name: string };
      const bytes = files.get(name);
      const type = TYPES[extname(name)];
      if (!bytes || !type) return reply.callNotFound();
      return reply.type(type).send(bytes);
    },
  );
}
