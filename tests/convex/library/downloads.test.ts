import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DAY } from "../../../convex/shared/time";
import { addMember } from "../../support/convexApp";
import { addLearner } from "../../support/learningWorld";
import {
  NOW,
  app,
  organization,
  cohort,
  recording,
  material,
  lena,
  manager,
  startFiles,
  goTo,
  open,
  rows,
  deeds,
} from "./fileWorld";

beforeEach(startFiles);
afterEach(() => void vi.useRealTimers());

describe("the log of who took what", () => {
  const counts = async () => {
    const { opened, downloaded, people } = (await app.run(({ db }) => db.get(material)))!;
    return { opened, downloaded, people };
  };
  const subject = () => `materials:${material}`;

  test("has the network and the version, and counts", async () => {
    await open(lena, { subject: subject() });
    const [row] = await rows("downloads");
    expect(row).toMatchObject({
      ...{ organizationId: organization, cohortId: cohort, subject: subject(), personId: lena.person },
      ...{ kind: "opened", version: 2, ipPrefix: "203.0.113.0/24", at: NOW },
    });
    expect(await counts()).toEqual({ opened: 1, downloaded: 0, people: 1 });
    expect(await deeds()).not.toContain("materials.downloaded");
  });

  test("tells of being opened once a day, and of every download", async () => {
    await open(lena, { subject: subject() });
    await goTo(NOW + DAY - 1);
    await open(lena, { subject: subject() });
    expect(await counts()).toEqual({ opened: 1, downloaded: 0, people: 1 });
    await goTo(NOW + DAY);
    await open(lena, { subject: subject() });
    await open(lena, { subject: subject(), download: true });
    await open(lena, { subject: subject(), download: true });
    expect(await counts()).toEqual({ opened: 2, downloaded: 2, people: 1 });
    const nora = await addLearner(app, organization, cohort, "Nora Next");
    await open(nora, { subject: subject(), download: true });
    await open(nora, { subject: subject() });
    expect(await counts()).toEqual({ opened: 3, downloaded: 3, people: 2 });
    expect((await rows("downloads")).map(({ kind }) => kind)).toEqual([
      ...["opened", "opened", "downloaded", "downloaded", "downloaded", "opened"],
    ]);
    expect((await deeds()).filter((deed) => deed === "materials.downloaded")).toHaveLength(3);
  });

  test("has what staff do, and counts them not", async () => {
    await open(manager, { subject: subject() });
    await open(manager, { subject: subject(), download: true });
    expect(await counts()).toEqual({ opened: 0, downloaded: 0, people: 0 });
    expect((await rows("downloads")).map(({ kind }) => kind)).toEqual(["opened", "downloaded"]);
  });

  test("has a recording's downloads, audited under their own name", async () => {
    await open(lena, { download: true });
    expect((await rows("downloads"))[0]).toMatchObject({
      subject: `recordings:${recording}`,
      kind: "downloaded",
    });
    expect((await rows("downloads"))[0]).not.toHaveProperty("version");
    const entry = (await rows("auditEntries")).find(({ action }) => action === "recordings.downloaded");
    expect(entry).toMatchObject({ actorId: lena.person, entity: { table: "recordings", id: recording } });
  });

  test("does not say that somebody did what another did as them", async () => {
    const olga = await addMember(app, organization, "Olga Owner", ["owner"]);
    await app.run(({ db }) =>
      db.patch(lena.session, {
        ...{ method: "impersonation", organizationId: organization },
        ...{ impersonatorId: olga.person, impersonatorSessionId: olga.session },
      }),
    );
    await open(lena, { subject: subject(), download: true });
    expect(await rows("downloads")).toEqual([]);
    expect(await counts()).toEqual({ opened: 0, downloaded: 0, people: 0 });
    const entry = (await rows("auditEntries")).find(({ action }) => action === "materials.downloaded");
    expect(entry).toMatchObject({ actorId: lena.person, impersonatorId: olga.person });
  });
});
