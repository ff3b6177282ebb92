import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { credentialsOf, issueByHand, type IssuingWorld, startIssuing } from "./issuer";

let world: IssuingWorld;
let achievement: Id<"achievements">;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-24T10:00:00Z") });
  world = await startIssuing();
  achievement = await world.app.run(({ db }) =>
    db.insert("achievements", {
      ...{ organizationId: world.organization, name: "Speaker", description: "Spoke.", criteria: "A talk." },
      ...{ type: "Award", tags: [], alignments: [] },
    }),
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const { lists } = api.certificates;
const TEXT = "name,email,id,date\nZoë Çelik,zoe@elsewhere.test,7,2026-03-01\nKim Lee,kim@elsewhere.test,,\n";
const entered = (text = TEXT, list = "Speakers") => ({
  organization: world.organization,
  achievement,
  list,
  text,
});
const issue = (text = TEXT, leaveOut = false, list = "Speakers") =>
  world.manager.as.action(lists.issue, { ...entered(text, list), leaveOut });

describe("a dry run", () => {
  test("says who would be issued to, and changes nothing", async () => {
    const text = `${TEXT},nobody\n`;
    expect(await world.manager.as.action(lists.dryRun, entered(text))).toEqual({
      ...{ total: 3, issued: 2, known: 0, wrong: 1 },
      problems: [
        { line: 4, field: "email", message: "email" },
        { line: 4, field: "name", message: "required" },
      ],
    });
    expect(await credentialsOf(world.app)).toEqual([]);
    expect(await world.app.run(({ db }) => db.query("issuances").collect())).toEqual([]);
  });

  test("knows who has theirs from this list", async () => {
    await issue();
    const verdict = await world.manager.as.action(
      lists.dryRun,
      entered(`${TEXT}Ada Ito,ada@elsewhere.test,,\n`),
    );
    expect(verdict).toMatchObject({ total: 3, issued: 1, known: 2 });
  });
});

describe("issuing to a list", () => {
  test("reaches people outside, and links those the organization knows", async () => {
    const kim = await addMember(world.app, world.organization, "Kim Lee");
    await world.app.run(({ db }) => db.patch(kim.person, { email: "kim@elsewhere.test" }));
    const issued = await issue();
    expect(issued).toMatchObject({ issued: 2, known: 0, wrong: 0 });
    const [first, second] = await credentialsOf(world.app);
    expect(first).toMatchObject({
      ...{
        recipientName: "Zoë Çelik",
        email: "zoe@elsewhere.test",
        externalId: "7",
        achievementId: achievement,
      },
      // Midnight in Zurich.
      ...{ awardedAt: Date.parse("2026-02-28T23:00:00Z"), validFrom: Date.parse("2026-02-28T23:00:00Z") },
    });
    expect(first).not.toHaveProperty("personId");
    expect(second).toMatchObject({
      personId: kim.person,
      externalId: "kim@elsewhere.test",
      awardedAt: Date.now(),
    });
    expect(second).not.toHaveProperty("email");
    expect(await world.app.run(({ db }) => db.get(issued.issuance))).toMatchObject({
      ...{ list: "Speakers", people: 2, counts: { queued: 2 }, startedBy: world.manager.person },
    });
    for (const { _id } of [first!, second!]) await issueByHand(world.app, _id);
    const mails = (await world.app.run(({ db }) => db.query("deliveries").collect())).map(
      ({ address, personId, href }) => [address, personId, href],
    );
    expect(mails).toEqual([
      ["zoe@elsewhere.test", undefined, `/verify/${first!.publicId}`],
      ["kim@elsewhere.test", kim.person, `/verify/${second!.publicId}`],
    ]);
    expect(await world.app.run(({ db }) => db.query("notices").collect())).toMatchObject([
      { personId: kim.person },
    ]);
  });

  test("issues nothing twice to the same list; another list is another one", async () => {
    await issue();
    const more = `${TEXT}Ada Ito,ada@elsewhere.test,,\n`;
    expect(await issue(more, false, " Speakers ")).toMatchObject({ issued: 1, known: 2 });
    expect(await credentialsOf(world.app)).toHaveLength(3);
    expect(await issue(TEXT, false, "Speakers of autumn")).toMatchObject({ issued: 2, known: 0 });
    const begun = (await world.app.run(({ db }) => db.query("auditEntries").collect())).filter(
      ({ action }) => action === "issuances.begun",
    );
    expect(begun).toHaveLength(2);
  });

  test("leaves wrong rows out only when told to", async () => {
    const text = `${TEXT}Nobody,,,\n`;
    await expectFailure(issue(text), "invalid", { text: "csvProblems" });
    expect(await credentialsOf(world.app)).toEqual([]);
    expect(await issue(text, true)).toMatchObject({ issued: 2, wrong: 1 });
  });

  test("takes a list of more than one page", async () => {
    const rows = Array.from({ length: 60 }, (_, number) => `P ${number},p${number}@elsewhere.test`);
    expect(await issue(`name,email\n${rows.join("\n")}\n`)).toMatchObject({ issued: 60, known: 0 });
    const places = (await credentialsOf(world.app)).map(({ statusIndex }) => statusIndex);
    expect(new Set(places).size).toBe(60);
  });

  test.each([
    ["", "Speakers", { text: "required" }],
    ["name\nZoë\n", "Speakers", { text: "csvWithoutEmail" }],
    ["name,email\nZoë,nobody\n", "Speakers", { text: "csvEmpty" }],
    [TEXT, " ", { list: "required" }],
    [TEXT, "x".repeat(121), { list: "tooLong" }],
  ])("refuses %j named %j", async (text, list, problems) => {
    await expectFailure(issue(text, true, list), "invalid", problems);
  });

  test("is refused for an achievement that is archived, or another organization's", async () => {
    await world.app.run(({ db }) => db.patch(achievement, { archivedAt: 1 }));
    await expectFailure(issue(), "conflict");
    const other = await startIssuing("other", world.app);
    const theirs = { ...entered(), organization: other.organization, leaveOut: false };
    await expectFailure(other.owner.as.action(lists.issue, theirs), "notFound");
  });

  test("is refused where nothing can be issued", async () => {
    const before = process.env["PUBLIC_URL"]!;
    delete process.env["PUBLIC_URL"];
    await expectFailure(issue(), "unavailable");
    process.env["PUBLIC_URL"] = before;
  });
});
