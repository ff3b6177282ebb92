import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, judgeCode } from "../../../convex/people/rules/addressChanges";
import {
  companyProblems,
  companySlug,
  leavesNobody,
  strongerRole,
} from "../../../convex/people/rules/companies";
import { outstanding } from "../../../convex/people/rules/consents";
import { INVITATION_LENGTH, readAddresses, shownState } from "../../../convex/people/rules/invitations";
import { decideRoles, tidyRoles } from "../../../convex/people/rules/memberships";
import { decideMerge, tablesTreated } from "../../../convex/people/rules/merging";
import { personProblems, provisionalName } from "../../../convex/people/rules/persons";
import { type Role, ROLES } from "../../../convex/shared/roles";

describe("changes of roles", () => {
  const base = {
    managesOwners: true,
    before: ["admin"] as Role[],
    after: ["manager"] as Role[],
    otherOwner: true,
  };
  test.each([
    ["among other roles", { managesOwners: false }, null],
    ["makes an owner, by an owner", { after: ["owner"] }, null],
    ["makes an owner, by an admin", { managesOwners: false, after: ["owner"] }, "ownersOnly"],
    ["unmakes an owner, by an admin", { managesOwners: false, before: ["owner"] }, "ownersOnly"],
    ["unmakes one of two owners", { before: ["owner"] }, null],
    ["unmakes the last owner", { before: ["owner"], otherOwner: false }, "lastOwner"],
    ["ends the last owner", { before: ["owner"], after: [], otherOwner: false }, "lastOwner"],
    ["keeps the last owner", { before: ["owner"], after: ["owner", "finance"], otherOwner: false }, null],
  ] as const)("%s", (_, change, refusal) => {
    expect(decideRoles({ ...base, ...change })).toBe(refusal);
  });

  test("roles stand once each, in the table's order, whatever the order they came in", () => {
    expect(tidyRoles(["finance", "owner", "finance"])).toEqual(["owner", "finance"]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ROLES)), (roles) => {
        expect(tidyRoles([...roles, ...roles].reverse())).toEqual(tidyRoles(roles));
      }),
    );
  });
});

describe("addresses to invite", () => {
  test("are read from lines, commas and names", () => {
    const text =
      'Ann Lee <Ann@Acme.Org>, bob@acme.org;\n\n not an address\nann@acme.org\n"Li, C" <c@acme.org>';
    expect(readAddresses(text)).toEqual([
      { entered: "Ann Lee <Ann@Acme.Org>", email: "ann@acme.org", problem: null },
      { entered: "bob@acme.org", email: "bob@acme.org", problem: null },
      { entered: "not an address", email: null, problem: "email" },
      { entered: "ann@acme.org", email: "ann@acme.org", problem: "repeated" },
      { entered: '"Li', email: null, problem: "email" },
      { entered: 'C" <c@acme.org>', email: "c@acme.org", problem: null },
    ]);
    expect(readAddresses(" \n ,; ")).toEqual([]);
  });

  test.each([
    ["open", INVITATION_LENGTH - 1, "open"],
    ["open", INVITATION_LENGTH, "expired"],
    ["accepted", INVITATION_LENGTH + 1, "accepted"],
    ["revoked", 0, "revoked"],
  ] as const)("an invitation that is %s, after %d ms, shows as %s", (state, now, shown) => {
    expect(shownState({ state, expiresAt: INVITATION_LENGTH }, now)).toBe(shown);
  });
});

