import { makeCatalog } from "./catalog.mjs";
import { makeFinishedGroup } from "./certificates.mjs";
import { Groups } from "./groups.mjs";
import { company, learners, staff } from "./people.mjs";
import { publish } from "./publishing.mjs";

/** How many people arrive at the same time. */
const AT_ONCE = 6;
const LETTER_WAIT_MS = 60_000;
const LOOK_MS = 150;

/**
 * Fills the new organization: everybody is invited or comes by themselves, gets in by a code from a mail, and
 * takes part in what there is.
 * @param now the moment from which all dates of the demo follow, in milliseconds
 */
export async function populate(server, organization, owner, now) {
  const asOwner = await server.signInAs(organization, owner);
  const arrivals = new Arrivals(server, organization, asOwner);
  for (const { email, roles } of staff) {
    await asOwner.mutation("people/invitations:send", { addresses: email, roles });
  }
  const companyId = await asOwner.mutation("people/companies:create", { name: company.name });
  for (const { email, role } of company.members) {
    await asOwner.mutation("people/companyMembers:invite", { company: companyId, addresses: email, role });
  }
  await inGroups([...staff, ...company.members], (person) => arrivals.byInvitation(person));
  const catalog = await makeCatalog(asOwner);
  const groups = await Groups.open(server, asOwner, catalog, now);
  const numbered = learners.map((person, number) => ({ ...person, number }));
  await inGroups(numbered, (person) =>
    arrivals.byThemselves(person, (session) => groups.welcome(session, person.number)),
  );
  await groups.begin();
  await makeFinishedGroup(asOwner, catalog.dataSkills, now);
  await publish(asOwner, now);
  await asOwner.end();
}

async function inGroups(people, arrive) {
  for (let i = 0; i < people.length; i += AT_ONCE)
    await Promise.all(people.slice(i, i + AT_ONCE).map(arrive));
}

/** How people come to have an account: by a code that is sent to their address. */
class Arrivals {
  constructor(server, organization, asOwner) {
    this.server = server;
    this.organization = organization;
    this.asOwner = asOwner;
  }

  /** Signs in, takes the invitation that lies in the mailbox, and says their name. */
  async byInvitation({ name, email }) {
    const letter = await this.letter(email, "invitation");
    const token = /\/invitations\/([\w-]+)/.exec(letter)?.[1];
    if (token === undefined) throw new Error(`The invitation to ${email} has no link.`);
    const session = await this.signIn(email, {});
    await session.account("people/invitations:accept", { token });
    await this.introduce(session, name);
  }

  /** Signs up, says their name, and does what they came for. */
  async byThemselves({ name, email }, begin) {
    await this.introduce(await this.signIn(email, { joinAs: "learner" }), name, begin);
  }

  async introduce(session, name, begin) {
    await session.account("people/account:changeProfile", { name, locale: null, timeZone: null });
    await begin?.(session);
    await session.end();
  }

  async signIn(email, joining) {
    const { organization } = this;
    // A client address of its own for each: the limits of one are for guessers.
    const who = { organization, email, address: `demo ${email}` };
    await this.server.mutation("identity/codes:request", { ...who, locale: "en" });
    const code = /\b\d{3} ?\d{3}\b/.exec(await this.letter(email, "signInCode"))?.[0]?.replace(" ", "");
    const redeemed = await this.server.mutation("identity/codes:redeem", {
      ...who,
      ...joining,
      code: code ?? "",
      userAgent: "demo",
    });
    if (redeemed.token === undefined) throw new Error(`${email} could not sign in: ${redeemed.refused}.`);
    return this.server.withToken(organization, redeemed.token);
  }

  /** The text of the newest mail of a kind to an address, as the outbox shows it. */
  async letter(email, template) {
    const until = Date.now() + LETTER_WAIT_MS;
    while (Date.now() < until) {
      const { page } = await this.asOwner.query("notifications/outbox:list", {
        paginationOpts: { numItems: 100, cursor: null },
      });
      const found = page.find((mail) => mail.address === email && mail.template === template);
      const opened = found && (await this.asOwner.query("notifications/outbox:one", { delivery: found.id }));
      if (opened?.rendered) return opened.rendered.text;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    throw new Error(`No mail came to ${email}.`);
  }
}
