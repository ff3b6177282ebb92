import { defineSchema } from "convex/server";
import { auditTables } from "./audit/schema";
import { identityTables } from "./identity/schema";
import { notificationsTables } from "./notifications/schema";
import { peopleTables } from "./people/schema";
import { privacyTables } from "./privacy/schema";
import { tenancyTables } from "./tenancy/schema";
import { viewsTables } from "./views/schema";

export default defineSchema({
  ...tenancyTables,
  ...peopleTables,
  ...identityTables,
  ...notificationsTables,
  ...auditTables,
  ...privacyTables,
  ...viewsTables,
});
