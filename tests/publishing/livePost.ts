import { exportJWK, generateKeyPair } from "jose";
import { Transform } from "prosemirror-transform";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { keySettings, newRing, type SigningKey } from "../../convex/identity/rules/keySets";
import { clientIdOf } from "../../convex/publishing/rules/liveSteps";
import type { DocumentNode } from "../../convex/shared/documents/nodes";
import { replaceBlocks } from "../../convex/shared/documents/replacing";
import { checkDocument } from "../../convex/shared/documents/schema";
import { DeployedProduct, type RunningEngine } from "../support/deployedProduct";
import type { Where } from "./headlessPage";

const secret = "the-servers-secret-of-this-test";
const ISSUER = "https://identity.cohortium.test";
const EMAIL = "olga@people.test";

/** The product's functions with an organization, whose owner writes posts. */
export class Newsroom {
  private constructor(
    private readonly product: DeployedProduct,
    private readonly organization: Id<"organizations">,
    private readonly jwt: string,
  ) {}

  /** On an engine of this process, or on another one, which it takes over. */
  static async open(engine?: RunningEngine): Promise<Newsroom> {
    const { privateKey } = await generateKeyPair("ES256", { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: "one", alg: "ES256", use: "sig" } as SigningKey;
    const settings = {
      SERVER_SECRET: secret,
      PUBLIC_URL: "http://localhost:3000",
      IDENTITY_ISSUER: ISSUER,
      ...keySettings(newRing(key), ISSUER),
    };
    const product = await DeployedProduct.start(settings, engine);
    const { organization } = await product.http().mutation(api.tenancy.setup.begin, {
      ...{ secret, name: "Acme", slug: "acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
      owner: { name: "Olga", email: EMAIL },
    });
    return new Newsroom(product, organization, await signIn(product, organization));
  }

  get url(): string {
    return this.product.url;
  }

  get client() {
    return this.product.http(this.jwt);
  }

  /** How many submissions are taken of somebody at once, as of now. */
  async allow(personId: Id<"persons">, value: number): Promise<void> {
    const { organization: organizationId } = this;
    const row = { organizationId, personId, value, ts: Date.now() };
    await this.product.replaceRows("submissionAllowances", row);
  }

  /** A new post with an empty text. */
  async newPost(): Promise<LivePost> {
    const { organization } = this;
    const entered = { organization, kind: "post", title: "Together", locale: "en" } as const;
    const item = await this.client.mutation(api.publishing.items.create, entered);
    return new LivePost(this, { url: this.url, jwt: this.jwt, organization, item });
  }

  stop(): Promise<void> {
    return this.product.stop();
  }
}

/** One post whose text is written. */
export class LivePost {
  constructor(
    private readonly newsroom: Newsroom,
    readonly where: Where,
  ) {}

  /** The text as the server has it. @throws for one that is no document */
  async stored() {
    const { organization, item } = this.where;
    const { document, version } = await this.newsroom.client.query(api.publishing.editing.open, {
      organization,
      item,
    });
    return { tree: checkDocument(JSON.parse(document)), version };
  }

  /** Makes the text another one, as somebody's page would. */
  async write(document: DocumentNode): Promise<void> {
    const { organization, item } = this.where;
    const { client } = this.newsroom;
    const opened = await client.query(api.publishing.editing.open, { organization, item });
    const transform = new Transform(checkDocument(JSON.parse(opened.document)));
    replaceBlocks(transform, checkDocument(document));
    const steps = transform.steps.map((step) => JSON.stringify(step.toJSON()));
    const clientId = clientIdOf(opened.person, "writer");
    const { version } = opened;
    await client.mutation(api.publishing.editing.submit, { organization, item, version, clientId, steps });
  }

  /** Has the writer refused for a while, as after a flood of submissions: so many more than may be, twenty a second. */
  async holdBack(excess: number): Promise<void> {
    const { organization, item } = this.where;
    const { person } = await this.newsroom.client.query(api.publishing.editing.open, { organization, item });
    await this.newsroom.allow(person, -excess);
  }

  /** Keeps the text as a version. Returns how to restore it. */
  async save(): Promise<() => Promise<null>> {
    const { organization, item } = this.where;
    const { client } = this.newsroom;
    const version = await client.mutation(api.publishing.versions.save, { organization, item, name: "Kept" });
    return () => client.mutation(api.publishing.versions.restore, { organization, version });
  }
}

async function signIn(product: DeployedProduct, organization: Id<"organizations">): Promise<string> {
  const http = product.http();
  await http.mutation(api.identity.codes.request, {
    ...{ secret, organization, email: EMAIL, locale: "en", address: "192.0.2.1" },
  });
  const mails = await product.rows<Doc<"deliveries">>("deliveries");
  const { code } = JSON.parse(mails.find(({ address }) => address === EMAIL)!.data) as { code: string };
  const outcome = await http.mutation(api.identity.codes.redeem, {
    ...{ secret, organization, email: EMAIL, code, address: "192.0.2.1", userAgent: "Firefox" },
  });
  if (!("token" in outcome)) throw new Error("The code was refused.");
  return (await http.action(api.identity.sessions.token, { secret, token: outcome.token }))!.jwt;
}
