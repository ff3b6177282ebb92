import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { FontServer } from "../support/fontServer";
import { ProductEngine } from "../support/productEngine";

const BATCH = 250;

export type Left = {
  credentials: {
    enrollmentId: string;
    state: string;
    attempts: number;
    publicId: string;
    pdfId?: Id<"_storage">;
    svgId?: Id<"_storage">;
    pngId?: Id<"_storage">;
  }[];
  orphans: string[];
  missing: number;
  mails: number;
  notices: number;
};

/** The real engine with the product's functions, a web server's fonts, and a cohort of people who are ready. */
export class IssuingProduct {
  private constructor(
    readonly product: ProductEngine,
    readonly fonts: FontServer,
    readonly organization: Id<"organizations">,
    readonly cohort: Id<"cohorts">,
  ) {}

  static async start(people: number): Promise<IssuingProduct> {
    const fonts = await FontServer.start();
    const product = await ProductEngine.start([
      "tests/certificates/seeding.ts",
      "tests/support/insertCohort.ts",
    ]);
    const key = Buffer.from("a master key of tests, 32 bytes.").toString("base64");
    await product.cli("env", "set", `CREDENTIAL_MASTER_KEY=${key}`);
    await product.cli("env", "set", `FONTS_URL=${fonts.url}`);
    const { organization, cohort } = await product.run<
      Record<never, never>,
      { organization: Id<"organizations">; cohort: Id<"cohorts"> }
    >("tests/seeding:seed", {});
    for (let from = 0; from < people; from += BATCH)
      await product.run("tests/seeding:fill", { cohort, from, people: Math.min(BATCH, people - from) });
    return new IssuingProduct(product, fonts, organization, cohort);
  }

  staff() {
    return this.product.as("olga@x.test");
  }

  /** Completes everybody who is ready. */
  complete() {
    const { organization, cohort } = this;
    return this.staff().mutation(api.progress.completion.begin, { organization, cohort });
  }

  async counts(): Promise<Record<string, number>> {
    const { organization, cohort } = this;
    const { issuance } = await this.staff().query(api.certificates.issuances.forCohort, {
      organization,
      cohort,
    });
    return issuance?.counts ?? {};
  }

  look(): Promise<Left> {
    return this.product.run("tests/seeding:look", {});
  }

  /** Each credential's document. */
  async documents(): Promise<Map<Id<"credentials">, string>> {
    const found = await this.product.run<Record<never, never>, { id: Id<"credentials">; document: string }[]>(
      "tests/seeding:documents",
      {},
    );
    return new Map(found.map(({ id, document }) => [id, document]));
  }

  async stop(): Promise<void> {
    await this.product.stop();
    await this.fonts.stop();
  }
}
