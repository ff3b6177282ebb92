import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();

crons.hourly("sweep codes and sessions", { minuteUTC: 17 }, internal.identity.jobs.sweep, {});
crons.hourly("sweep files of the log", { minuteUTC: 23 }, internal.audit.jobs.sweep, {});
crons.hourly("sweep files of personal data", { minuteUTC: 29 }, internal.privacy.steps.sweepExpired, {});
crons.hourly("sweep files of dead exports", { minuteUTC: 31 }, internal.privacy.steps.sweepStray, {});
crons.interval("start and end cohorts by date", { minutes: 15 }, internal.cohorts.jobs.tick, {});
crons.hourly("see to reminders of sessions", { minuteUTC: 7 }, internal.events.jobs.arm, {});
crons.interval("make credentials whose job died", { seconds: 30 }, internal.certificates.jobs.sweep, {});
crons.interval("send overdue mails", { minutes: 1 }, internal.notifications.jobs.wake, {});
crons.interval("make overdue files of the media library", { seconds: 30 }, internal.media.jobs.wake, {});
crons.interval("make overdue meetings", { minutes: 1 }, internal.conferencing.jobs.wake, {});
crons.interval("keep late dates of posts and pages", { minutes: 5 }, internal.publishing.jobs.wake, {});
crons.daily(
  "empty the trash of posts and pages",
  { hourUTC: 3, minuteUTC: 53 },
  internal.publishing.jobs.sweep,
  {},
);
crons.daily(
  "empty the trash of materials",
  { hourUTC: 3, minuteUTC: 47 },
  internal.library.materialJobs.sweep,
  {},
);
crons.daily("remove old webhooks", { hourUTC: 3, minuteUTC: 41 }, internal.conferencing.jobs.sweep, {});
crons.daily(
  "remove old mails and notices",
  { hourUTC: 3, minuteUTC: 23 },
  internal.notifications.jobs.sweep,
  {},
);
crons.hourly("see to the last days of recordings", { minuteUTC: 11 }, internal.library.jobs.tick, {});
crons.interval("sweep uploads", { minutes: 10 }, internal.library.uploadJobs.sweep, {});
crons.hourly("sweep files of dead uploads", { minuteUTC: 37 }, internal.library.uploadJobs.sweepStray, {});

export default crons;
