import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { convexCli, deploy, fixtureCopy } from "../../support/convexCli";
import { MemoryDeployment, serveDeployment } from "./memoryDeployment";

describe("the real CLI deploys the basic fixture", () => {
  const store = new MemoryDeployment();
  let server: Awaited<ReturnType<typeof serveDeployment>>;
  let project: Awaited<ReturnType<typeof fixtureCopy>>;

  beforeAll(async () => {
    server = await serveDeployment(store);
    project = await fixtureCopy("basic");
  });

  afterAll(async () => {
    await server.stop();
    await project.dispose();
  });

  test("deploy", async () => {
    await deploy(project.folder, server);
    const app = store.deployment.definitions[""];
    expect(Object.keys(app?.functions ?? {})).toContain("messages.js:list");
  });
});
