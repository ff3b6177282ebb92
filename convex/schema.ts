import { defineSchema } from "convex/server";
import { activityTables } from "./activities/schema";
import { attendanceTables } from "./attendance/schema";
import { auditTables } from "./audit/schema";
import { capacityTables } from "./capacity/schema";
import { catalogTables } from "./catalog/schema";
import { certificateTables } from "./certificates/schema";
import { cohortTables } from "./cohorts/schema";
import { conferencingTables } from "./conferencing/schema";
import { eventTables } from "./events/schema";
import { formTables } from "./forms/schema";
import { identityTables } from "./identity/schema";
import { libraryTables } from "./library/schema";
import { mediaTables } from "./media/schema";
import { notificationsTables } from "./notifications/schema";
import { peopleTables } from "./people/schema";
import { privacyTables } from "./privacy/schema";
import { progressTables } from "./progress/schema";
import { publishingTables } from "./publishing/schema";
import { schedulingTables } from "./scheduling/schema";
import { tenancyTables } from "./tenancy/schema";
import { viewsTables } from "./views/schema";

export default defineSchema({
  ...tenancyTables,
  ...peopleTables,
  ...identityTables,
  ...catalogTables,
  ...formTables,
  ...cohortTables,
  ...capacityTables,
  ...eventTables,
  ...schedulingTables,
  ...conferencingTables,
  ...attendanceTables,
  ...progressTables,
  ...certificateTables,
  ...publishingTables,
  ...mediaTables,
  ...libraryTables,
  ...activityTables,
  ...notificationsTables,
  ...auditTables,
  ...privacyTables,
  ...viewsTables,
});
