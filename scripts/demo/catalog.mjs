import { joinForm, programs } from "./programs.mjs";

const ONE_PAGE = { paginationOpts: { numItems: 100, cursor: null } };

/**
 * Makes the academy's programs from the formats it was founded with, publishes them, and makes the form that
 * people answer who ask for a place.
 * @returns the programs by their names in `programs.mjs`, and the form
 */
export async function makeCatalog(staff) {
  const { page: formats } = await staff.query("catalog/templates:list", { archived: false, ...ONE_PAGE });
  const made = {};
  for (const [name, program] of Object.entries(programs)) {
    const format = formats.find(({ readyMade }) => readyMade === program.readyMade);
    made[name] = await makeProgram(staff, format.published.id, program);
  }
  return { ...made, joinForm: await makeForm(staff) };
}

async function makeProgram(staff, version, { title, content, overrides }) {
  const program = await staff.mutation("catalog/programs:create", { version, title });
  await staff.mutation("catalog/programs:change", { program, content });
  await staff.mutation("catalog/configs:change", { program, overrides: JSON.stringify(overrides) });
  await staff.mutation("catalog/programs:publish", { program });
  return program;
}

async function makeForm(staff) {
  const { fields, ...about } = joinForm;
  const form = await staff.mutation("forms/forms:create", about);
  const { page } = await staff.query("forms/versions:list", { form, ...ONE_PAGE });
  const version = page[0].id;
  await staff.mutation("forms/versions:change", { version, fields });
  await staff.mutation("forms/versions:publish", { version });
  return form;
}
