import { expect } from "vitest";
import { type ErrorCode, errorData, type FieldErrors } from "../../convex/shared/errors";

/** Expects a call to fail with one of the product's errors, and with these fields where some are named. */
export async function expectFailure(
  call: Promise<unknown>,
  code: ErrorCode,
  fields?: FieldErrors,
): Promise<void> {
  const outcome = await call.then(
    () => "no failure",
    (error: unknown) => errorData(error) ?? String(error),
  );
  expect(outcome).toMatchObject(fields === undefined ? { code } : { code, details: { fields } });
}
