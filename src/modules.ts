import { accountCommands } from "./modules/accounts/console.ts";
import { siteRoutes as accountRoutes } from "./modules/accounts/routes.ts";
import { deskRoutes as partnershipDesk } from "./modules/partnerships/routes.ts";
import * as site from "./modules/site/routes.ts";
import type { Module } from "./web/module.ts";

/** The modules, in the order the thread runs. */
export const modules: readonly Module[] = [
  {
    name: "partnerships",
    deskRoutes: partnershipDesk,
    deskLinks: [
      { group: "", text: "Home", path: "", capability: "partnerships:read" },
      { group: "", text: "Partnership", path: "partnership", capability: "partnerships:read" },
    ],
  },
  { name: "accounts", siteRoutes: accountRoutes, console: accountCommands },
  { name: "site", siteRoutes: site.siteRoutes, publicRoutes: site.publicRoutes, deskRoutes: site.deskRoutes },
];
