import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { CERTIFICATES } from "./credential";

export const REPORTS = `${CERTIFICATES}/reports`;

export type ReportsPage = FunctionReturnType<typeof api.certificates.reports.list>;
/** What somebody says is wrong with a certificate. */
export type Report = ReportsPage["page"][number];
