import { expect, test } from "vitest";
import { expectNoBarriers } from "./barriers";
import { pageRoutes } from "./routes";
import { ELSEWHERE, OWNER, SCENARIOS } from "./scenarios";

test("every page of the product is looked at", () => {
  const seen = new Set(Object.values(SCENARIOS).flatMap((all) => all.map(({ route }) => route)));
  expect(pageRoutes().filter((route) => !seen.has(route) && !(route in ELSEWHERE))).toEqual([]);
});

// The owner's pages are so many that they have a file of their own, which runs beside this one.
expectNoBarriers(Object.entries(SCENARIOS).filter(([who]) => who !== OWNER));
