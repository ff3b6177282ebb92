import { expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { SERVER_SECRET, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

const isOpen = (secret: string) => startApp().query(api.tenancy.setup.isOpen, { secret });

test("the server's functions open to the secret, and to nothing like it", async () => {
  expect(await isOpen(SERVER_SECRET)).toBe(true);
  for (const guess of ["", SERVER_SECRET.slice(1), `${SERVER_SECRET} `, SERVER_SECRET.toUpperCase()])
    await expectFailure(isOpen(guess), "forbidden");
});

test.each([undefined, ""])("where the secret is %o, nobody gets in", async (unset) => {
  const app = startApp();
  if (unset === undefined) delete process.env["SERVER_SECRET"];
  else process.env["SERVER_SECRET"] = unset;
  await expectFailure(app.query(api.tenancy.setup.isOpen, { secret: "" }), "unavailable");
});
