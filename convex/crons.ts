import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();

crons.hourly("sweep codes and sessions", { minuteUTC: 17 }, internal.identity.jobs.sweep, {});
crons.hourly("sweep files of the log", { minuteUTC: 23 }, internal.audit.jobs.sweep, {});
crons.hourly("sweep files of personal data", { minuteUTC: 29 }, internal.privacy.steps.sweepExpired, {});
crons.hourly("sweep files of dead exports", { minuteUTC: 31 }, internal.privacy.steps.sweepStray, {});
crons.interval("send overdue mails", { minutes: 1 }, internal.notifications.jobs.wake, {});
crons.daily(
  "remove old mails and notices",
  { hourUTC: 3, minuteUTC: 23 },
  internal.notifications.jobs.sweep,
  {},
);

export default crons;