describe("companies", () => {
  test.each([
    ["Müller & Söhne AG", "muller-sohne-ag"],
    ["Straße 7", "strasse-7"],
    ["  --  ", "company"],
    ["日本", "company"],
    ["x".repeat(60), "x".repeat(40)],
  ])("%s has the address %s", (name, slug) => {
    expect(companySlug(name)).toBe(slug);
  });

  test.each([
    ["Acme", {}],
    [" ", { name: "required" }],
    ["x".repeat(121), { name: "tooLong" }],
  ])("the name %s", (name, problems) => {
    expect(companyProblems({ name })).toEqual(problems);
  });

  test("somebody manages them", () => {
    expect(leavesNobody("company_admin", null, false)).toBe(true);
    expect(leavesNobody("company_admin", "company_viewer", false)).toBe(true);
    expect(leavesNobody("company_admin", "company_admin", false)).toBe(false);
    expect(leavesNobody("company_admin", null, true)).toBe(false);
    expect(leavesNobody("company_viewer", null, false)).toBe(false);
  });

  test("the stronger of two roles", () => {
    expect(strongerRole("company_viewer", "company_admin")).toBe("company_admin");
    expect(strongerRole("company_viewer", "company_volunteer")).toBe("company_viewer");
  });
});

describe("a person", () => {
  test.each([
    [{ name: "Anna", locale: null, timeZone: null }, {}],
    [{ name: "Anna", locale: "de", timeZone: "Europe/Zurich" }, {}],
    [
      { name: " ", locale: "xx", timeZone: "Mars" },
      { name: "required", locale: "locale", timeZone: "timeZone" },
    ],
    [{ name: "x".repeat(121), locale: null, timeZone: null }, { name: "tooLong" }],
  ])("of %o", (profile, problems) => {
    expect(personProblems(profile)).toEqual(problems);
  });

  test("has a name from the first moment", () => {
    expect(provisionalName("anna.lee@acme.org")).toBe("anna.lee");
  });
});

describe("codes for a new address", () => {
  const change = { codeHash: "h", expiresAt: 10, triesLeft: 1 };
  test.each([
    [change, "h", 9, "right"],
    [change, "x", 9, "wrong"],
    [change, "h", 10, "expired"],
    [{ ...change, triesLeft: 0 }, "h", 9, "expired"],
    [null, "h", 9, "expired"],
  ])("%o with %s at %d", (state, hash, now, outcome) => {
    expect(judgeCode(state, hash, now)).toBe(outcome);
  });

  test("have six digits, each as likely as the next", () => {
    expect(codeOf(0)).toBe("000000");
    expect(codeOf(1_000_042)).toBe("000042");
    expect(codeOf(4_293_999_999)).toBe("999999");
    expect(codeOf(4_294_000_000)).toBeNull();
  });
});

test("what is still to be agreed to", () => {
  const agreed = [
    { document: "terms", version: "1" },
    { document: "privacy", version: "7" },
  ] as const;
  expect(outstanding({}, agreed)).toEqual([]);
  expect(outstanding({ terms: "1", privacy: "7" }, agreed)).toEqual([]);
  expect(outstanding({ terms: "2" }, agreed)).toEqual([{ document: "terms", version: "2" }]);
  expect(outstanding({ terms: "1", privacy: "8" }, [])).toEqual([
    { document: "terms", version: "1" },
    { document: "privacy", version: "8" },
  ]);
});

describe("merging two people", () => {
  const party = { id: "a", owner: false, elsewhere: false, gone: false };
  const other = { ...party, id: "b" };
  test.each([
    ["staff of one organization", party, other, false, null],
    ["one and the same", party, party, true, "samePerson"],
    ["the winner is gone", { ...party, gone: true }, other, true, "gone"],
    ["the loser is gone", party, { ...other, gone: true }, true, "gone"],
    ["others know the loser", party, { ...other, elsewhere: true }, true, "elsewhere"],
    ["others know the winner", { ...party, elsewhere: true }, other, false, null],
    ["an owner, by an admin", { ...party, owner: true }, other, false, "ownersOnly"],
    ["an owner's duplicate, by an owner", party, { ...other, owner: true }, true, null],
  ] as const)("%s", (_, winner, loser, managesOwners, refusal) => {
    expect(decideMerge(winner, loser, managesOwners)).toBe(refusal);
  });

  test("ways to sign in never pass to the other, nor does what counts for each alone", () => {
    expect(tablesTreated("removed")).toEqual([
      "addressChanges",
      "externalIdentities",
      "calendarFeeds",
      "passkeys",
      "sessions",
      "badgeTokens",
      "submissionAllowances",
    ]);
  });
});
