import type { Page } from "playwright-core";
import { inject } from "vitest";
import { newItem, previewLink } from "./newItem";
import { ownCertificate } from "./ownCertificate";
import { fresh } from "./plannedCohort";
import { enterDemo, invitationLink, inviteReviewer } from "./signedIn";

/** A page as somebody sees it. Its address is the route's, unless it says another or how to find one. */
export type Scenario = { route: string; path?: string | ((page: Page) => Promise<string>); status?: number };

export const OWNER = "Verena Aebischer";
export const SCENARIOS: Record<string, Scenario[]> = {
  visitor: [
    { route: "_public._index" },
    { route: "_public.blog._index" },
    { route: "_public.blog._index", path: "/blog?lang=de" },
    { route: "_public.blog.$slug._index", path: "/blog/what-a-messy-table-taught-us" },
    { route: "_public.blog.$slug._index", path: "/blog/none", status: 404 },
    { route: "_public.blog.tags.$tag", path: "/blog/tags/from-the-classroom" },
    { route: "_public.blog.authors.$person", path: firstAuthor },
    { route: "_public.p.$slug._index", path: "/p/about" },
    { route: "_public.p.$slug._index", path: "/p/none", status: 404 },
    { route: "_public.search", path: "/search?q=table" },
    { route: "_public.search", path: "/search?q=zzyzx" },
    { route: "_public.programs._index" },
    { route: "_public.programs._index", path: "/programs?q=nothing-like-it" },
    { route: "_public.programs.$slug._index", path: "/programs/data-skills-for-a-new-start" },
    { route: "_public.programs.$slug._index", path: "/programs/none", status: 404 },
    { route: "_public.sign-in._index" },
    { route: "_public.sign-in._index", path: "/sign-in?ended" },
    { route: "_public.sign-in._index", path: "/sign-in?erased" },
    { route: "_public.sign-in.code", path: askForCode },
    { route: "_public.invitations.$token", path: "/invitations/none", status: 404 },
    { route: "_public.unsubscribe.$token", path: "/unsubscribe/forged.token", status: 404 },
    { route: "_public.offline" },
    { route: "_public.join.$token", path: "/join/forged.token", status: 404 },
    { route: "_public.programs.$slug.$cohort", path: firstGroup },
    { route: "_public.verify._index" },
    { route: "_public.verify._index", path: "/verify?code=none", status: 400 },
    { route: "_public.verify.$id", path: certificatePage("/verify/") },
    { route: "_public.verify.$id", path: "/verify/00000-00000", status: 404 },
    { route: "_public_.embed.$id", path: certificatePage("/embed/") },
    { route: "_public.$", path: "/nowhere", status: 404 },
  ],
  "Aylin Demir": [
    { route: "portal._index" },
    { route: "portal.inbox" },
    { route: "portal.calendar" },
    { route: "portal.cohorts.$cohort._index", path: ownLink("/portal/cohorts/") },
    { route: "portal.cohorts.$cohort._index", path: "/portal/cohorts/xyz", status: 404 },
    { route: "portal.cohorts.$cohort.recordings._index", path: ownCohort("/recordings") },
    { route: "portal.cohorts.$cohort.recordings._index", path: ownCohort("/recordings?q=none") },
    {
      route: "portal.cohorts.$cohort.recordings._index",
      path: "/portal/cohorts/xyz/recordings",
      status: 404,
    },
    {
      route: "portal.cohorts.$cohort.recordings.$recording",
      path: ownCohort("/recordings/xyz"),
      status: 404,
    },
    { route: "portal.cohorts.$cohort.materials._index", path: ownCohort("/materials") },
    {
      route: "portal.cohorts.$cohort.materials._index",
      path: "/portal/cohorts/xyz/materials",
      status: 404,
    },
    { route: "portal.cohorts.$cohort.materials.$material", path: ownCohort("/materials/xyz"), status: 404 },
    { route: "portal.events.$event", path: ownLink("/portal/events/") },
    { route: "portal.events.$event", path: "/portal/events/xyz", status: 404 },
    { route: "_public.check-in.$token", path: "/check-in/forged.token", status: 410 },
    { route: "_public.check-in._index", path: "/check-in", status: 404 },
    { route: "portal.certificates._index" },
    { route: "portal.certificates.$credential", path: ownCertificateLink },
    { route: "portal.certificates.$credential", path: "/portal/certificates/xyz", status: 404 },
    { route: "portal.organizations.new" },
    { route: "portal.account._index" },
    { route: "portal.account.notifications" },
    { route: "portal.account.privacy" },
    { route: "portal.account.security" },
    { route: "none", path: "/portal/nowhere", status: 404 },
    { route: "none", path: "/admin", status: 403 },
  ],
  "Leonie Frischknecht": [
    { route: "cockpit.$company._index", path: "/cockpit/alpenglas" },
    { route: "cockpit.$company.members._index", path: "/cockpit/alpenglas/members" },
    { route: "cockpit.$company.members._index", path: "/cockpit/alpenglas/members?show=invitations" },
    { route: "cockpit.$company.members.invite", path: "/cockpit/alpenglas/members/invite" },
    { route: "cockpit.$company._index", path: "/cockpit/xyz", status: 404 },
  ],
  "Tobias Renggli": [{ route: "admin.outbox._index", status: 403 }],
  [OWNER]: [
    { route: "admin._index" },
    { route: "admin.audit" },
    { route: "admin.audit", path: "/admin/audit?actor=xyz", status: 404 },
    { route: "admin.cohorts._index" },
    { route: "admin.cohorts.new" },
    { route: "admin.cohorts.$cohort._index", path: inCohort("") },
    { route: "admin.cohorts.$cohort._index", path: "/admin/cohorts/xyz", status: 404 },
    { route: "admin.cohorts.$cohort.people", path: inCohort("/people") },
    { route: "admin.cohorts.$cohort.invite", path: inCohort("/invite") },
    { route: "admin.cohorts.$cohort.import", path: inCohort("/import") },
    { route: "admin.cohorts.$cohort.progress", path: inCohort("/progress") },
    { route: "admin.cohorts.$cohort.announcements", path: inCohort("/announcements") },
    { route: "admin.cohorts.$cohort.settings", path: inCohort("/settings") },
    { route: "admin.cohorts.$cohort.materials._index", path: inCohort("/materials") },
    { route: "admin.cohorts.$cohort.materials._index", path: inCohort("/materials?show=trash") },
    { route: "admin.materials.$material", path: "/admin/materials/xyz", status: 404 },
    { route: "admin.cohorts.$cohort.recordings._index", path: inCohort("/recordings") },
    {
      route: "admin.cohorts.$cohort.recordings._index",
      path: "/admin/cohorts/xyz/recordings",
      status: 404,
    },
    { route: "admin.recordings.$recording", path: "/admin/recordings/xyz", status: 404 },
    { route: "admin.cohorts.$cohort.plan", path: inCohort("/plan") },
    { route: "admin.certificates._index" },
    { route: "admin.certificates._index", path: "/admin/certificates?state=revoked" },
    { route: "admin.certificates.$credential", path: firstLink("/admin/certificates", "Fatima Al-Sayed") },
    { route: "admin.certificates.$credential", path: "/admin/certificates/xyz", status: 404 },
    { route: "admin.certificates.issuances._index" },
    {
      route: "admin.certificates.issuances.$issuance",
      path: firstLink("/admin/certificates/issuances", "Weekends until"),
    },
    { route: "admin.certificates.achievements._index" },
    {
      route: "admin.certificates.achievements._index",
      path: "/admin/certificates/achievements?show=archived",
    },
    {
      route: "admin.certificates.achievements.$achievement",
      path: firstLink("/admin/certificates/achievements", "Data skills"),
    },
    { route: "admin.certificates.achievements.new" },
    { route: "_public.achievements.$id", path: achievementPage },
    { route: "_public.achievements.$id", path: "/achievements/xyz", status: 404 },
    { route: "admin.certificates.designs._index" },
    { route: "admin.certificates.designs.$design", path: firstDesign },
    { route: "admin.certificates.lists" },
    { route: "admin.certificates.reports" },
    { route: "admin.cohorts.$cohort.certificates", path: inCohort("/certificates") },
    { route: "admin.cohorts.$cohort.certificates", path: finishedCohort },
    { route: "admin.settings.keys" },
    { route: "admin.companies._index" },
    { route: "admin.companies._index", path: "/admin/companies?show=archived" },
    { route: "admin.companies.$company._index", path: firstLink("/admin/companies", "Alpenglas") },
    { route: "admin.companies.$company._index", path: "/admin/companies/xyz", status: 404 },
    { route: "admin.companies.$company.invite", path: inviteIntoCompany },
    { route: "admin.companies.$company.invite", path: "/admin/companies/xyz/invite", status: 404 },
    { route: "admin.formats._index" },
    { route: "admin.formats.$format._index", path: firstLink("/admin/formats", "Upskilling") },
    { route: "admin.formats.$format._index", path: "/admin/formats/xyz", status: 404 },
    { route: "admin.forms._index" },
    { route: "admin.forms.$form._index", path: firstLink("/admin/forms", "Before the German course") },
    { route: "admin.programs._index" },
    { route: "admin.programs.new" },
    ...["", "?show=page", "?show=configuration", "?show=cohorts", "?show=history"].map((part) => ({
      route: "admin.programs.$program._index",
      path: async (page: Page) => `${await aProgram(page)}${part}`,
    })),
    ...["texts", "settings", "review"].map((step) => ({
      route: "admin.programs.$program.setup",
      path: async (page: Page) => `${await aProgram(page)}/setup?step=${step}`,
    })),
    { route: "admin.posts._index" },
    { route: "admin.posts._index", path: "/admin/posts?q=nothing-like-it" },
    { route: "admin.posts._index", path: "/admin/posts?state=trashed" },
    { route: "admin.posts.$item._index", path: inPost("") },
    { route: "admin.posts.$item._index", path: "/admin/posts/xyz", status: 404 },
    { route: "admin.posts.$item.settings", path: inPost("/settings") },
    { route: "admin.posts.$item.versions", path: inPost("/versions") },
    { route: "admin.posts.$item.versions", path: comparedPost },
    { route: "admin.posts.$item.edit", path: inPost("/edit") },
    { route: "admin.posts.$item.edit", path: "/admin/posts/xyz/edit", status: 404 },
    { route: "_public.preview.$token", path: previewOfPost },
    { route: "_public.preview.$token", path: "/preview/forged.token", status: 404 },
    { route: "admin.posts.import._index" },
    { route: "admin.posts.import.$import", path: "/admin/posts/import/xyz", status: 404 },
    { route: "admin.pages._index" },
    { route: "admin.pages.$item._index", path: inPage("") },
    { route: "admin.pages.$item.settings", path: inPage("/settings") },
    { route: "admin.pages.$item.versions", path: inPage("/versions") },
    { route: "admin.pages.$item.edit", path: inPage("/edit") },
    { route: "admin.pages.$item.edit", path: "/admin/pages/xyz/edit", status: 404 },
    { route: "admin.media._index" },
    { route: "admin.media._index", path: "/admin/media?folder=none&kind=video" },
    { route: "admin.media._index", path: "/admin/media?q=nothing-like-it" },
    { route: "admin.media.$asset", path: "/admin/media/xyz", status: 404 },
    { route: "admin.members._index" },
    { route: "admin.members._index", path: "/admin/members?show=former" },
    { route: "admin.members.invitations" },
    { route: "admin.members.invite" },
    { route: "admin.outbox._index" },
    { route: "admin.outbox.$delivery", path: firstMail },
    { route: "admin.outbox.$delivery", path: async (page) => `${await firstMail(page)}?view=text` },
    { route: "admin.outbox.$delivery", path: "/admin/outbox/xyz", status: 404 },
    { route: "admin.people._index" },
    { route: "admin.people.$person", path: firstLink("/admin/people?q=learner01%40", "Aylin Demir") },
    { route: "admin.people.$person", path: "/admin/people/xyz", status: 404 },
    // An id, but a mail's.
    { route: "admin.people.$person", path: idOfAnother, status: 404 },
    { route: "admin.privacy" },
    { route: "portal.organizations.new" },
    { route: "admin.settings._index" },
    { route: "admin.settings.branding" },
    { route: "admin.settings.delete" },
    { route: "admin.settings.domains" },
    { route: "admin.settings.roles" },
    { route: "admin.settings.terms" },
    { route: "admin.settings.video" },
    { route: "admin.settings.website" },
    { route: "admin.sessions._index" },
    { route: "admin.sessions._index", path: "/admin/sessions?of=me" },
    { route: "admin.sessions.$event._index", path: pastSession() },
    { route: "admin.sessions.$event._index", path: "/admin/sessions/xyz", status: 404 },
    { route: "admin.sessions.$event.sheet", path: pastSession("/sheet") },
    { route: "admin.sessions.$event.edit", path: comingSession("/edit") },
    { route: "admin_.sessions.$event.code", path: pastSession("/code") },
    { route: "admin.cohorts.$cohort.sessions._index", path: cohortSessions() },
    { route: "admin.cohorts.$cohort.sessions._index", path: cohortSessions("?show=past") },
    { route: "admin.cohorts.$cohort.sessions.new", path: cohortSessions("/new") },
    { route: "admin.templates" },
    { route: "admin.templates", path: "/admin/templates?view=text" },
    { route: "_public.invitations.$token", path: openInvitation },
  ],
};

