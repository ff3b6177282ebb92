import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "../../../app/ui/table/csv";

type Row = { name: string; paid: number | null };

const COLUMNS = [
  { label: "Name", value: ({ name }: Row) => name },
  { label: "Paid, in total", value: ({ paid }: Row) => paid },
];

describe("csvOf", () => {
  it("quotes what needs it and marks its encoding", () => {
    const rows = [
      { name: 'Ada "Countess" Lovelace', paid: 12.5 },
      { name: "two\nlines", paid: null },
    ];
    expect(csvOf(COLUMNS, rows)).toBe(
      '\uFEFFName,"Paid, in total"\r\n"Ada ""Countess"" Lovelace",12.5\r\n"two\nlines",\r\n',
    );
  });

  it.each(["=1+1", "+41 44", "-1", "@cmd", "\tx"])("lets no spreadsheet run %j", (name) => {
    const [, row] = csvOf(COLUMNS, [{ name, paid: -1 }]).split("\r\n");
    expect(row).toBe(`'${name},-1`);
  });

  it("is read back as it was by a reader of RFC 4180", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (names) => {
        const text = csvOf(
          COLUMNS,
          names.map((name) => ({ name, paid: 1 })),
        );
        const [, ...read] = parse(text, { bom: true, record_delimiter: "\r\n" }) as string[][];
        expect(read.map(([name]) => name?.replace(/^'(?=[=+\-@\t\r])/, ""))).toEqual(names);
      }),
    );
  });
});
