import { v } from "convex/values";
import { expect, test } from "vitest";
import * as Builders from "../../../convex/access/functions";
import { declarationOf } from "../../../convex/access/declaration";

const empty = { args: {}, returns: v.null(), handler: () => null };

test("a public function carries what it demands", () => {
  const list = Builders.tenantQuery({ permission: "people.read", ...empty });
  expect(declarationOf(list)).toEqual({ entrance: "staff", permission: "people.read" });
  const mine = Builders.memberQuery({ permission: "self", ...empty });
  expect(declarationOf(mine)).toEqual({ entrance: "member", permission: "self" });
});

test("a public function without a permission, or with a wrong one, does not compile", () => {
  // Each line fails the type check if it compiles after all. None is called.
  const uncompiled = [
    // @ts-expect-error a permission is missing
    () => Builders.tenantQuery(empty),
    // @ts-expect-error a permission is missing
    () => Builders.tenantMutation(empty),
    // @ts-expect-error a permission is missing
    () => Builders.tenantAction(empty),
    // @ts-expect-error a permission is missing
    () => Builders.memberQuery(empty),
    // @ts-expect-error a permission is missing
    () => Builders.companyQuery(empty),
    // @ts-expect-error a permission is missing
    () => Builders.accountMutation(empty),
    // @ts-expect-error a permission is missing
    () => Builders.publicQuery(empty),
    // @ts-expect-error a permission is missing
    () => Builders.serverAction(empty),
    // @ts-expect-error no such permission
    () => Builders.tenantQuery({ permission: "people.reed", ...empty }),
    // @ts-expect-error a permission of companies opens no door for staff
    () => Builders.tenantQuery({ permission: "company.read", ...empty }),
    // @ts-expect-error a function of staff is not for everybody
    () => Builders.tenantQuery({ permission: "public", ...empty }),
  ];
  expect(uncompiled).toHaveLength(11);
});