/** Pages that the demo's product does not show. */
export const ELSEWHERE = {
  "admin.sessions.$event.registrations": "where people register: the same parts as the sheet's",
  "_public.setup": "before there is an organization: firstRun.test.ts looks at it",
  "_public.documents.$document": "where there are terms: firstRun.test.ts looks at it",
  "portal.terms": "where there are terms: firstRun.test.ts looks at it",
  "admin.design": "only where the product is developed",
  "sign-in.clerk.$": "Clerk's own form, where a deployment signs in by Clerk",
  "admin.formats.$format.draft": "where there is a draft: catalog.test.ts looks at it",
  "admin.formats.$format.compare": "where there are two versions: catalog.test.ts looks at it",
  "admin.programs.$program.upgrade": "where a format has a newer version: catalog.test.ts looks at it",
  "admin.forms.$form.draft": "where there is a draft: catalog.test.ts looks at it",
  "_public.unsubscribe.$token": "with a link of ours: unsubscribing.test.ts looks at it",
};

/** The first group of a program that one asks to join. */
async function firstGroup(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/programs/german-for-everyday-life`);
  const link = page.locator('a[href^="/programs/german-for-everyday-life/"]').first();
  return (await link.getAttribute("href")) ?? "";
}

/** Where the posts are of who wrote one of the demo's. */
async function firstAuthor(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/blog/what-a-messy-table-taught-us`);
  return (await page.locator('a[rel="author"]').first().getAttribute("href")) ?? "";
}

