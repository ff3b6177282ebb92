import { expect, test } from "vitest";
import { erasureRefusal } from "../../../convex/privacy/rules/refusals";

const learner = { managesOwners: false, roles: [], otherOwner: true };
const owner = { managesOwners: true, roles: ["owner"], otherOwner: true } as const;
const onlyOwner = { ...owner, otherOwner: false };

test.each([
  ["a learner", [learner], null],
  ["an owner beside another", [owner], null],
  ["the only owner", [onlyOwner], "lastOwner"],
  ["the only owner elsewhere", [learner, onlyOwner], "lastOwner"],
  ["an owner, asked by an admin", [{ ...owner, managesOwners: false }], "ownersOnly"],
  [
    "an admin, asked by an admin",
    [{ managesOwners: false, roles: ["admin"] as const, otherOwner: true }],
    null,
  ],
  ["nobody", [], null],
] as const)("%s", (_, leaving, refusal) => {
  expect(erasureRefusal(leaving)).toBe(refusal);
});
