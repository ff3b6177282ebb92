import { describe, expect, test } from "vitest";
import type { TableView } from "../../../app/ui/table/columns";
import { paramsOf, viewIn } from "../../../app/ui/table/viewAddress";

const columns = [{ id: "name", fixed: true }, { id: "email" }, { id: "kind", hidden: true }];
const first: TableView = { search: "", sort: null, filters: {}, hidden: ["kind"] };

describe("the address of a view", () => {
  test.each<[string, TableView]>([
    ["", first],
    ["q=an+na", { ...first, search: "an na" }],
    ["sort=name", { ...first, sort: { column: "name", descending: false } }],
    ["sort=-email", { ...first, sort: { column: "email", descending: true } }],
    ["state=failed", { ...first, filters: { state: "failed" } }],
    ["hide=", { ...first, hidden: [] }],
    [
      "q=x&sort=-name&kind=learner&hide=email%2Ckind",
      {
        search: "x",
        sort: { column: "name", descending: true },
        filters: { kind: "learner" },
        hidden: ["email", "kind"],
      },
    ],
  ])("%s is read and written", (address, view) => {
    expect(viewIn(new URLSearchParams(address), columns)).toEqual(view);
    expect(paramsOf(view, columns).toString()).toBe(address);
  });

  test("keeps the language that was asked for, which is no filter", () => {
    const present = new URLSearchParams("lang=ar&q=old&kind=staff");
    expect(viewIn(present, columns).filters).toEqual({ kind: "staff" });
    expect(paramsOf(first, columns, present).toString()).toBe("lang=ar");
  });

  test("leaves out filters for nothing", () => {
    expect(paramsOf({ ...first, filters: { kind: "" } }, columns).toString()).toBe("");
  });
});