/** A part of one of the demo's posts. */
function inPost(part: string): (page: Page) => Promise<string> {
  return async (page) => `${await firstLink("/admin/posts", "What a messy table")(page)}${part}`;
}

/** What differs between a version of that post and its present text. */
async function comparedPost(page: Page): Promise<string> {
  return firstLink(await inPost("/versions")(page), "Compare version")(page);
}

/** A part of a page of the site that is made for it. */
function inPage(part: string): (page: Page) => Promise<string> {
  return async (page) => `${await newItem(page, "page", fresh("Looked at"))}${part}`;
}

async function previewOfPost(page: Page): Promise<string> {
  return previewLink(page, await newItem(page, "post", fresh("Looked at")));
}

/** The first link of the viewer's first page that begins so. */
function ownLink(start: string) {
  return async (page: Page): Promise<string> => {
    await page.goto(`${inject("address")}/portal`);
    return (await page.locator(`main a[href^="${start}"]`).first().getAttribute("href")) ?? "";
  };
}

/** A part of the first cohort that the viewer takes part in. */
function ownCohort(part: string) {
  return async (page: Page): Promise<string> => `${await ownLink("/portal/cohorts/")(page)}${part}`;
}

async function ownCertificateLink(page: Page): Promise<string> {
  return (await ownCertificate(page)).ownPath;
}

