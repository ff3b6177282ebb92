import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { suites } from "../fixtures/parity/convex/scenarios/index";
import { play } from "./play";
import { convexTestSide, type EngineSide, startEngineSide } from "./sides";

let engine: EngineSide;

beforeAll(async () => {
  engine = await startEngineSide();
});

afterAll(() => engine.stop());

/** convex-test's functions log to this process, and so do its scheduled functions when they fail. */
beforeEach(() => {
  for (const method of ["log", "warn", "error", "debug"] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined);
  }
});

describe.each(Object.entries(suites))("%s", (suite, scenarios) => {
  test.each(scenarios.map((scenario, row) => ({ ...scenario, row })))(
    "$name",
    async ({ row, ...scenario }) => {
      await engine.mutation("run:clear", {});
      const { differs } = scenario;
      const isRunnable = differs?.convexTest !== null;
      const lines = {
        engine: await play(engine, suite, row, scenario),
        convexTest: isRunnable ? await play(convexTestSide(), suite, row, scenario) : null,
      };
      if (differs === undefined) expect(lines.engine).toEqual(lines.convexTest);
      else expect(lines, differs.because).toEqual({ engine: differs.engine, convexTest: differs.convexTest });
    },
  );
});
