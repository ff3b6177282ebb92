import { describe, expect, test } from "vitest";
import { mayChange, nameProblems, type View, viewProblems } from "../../../convex/views/rules/savedViews";

const view: View = { search: "", sort: null, filters: {}, hidden: [] };
const long = "x".repeat(201);

describe("a saved view", () => {
  test.each([
    ["Learners", {}],
    ["  ", { name: "required" }],
    ["x".repeat(60), {}],
    ["x".repeat(61), { name: "tooLong" }],
  ])("named %j", (name, problems) => {
    expect(nameProblems(name)).toEqual(problems);
  });

  test.each<[string, View, object]>([
    ["nothing", view, {}],
    ["a long search", { ...view, search: long }, { view: "tooLong" }],
    ["a long column", { ...view, sort: { column: long, descending: true } }, { view: "tooLong" }],
    ["a long filter", { ...view, filters: { kind: long } }, { view: "tooLong" }],
    ["a long filter's name", { ...view, filters: { [long]: "x" } }, { view: "tooLong" }],
    ["forty parts", { ...view, hidden: Array.from({ length: 40 }, String) }, {}],
    ["forty-one parts", { ...view, hidden: Array.from({ length: 41 }, String) }, { view: "tooLong" }],
  ])("that keeps %s", (_, kept, problems) => {
    expect(viewProblems(kept)).toEqual(problems);
  });

  test.each([
    ["its owner", true, { personId: "a", managesOrganization: false }, true],
    ["its owner, private", false, { personId: "a", managesOrganization: false }, true],
    ["a colleague", true, { personId: "b", managesOrganization: false }, false],
    ["an admin, shared", true, { personId: "b", managesOrganization: true }, true],
    ["an admin, private", false, { personId: "b", managesOrganization: true }, false],
  ])("may be changed by %s", (_, shared, viewer, may) => {
    expect(mayChange({ personId: "a", shared }, viewer)).toBe(may);
  });
});