/** A page of the certificate of one of the demo's learners, who looks its address up in a browser of their own. */
function certificatePage(start: "/verify/" | "/embed/") {
  return async (page: Page): Promise<string> => {
    const holder = await enterDemo(page.context().browser()!, "Aylin Demir");
    const { path } = await ownCertificate(holder.page);
    await holder.context.close();
    return path.replace("/verify/", start);
  };
}

async function askForCode(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/sign-in`);
  await page.getByLabel("Mail address").fill("learner05@people.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.waitForURL("**/sign-in/code");
  return "/sign-in/code";
}

function firstLink(path: string, name: string): (page: Page) => Promise<string> {
  return async (page) => {
    await page.goto(inject("address") + path);
    return (await page.getByRole("link", { name }).first().getAttribute("href")) ?? "";
  };
}

/** A part of the demo's cohort that runs. */
function inCohort(part: string): (page: Page) => Promise<string> {
  return async (page) => `${await firstLink("/admin/cohorts", "Evening group from")(page)}${part}`;
}

/** The certificates of the demo's cohort that is over. */
async function finishedCohort(page: Page): Promise<string> {
  return `${await firstLink("/admin/cohorts", "Weekends until")(page)}/certificates`;
}

async function firstDesign(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/admin/certificates/designs`);
  return (await page.getByRole("row").getByRole("link").first().getAttribute("href")) ?? "";
}

