import { describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { answerForm } from "../../../convex/forms/model/answers";
import { addMember, addOrganization, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

const { forms, versions, answers } = api.forms;
const paginationOpts = { numItems: 20, cursor: null };

const FIELDS = [
  { key: "why", kind: "longText" as const, label: "Why?", required: true },
  { key: "comes", kind: "yesNo" as const, label: "Do you come?", required: true },
  {
    key: "how",
    kind: "choice" as const,
    label: "By what?",
    required: true,
    options: ["tram", "foot"],
    shownIf: { key: "comes", is: ["yes"] },
  },
];

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const manager = await addMember(app, organization, "Maja", ["manager"]);
  const learner = await addMember(app, organization, "Lena Learner");
  const other = await addOrganization(app, "other");
  const stranger = await addMember(app, other, "Otto", ["owner"]);
  const addForm = async (purpose: "join" | "intake" | "survey" = "join", name = "Join us") => {
    const form = await manager.as.mutation(forms.create, { organization, purpose, name });
    return { form, version: (await newest(form))!.id };
  };
  const newest = async (form: Id<"forms">) =>
    (await manager.as.query(versions.list, { organization, form, paginationOpts })).page[0];
  const publish = async (version: Id<"formVersions">, fields: object[] = FIELDS) => {
    await manager.as.mutation(versions.change, { organization, version, fields: fields as typeof FIELDS });
    await manager.as.mutation(versions.publish, { organization, version });
  };
  const answer = (form: Id<"forms">, values: Parameters<typeof answerForm>[1]["values"]) =>
    app.run(({ db }) => answerForm({ db }, { form, person: learner.person, values }));
  const actions = async () =>
    (await app.run(({ db }) => db.query("auditEntries").collect())).map(({ action }) => action);
  return { app, organization, manager, learner, other, stranger, addForm, newest, publish, answer, actions };
}

describe("forms", () => {
  test("are made, renamed, archived and restored, and listed by name", async () => {
    const { organization, manager, addForm, actions } = await start();
    const { form } = await addForm("survey", " Feedback ");
    await addForm("intake", "Before we begin");
    const one = { organization, form };
    const list = async (archived: boolean) =>
      (await manager.as.query(forms.list, { organization, archived, paginationOpts })).page;
    expect((await list(false)).map(({ name, purpose }) => [name, purpose])).toEqual([
      ["Before we begin", "intake"],
      ["Feedback", "survey"],
    ]);
    await manager.as.mutation(forms.rename, { ...one, name: "After class" });
    await manager.as.mutation(forms.rename, { ...one, name: "After class" });
    await manager.as.mutation(forms.archive, one);
    await manager.as.mutation(forms.archive, one);
    expect(await list(true)).toMatchObject([{ name: "After class" }]);
    await manager.as.mutation(forms.restore, one);
    expect(await manager.as.query(forms.detail, one)).toEqual({
      id: form,
      name: "After class",
      purpose: "survey",
      archivedAt: null,
    });
    expect(await actions()).toEqual([
      "forms.created",
      "forms.created",
      "forms.renamed",
      "forms.archived",
      "forms.restored",
    ]);
  });

  test("come page by page", async () => {
    const { organization, manager, addForm } = await start();
    for (const name of ["C", "A", "B"]) await addForm("survey", name);
    const page = (cursor: string | null) =>
      manager.as.query(forms.list, {
        organization,
        archived: false,
        paginationOpts: { numItems: 2, cursor },
      });
    const first = await page(null);
    expect(first.page.map(({ name }) => name)).toEqual(["A", "B"]);
    expect((await page(first.continueCursor)).page.map(({ name }) => name)).toEqual(["C"]);
  });

  test("need a name, and are not another organization's, nor everybody's to change", async () => {
    const { app, organization, manager, other, stranger, addForm } = await start();
    const create = (name: string) =>
      manager.as.mutation(forms.create, { organization, purpose: "join", name });
    await expectFailure(create(" "), "invalid", { name: "required" });
    await expectFailure(create("x".repeat(121)), "invalid", { name: "tooLong" });
    const { form, version } = await addForm();
    const theirs = { organization: other, form };
    await expectFailure(stranger.as.query(forms.detail, theirs), "notFound");
    await expectFailure(stranger.as.mutation(forms.archive, theirs), "notFound");
    await expectFailure(stranger.as.mutation(forms.rename, { ...theirs, name: "X" }), "notFound");
    await expectFailure(stranger.as.mutation(versions.draft, theirs), "notFound");
    await expectFailure(stranger.as.query(versions.list, { ...theirs, paginationOpts }), "notFound");
    const their = { organization: other, version };
    await expectFailure(stranger.as.query(versions.detail, their), "notFound");
    await expectFailure(stranger.as.mutation(versions.change, { ...their, fields: [] }), "notFound");
    await expectFailure(stranger.as.mutation(versions.publish, their), "notFound");
    await expectFailure(stranger.as.query(answers.list, { ...their, paginationOpts }), "notFound");
    await expectFailure(stranger.as.query(versions.preview, { ...their, values: {} }), "notFound");
    const editor = await addMember(app, organization, "Edda", ["editor"]);
    await expectFailure(editor.as.mutation(forms.archive, { organization, form }), "forbidden");
    expect(await editor.as.query(forms.detail, { organization, form })).toMatchObject({ id: form });
  });
});

describe("versions of a form", () => {
  test("are written, published, frozen, and begun anew from the newest", async () => {
    const { organization, manager, addForm, newest, publish, actions } = await start();
    const { form, version } = await addForm();
    const draft = () => manager.as.mutation(versions.draft, { organization, form });
    await expectFailure(draft(), "conflict");
    await publish(version);
    const change = manager.as.mutation(versions.change, { organization, version, fields: [] });
    await expectFailure(change, "conflict");
    const second = await draft();
    expect(await newest(form)).toMatchObject({ id: second, number: 2, state: "draft", fields: FIELDS });
    await manager.as.mutation(versions.discard, { organization, version: second });
    expect(await newest(form)).toMatchObject({ id: version, number: 1, state: "published" });
    await expectFailure(manager.as.mutation(versions.discard, { organization, version }), "conflict");
    expect(await actions()).toEqual(["forms.created", "formVersions.published", "formVersions.discarded"]);
  });

  test("the first draft is emptied, not thrown away", async () => {
    const { organization, manager, addForm, newest } = await start();
    const { form, version } = await addForm();
    await manager.as.mutation(versions.change, { organization, version, fields: FIELDS });
    await manager.as.mutation(versions.discard, { organization, version });
    expect(await newest(form)).toMatchObject({ id: version, fields: [] });
  });

  test("with problems are kept as drafts, and not published", async () => {
    const { organization, manager, addForm } = await start();
    const { version } = await addForm();
    const publish = () => manager.as.mutation(versions.publish, { organization, version });
    await expectFailure(publish(), "invalid", { fields: "required" });
    const change = (fields: object[]) =>
      manager.as.mutation(versions.change, { organization, version, fields: fields as typeof FIELDS });
    await change([{ key: "a", kind: "choice", label: "", required: false }]);
    await expectFailure(publish(), "invalid", {
      "fields.0.label": "required",
      "fields.0.options": "tooFewItems",
    });
    await expectFailure(change([{ ...FIELDS[0]!, key: "größe" }]), "invalid", { "fields.0.key": "fieldKey" });
    await expectFailure(change(Array.from({ length: 101 }, () => FIELDS[0]!)), "invalid", {
      fields: "tooManyItems",
    });
  });

  test("are previewed with answers, and nothing is kept", async () => {
    const { app, organization, manager, addForm, publish } = await start();
    const { version } = await addForm();
    await publish(version);
    const preview = await manager.as.query(versions.preview, {
      organization,
      version,
      values: { comes: true },
    });
    expect({ ...preview, schema: (JSON.parse(preview.schema) as { required: string[] }).required }).toEqual({
      visible: ["why", "comes", "how"],
      problems: { why: "required", how: "required" },
      fieldProblems: {},
      schema: ["why", "comes"],
    });
    expect(await app.run(({ db }) => db.query("answers").collect())).toEqual([]);
  });
});

describe("the questions that are asked now", () => {
  test("are everybody's for joining, members' for the rest, and the published ones", async () => {
    const { app, organization, manager, learner, other, stranger, addForm, publish } = await start();
    const join = await addForm("join");
    const intake = await addForm("intake", "Intake");
    const ask = (caller: Pick<typeof app, "query">, form: Id<"forms">) =>
      caller.query(versions.current, { organization, form });
    await expectFailure(ask(app, join.form), "notFound");
    await publish(join.version);
    await publish(intake.version);
    const second = await manager.as.mutation(versions.draft, { organization, form: join.form });
    await manager.as.mutation(versions.change, { organization, version: second, fields: [FIELDS[0]!] });
    expect(await ask(app, join.form)).toEqual({
      form: join.form,
      version: join.version,
      name: "Join us",
      fields: FIELDS,
    });
    expect(await ask(learner.as, intake.form)).toMatchObject({ version: intake.version });
    await expectFailure(ask(app, intake.form), "notFound");
    await expectFailure(ask(stranger.as, intake.form), "notFound");
    const elsewhere = app.query(versions.current, { organization: other, form: join.form });
    await expectFailure(elsewhere, "notFound");
    await manager.as.mutation(forms.archive, { organization, form: join.form });
    await expectFailure(ask(app, join.form), "notFound");
  });
});

describe("answers", () => {
  test("are checked and kept with the version that was answered", async () => {
    const { organization, manager, learner, addForm, publish, answer } = await start();
    const { form, version } = await addForm();
    await expectFailure(answer(form, { why: "x" }), "conflict");
    await publish(version);
    await expectFailure(answer(form, { comes: true, how: "boat" }), "invalid", {
      why: "required",
      how: "notOffered",
    });
    const id = await answer(form, { why: " To learn ", comes: false, how: "tram" });
    const one = { organization, answer: id };
    const expected = {
      id,
      version,
      person: { id: learner.person, name: "Lena Learner" },
      values: { why: "To learn", comes: false },
      at: expect.any(Number) as number,
    };
    expect(await manager.as.query(answers.detail, one)).toEqual(expected);
    const listed = await manager.as.query(answers.list, { organization, version, paginationOpts });
    expect(listed.page).toEqual([expected]);
    const theirs = await manager.as.query(answers.ofPerson, { organization, person: learner.person });
    expect(theirs).toEqual([expected]);
    await manager.as.mutation(forms.archive, { organization, form });
    await expectFailure(answer(form, { why: "x", comes: false }), "conflict");
  });

  test("come newest first, page by page", async () => {
    const { organization, manager, addForm, publish, answer } = await start();
    const { form, version } = await addForm();
    await publish(version);
    for (const why of ["first", "second", "third"]) await answer(form, { why, comes: false });
    const page = (cursor: string | null) =>
      manager.as.query(answers.list, { organization, version, paginationOpts: { numItems: 2, cursor } });
    const first = await page(null);
    expect(first.page.map(({ values }) => values["why"])).toEqual(["third", "second"]);
    expect((await page(first.continueCursor)).page.map(({ values }) => values["why"])).toEqual(["first"]);
  });

  test("are read by who reads enrollments, and not by another organization", async () => {
    const { app, organization, other, stranger, learner, addForm, publish, answer } = await start();
    const { form, version } = await addForm();
    await publish(version);
    const id = await answer(form, { why: "x", comes: false });
    const editor = await addMember(app, organization, "Edda", ["editor"]);
    await expectFailure(editor.as.query(answers.detail, { organization, answer: id }), "forbidden");
    await expectFailure(learner.as.query(answers.detail, { organization, answer: id }), "forbidden");
    const theirs = { organization: other, answer: id };
    await expectFailure(stranger.as.query(answers.detail, theirs), "notFound");
    const none = await stranger.as.query(answers.ofPerson, { organization: other, person: learner.person });
    expect(none).toEqual([]);
  });

  test("of somebody who is no longer on the list have no name", async () => {
    const { app, organization, manager, learner, addForm, publish, answer } = await start();
    const { form, version } = await addForm();
    await publish(version);
    const id = await answer(form, { why: "x", comes: false });
    await app.run(async ({ db }) => {
      const rows = await db.query("affiliations").collect();
      await db.delete(rows.find(({ personId }) => personId === learner.person)!._id);
    });
    const shown = await manager.as.query(answers.detail, { organization, answer: id });
    expect(shown.person).toEqual({ id: learner.person, name: null });
  });
});
