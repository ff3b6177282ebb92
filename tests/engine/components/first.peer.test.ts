import { afterAll, beforeAll } from "vitest";
import { aggregateScenarios } from "./aggregate";
import type { App } from "./app";
import { presenceScenarios } from "./presence";
import { prosemirrorSyncScenarios } from "./prosemirrorSync";
import { rateLimiterScenarios } from "./rateLimiter";
import { startFirst } from "./versions";
import { workpoolScenarios } from "./workpool";

let app: App;
beforeAll(async () => {
  app = await startFirst();
});
afterAll(() => app?.stop());

rateLimiterScenarios(() => app);
workpoolScenarios(() => app);
presenceScenarios(() => app);
aggregateScenarios(() => app);
prosemirrorSyncScenarios(() => app);
