import type { FastifyInstance } from "fastify";
import { attendanceRoutes } from "./attendance.ts";
import { changeRoutes } from "./changes.ts";
import { motionRoutes } from "./motions.ts";
import { roomRoutes } from "./room.ts";

export function deskRoutes(app: FastifyInstance): void {
  roomRoutes(app);
  attendanceRoutes(app);
  motionRoutes(app);
  changeRoutes(app);
}
