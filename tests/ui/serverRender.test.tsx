import { describe, expect, it } from "vitest";
import { SPECIMENS } from "../../app/features/design/DesignScreen";
import { SampleTable } from "../../app/features/design/TableSpecimens";
import { ErrorSummary } from "../../app/ui/forms/ErrorSummary";
import { FormScope } from "../../app/ui/forms/FormScope";
import { SelectField } from "../../app/ui/forms/SelectField";
import { TextField } from "../../app/ui/forms/TextField";
import { rendered } from "./render";

describe.each(["en", "de", "ar"] as const)("in %s", (locale) => {
  it.each(Object.entries(SPECIMENS))("%s is rendered on the server, twice the same", async (_, Specimen) => {
    const html = await rendered(<Specimen />, { locale });
    expect(html.length).toBeGreaterThan(500);
    expect(html).not.toContain("undefined");
    expect(await rendered(<Specimen />, { locale })).toBe(html);
  });
});

describe("a table", () => {
  it("draws a hundred rows at first, however many there are", async () => {
    const html = await rendered(<SampleTable count="5000" />);
    expect(html.match(/<tr /g)).toHaveLength(101);
    expect(html).toContain("100 rows loaded, there are more");
  });

  it("says what to do where there is no row", async () => {
    const html = await rendered(<SampleTable count="0" />);
    expect(html).toContain("Nobody is here yet");
    expect(html).not.toContain("<table");
  });

  it("keeps the place of rows that are on their way", async () => {
    const html = await rendered(<SampleTable count="loading" />);
    expect(html).toContain('aria-busy="true"');
    expect(html.match(/<tr /g)).toHaveLength(9);
  });

  it("says what is broken where the rows would be", async () => {
    expect(await rendered(<SampleTable count="failed" />)).toContain("This could not be loaded");
  });

  it("takes no text of a row for markup", async () => {
    expect(await rendered(<SampleTable count="7" />)).toContain("=HYPERLINK(1)");
  });
});

describe("a refused form", async () => {
  const error = { code: "invalid", message: "", details: { fields: { place: "required", name: "tooLong" } } };
  const html = await rendered(
    <FormScope error={error}>
      <ErrorSummary labels={{ name: "Name", place: "Place" }} />
      <TextField name="name" label="Name" />
      <SelectField name="place" label="Place" choices={[{ value: "zh", label: "Zürich" }]} optional />
    </FormScope>,
  );

  it("counts the problems and links to the fields in the form's order", async () => {
    expect(html).toContain("2 entries need a change");
    const links = [...html.matchAll(/<a href="#([^"]+)">([^<]+)</g)].map(([, id, text]) => ({ id, text }));
    expect(links.map(({ text }) => text)).toEqual(["Name: This is too long.", "Place: Please fill this in."]);
    for (const { id } of links) expect(html).toMatch(new RegExp(`<(input|select)[^>]* id="${id}"`));
  });

  it("marks the fields and says it beside them", async () => {
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(html).toContain("Place (optional)");
  });
});
