import { describe, expect, test } from "vitest";
import { listProblem, readList } from "../../../convex/certificates/rules/lists";
import { readCsv } from "../../../convex/shared/csv";

const TODAY = "2026-11-24";
const read = (text: string) => readList(readCsv(text)!, TODAY);

describe("a list as a whole", () => {
  test.each([
    ["nothing", "", "required"],
    ["only white space", " \n", "required"],
    ["two million characters and one", "x".repeat(2_000_001), "fileTooLong"],
    ["a quote that never ends", 'name,email\n"open', "csv"],
    ["no addresses", "name\nZoë", "csvWithoutEmail"],
    ["no names", "email\nz@x.test", "csvWithoutName"],
    ["nobody", "name,email\n", "csvEmpty"],
    ["5,001 people", `name,email\n${"Z,z@x.test\n".repeat(5_001)}`, "csvTooManyRows"],
    ["first and last names", "Vorname;Nachname;E-Mail\nZoë;Çelik;z@x.test", null],
    ["5,000 people", `name,email\n${"Z,z@x.test\n".repeat(5_000)}`, null],
  ])("%s", (_, text, problem) => expect(listProblem(text, readCsv(text))).toBe(problem));
});

describe("the rows of a list", () => {
  test("are people, with what tells each from the others", () => {
    expect(read("Name,E-Mail,ID,Date\nZoë Çelik,Zoe@X.test,7,2026-03-01\nKim,kim@x.test,,\n")).toEqual({
      rows: [
        { line: 2, email: "zoe@x.test", name: "Zoë Çelik", externalId: "7", awardedOn: "2026-03-01" },
        { line: 3, email: "kim@x.test", name: "Kim", externalId: "kim@x.test", awardedOn: null },
      ],
      problems: [],
    });
  });

  test.each([
    ["Kim,", [["email", "required"]]],
    ["Kim,nobody", [["email", "email"]]],
    [",kim@x.test", [["name", "required"]]],
    [`${"x".repeat(121)},kim@x.test`, [["name", "tooLong"]]],
    [`Kim,kim@x.test,${"1".repeat(101)}`, [["externalId", "tooLong"]]],
    ["Kim,kim@x.test,,1.3.2026", [["awardedOn", "civilDate"]]],
    ["Kim,kim@x.test,,2026-02-30", [["awardedOn", "civilDate"]]],
    ["Kim,kim@x.test,,1899-12-31", [["awardedOn", "civilDate"]]],
    ["Kim,kim@x.test,,2026-11-25", [["awardedOn", "future"]]],
    ["Kim,kim@x.test,,2026-11-24", []],
  ])("%s", (row, problems) => {
    const found = read(`name,email,id,date\n${row}\n`).problems;
    expect(found.map(({ field, message }) => [field, message])).toEqual(problems);
  });

  test("who stands on it twice is taken once", () => {
    const { rows, problems } = read("name,email,id\nKim,kim@x.test,1\nKim,KIM@x.test,2\nLee,lee@x.test,1\n");
    expect(rows.map(({ line }) => line)).toEqual([2]);
    expect(problems).toEqual([
      { line: 3, field: "email", message: "repeated" },
      { line: 4, field: "externalId", message: "repeated" },
    ]);
  });
});