const aProgram = firstLink("/admin/programs", "Data skills");

function cohortSessions(part = ""): (page: Page) => Promise<string> {
  return async (page) => `${await firstLink("/admin/cohorts", "Evening group")(page)}/sessions${part}`;
}

function pastSession(part = ""): (page: Page) => Promise<string> {
  return async (page) => {
    const sessions = await cohortSessions("?show=past")(page);
    return `${await firstLink(sessions, "Data evening")(page)}${part}`;
  };
}

function comingSession(part = ""): (page: Page) => Promise<string> {
  return async (page) => `${await firstLink(await cohortSessions()(page), "Data evening")(page)}${part}`;
}

async function inviteIntoCompany(page: Page): Promise<string> {
  return `${await firstLink("/admin/companies", "Alpenglas")(page)}/invite`;
}

async function firstMail(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/admin/outbox?state=kept`);
  return (await page.getByRole("row").getByRole("link").first().getAttribute("href")) ?? "";
}

async function idOfAnother(page: Page): Promise<string> {
  return (await firstMail(page)).replace("/outbox/", "/people/");
}

async function openInvitation(page: Page): Promise<string> {
  const email = `looked-at-${crypto.randomUUID().slice(0, 8)}@people.example`;
  await inviteReviewer(page, email);
  return invitationLink(page, email);
}

/** The public page of one of the demo's achievements. */
async function achievementPage(page: Page): Promise<string> {
  const own = await firstLink("/admin/certificates/achievements", "Data skills")(page);
  return own.replace("/admin/certificates/", "/");
}
