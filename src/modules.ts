import { accountCommands } from "./modules/accounts/console.ts";
import { deskRoutes as accountDesk } from "./modules/accounts/routes/desk.ts";
import { siteRoutes as accountRoutes } from "./modules/accounts/routes/site.ts";
import { jobs as actionJobs, schedules as actionSchedules } from "./modules/actions/jobs.ts";
import { deskRoutes as actionDesk } from "./modules/actions/routes/desk.ts";
import { linkRoutes as actionLinks } from "./modules/actions/routes/links.ts";
import { areaCommands } from "./modules/areas/console.ts";
import { deskRoutes as areaDesk } from "./modules/areas/routes/desk.ts";
import { assessmentJobs } from "./modules/assessments/jobs.ts";
import { deskRoutes as assessmentDesk } from "./modules/assessments/routes/desk.ts";
import { publicRoutes as assessmentPages } from "./modules/assessments/routes/public.ts";
import { auditCommands } from "./modules/audit/console.ts";
import { jobs as auditJobs, schedules as auditSchedules } from "./modules/audit/jobs.ts";
import { deskRoutes as auditDesk, siteRoutes as auditPages } from "./modules/audit/routes.ts";
import { calendarCommands } from "./modules/calendar/console.ts";
import { deskRoutes as calendarDesk } from "./modules/calendar/routes.ts";
import { datasetCommands } from "./modules/datasets/console.ts";
import { jobs as datasetJobs } from "./modules/datasets/jobs.ts";
import { deskRoutes as datasetDesk } from "./modules/datasets/routes/desk.ts";
import { deskRoutes as feedDesk } from "./modules/feeds/routes/desk.ts";
import { siteRoutes as calendarPages } from "./modules/feeds/routes/site.ts";
import { deskRoutes as groupDesk } from "./modules/groups/routes/desk.ts";
import { deskRoutes as meetingDesk } from "./modules/meetings/routes/desk.ts";
import { deskRoutes as messageDesk } from "./modules/messages/routes.ts";
import { deskRoutes as minutesDesk } from "./modules/minutes/routes/desk.ts";
import { publicRoutes as minutesPages } from "./modules/minutes/routes/public.ts";
import { deskRoutes as partnershipDesk } from "./modules/partnerships/routes/desk.ts";
import { deskRoutes as peopleDesk } from "./modules/people/routes/desk.ts";
import { deskRoutes as programmeDesk } from "./modules/programmes/routes/desk.ts";
import { deskRoutes as roomDesk } from "./modules/room/routes/desk.ts";
import * as site from "./modules/site/routes.ts";
import { siteRoutes as staffPages } from "./modules/staff/routes/site.ts";
import { deskRoutes as tokenDesk } from "./modules/tokens/routes.ts";
import type { Module } from "./web/module.ts";

/** The modules, in the order the thread runs. */
export const modules: readonly Module[] = [
  {
    name: "partnerships",
    deskRoutes: partnershipDesk,
    deskLinks: [
      { group: "", text: "My work", path: "work", capability: "work:read" },
      { group: "", text: "Home", path: "", capability: "partnerships:read" },
      { group: "", text: "Partnership", path: "partnership", capability: "partnerships:read" },
      { group: "Installation", text: "Organisations", path: "organisations", capability: "organisations:manage" },
    ],
  },
  {
    name: "people",
    deskRoutes: peopleDesk,
    deskLinks: [{ group: "", text: "People", path: "people", capability: "people:read" }],
  },
  {
    name: "groups",
    deskRoutes: groupDesk,
    deskLinks: [{ group: "", text: "Groups", path: "groups", capability: "groups:read" }],
  },
  {
    name: "meetings",
    deskRoutes: meetingDesk,
    deskLinks: [{ group: "", text: "Meetings", path: "meetings", capability: "groups:read" }],
  },
  { name: "programmes", deskRoutes: programmeDesk },
  { name: "room", deskRoutes: roomDesk },
  { name: "feeds", siteRoutes: calendarPages, deskRoutes: feedDesk },
  { name: "tokens", deskRoutes: tokenDesk },
  { name: "staff", siteRoutes: staffPages },
  {
    name: "accounts",
    siteRoutes: accountRoutes,
    deskRoutes: accountDesk,
    deskLinks: [
      {
        group: "Installation",
        text: "Organisations' sign-in",
        path: "sign-in-providers",
        capability: "sign-in:configure",
      },
    ],
    console: accountCommands,
  },
  {
    name: "actions",
    siteRoutes: actionLinks,
    deskRoutes: actionDesk,
    deskLinks: [{ group: "", text: "Actions", path: "actions", capability: "actions:read" }],
    jobs: () => actionJobs(),
    schedules: actionSchedules,
  },
  { name: "minutes", deskRoutes: minutesDesk, publicRoutes: minutesPages },
  {
    name: "areas",
    deskRoutes: areaDesk,
    deskLinks: [{ group: "Installation", text: "Places and population", path: "areas", capability: "areas:import" }],
    console: areaCommands,
  },
  {
    name: "calendar",
    deskRoutes: calendarDesk,
    deskLinks: [{ group: "Installation", text: "Bank holidays", path: "bank-holidays", capability: "calendar:import" }],
    console: calendarCommands,
  },
  {
    name: "datasets",
    deskRoutes: datasetDesk,
    deskLinks: [{ group: "Evidence", text: "Datasets", path: "datasets", capability: "datasets:read" }],
    jobs: datasetJobs,
    console: datasetCommands,
  },
  {
    name: "assessments",
    deskRoutes: assessmentDesk,
    publicRoutes: assessmentPages,
    deskLinks: [
      { group: "Evidence", text: "Analyses", path: "analyses", capability: "assessments:read" },
      { group: "Evidence", text: "Assessments", path: "assessments", capability: "assessments:read" },
    ],
    jobs: assessmentJobs,
  },
  {
    name: "audit",
    siteRoutes: auditPages,
    deskRoutes: auditDesk,
    deskLinks: [{ group: "Oversight", text: "Audit trail", path: "audit", capability: "audit:read" }],
    jobs: auditJobs,
    schedules: auditSchedules,
    console: auditCommands,
  },
  {
    name: "messages",
    deskRoutes: messageDesk,
    deskLinks: [{ group: "Administration", text: "Outbox", path: "outbox", capability: "mail:read" }],
  },
  { name: "site", siteRoutes: site.siteRoutes, publicRoutes: site.publicRoutes, deskRoutes: site.deskRoutes },
];
