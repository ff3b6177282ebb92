import { describe, expect, it } from "vitest";
import { listProblem, readList } from "../../../convex/cohorts/rules/imports";
import { readCsv } from "../../../convex/shared/csv";

const read = (text: string) => readList(readCsv(text)!);
const row = (
  line: number,
  email: string,
  name = "",
  externalId: string | null = null,
  role = "participant",
) => ({
  line,
  email,
  name,
  externalId,
  role,
});

describe("a list", () => {
  it.each<[string, string, object[]]>([
    ["with commas", "Email,Name,ID\na@b.ch,Ann,7\n", [row(2, "a@b.ch", "Ann", "7")]],
    ["with semicolons, in German", "E-Mail;Vorname;Nachname\nA@B.ch;Änne;Öz", [row(2, "a@b.ch", "Änne Öz")]],
    ["with tabs", "name\temail\nAnn\ta@b.ch", [row(2, "a@b.ch", "Ann")]],
    ["with a byte order mark", "\uFEFFemail\r\na@b.ch\r\n", [row(2, "a@b.ch")]],
    ["with quotes", 'email,name\na@b.ch,"Lee, Ann ""A"""', [row(2, "a@b.ch", 'Lee, Ann "A"')]],
    [
      "with columns nobody needs, and empty lines",
      "x,email\n1,a@b.ch\n\n,\n2,c@d.ch",
      [row(2, "a@b.ch"), row(5, "c@d.ch")],
    ],
    [
      "with lines in a cell",
      'email,name\na@b.ch,"Ann\nLee"\nc@d.ch,Cyd',
      [row(2, "a@b.ch", "Ann\nLee"), row(4, "c@d.ch", "Cyd")],
    ],
    [
      "with roles",
      "email,role\na@b.ch,Volunteer\nc@d.ch,",
      [row(2, "a@b.ch", "", null, "volunteer"), row(3, "c@d.ch")],
    ],
    ["with short rows", "email,name\na@b.ch", [row(2, "a@b.ch")]],
  ])("%s", (_name, text, rows) => {
    expect(listProblem(text, readCsv(text))).toBeNull();
    expect(read(text)).toEqual({ rows, problems: [] });
  });

  it("says line by line what is wrong, and keeps the rest", () => {
    const long = "x".repeat(121);
    const text = `email,name,id,role\nann@b.ch,Ann,1,\nnobody,Bob,2,\n,Cyd,3,\nANN@b.ch,Ann,4,\nd@b.ch,Dan,1,\ne@b.ch,${long},5,boss\nf@b.ch,Fay,6,\n`;
    const { rows, problems } = read(text);
    expect(rows.map(({ line }) => line)).toEqual([2, 8]);
    expect(problems).toEqual([
      { line: 3, field: "email", message: "email" },
      { line: 4, field: "email", message: "required" },
      { line: 5, field: "email", message: "repeated" },
      { line: 6, field: "externalId", message: "repeated" },
      { line: 7, field: "name", message: "tooLong" },
      { line: 7, field: "role", message: "importRole" },
    ]);
  });

  it.each([
    ["", "required"],
    ["  \n", "required"],
    ['email\n"a@b.ch', "csv"],
    ["name,role\nAnn,volunteer", "csvWithoutEmail"],
    ["email,name\n", "csvEmpty"],
    [`email\n${"a@b.ch\n".repeat(5_001)}`, "csvTooManyRows"],
    [`email\n${"x".repeat(2_000_000)}`, "fileTooLong"],
  ])("that cannot be read: %#", (text, problem) => {
    expect(listProblem(text, readCsv(text))).toBe(problem);
  });

  it("may have five thousand people", () => {
    const people = Array.from({ length: 5_000 }, (_, i) => `p${i}@b.ch,Person ${i},${i}`);
    const { rows, problems } = read(`email,name,id\n${people.join("\n")}`);
    expect([rows.length, problems.length]).toEqual([5_000, 0]);
    expect(rows[4_999]).toEqual(row(5_001, "p4999@b.ch", "Person 4999", "4999"));
  });

  it.each(["__proto__", "constructor", "toString"])("takes %s for no role and no column", (word) => {
    expect(read(`email,${word},role\na@b.ch,x,${word}`).problems).toEqual([
      { line: 2, field: "role", message: "importRole" },
    ]);
  });
});
