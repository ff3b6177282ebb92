import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import { replaceDocument } from "../../../convex/publishing/model/liveDocuments";
import type { ContentKind } from "../../../convex/publishing/rules/statuses";
import { blockOf, documentOf, type DocumentNode } from "../../../convex/shared/documents/nodes";
import {
  addMember,
  addOrganization,
  type App,
  type Caller,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";

const { items } = api.publishing;

/** An organization with somebody who writes, somebody who publishes, and somebody who only reads. */
export type ContentWorld = {
  app: App;
  organization: Organization;
  editor: Somebody;
  manager: Somebody;
  reviewer: Somebody;
};

export const FIRST = { numItems: 50, cursor: null };
export type Item = Id<"contentItems">;
export type ItemDetail = FunctionReturnType<typeof items.get>;

export async function startContent(): Promise<ContentWorld> {
  const app = startApp();
  const organization = await addOrganization(app);
  return {
    app,
    organization,
    editor: await addMember(app, organization, "Edda Editor", ["editor"]),
    manager: await addMember(app, organization, "Mira Manager", ["manager"]),
    reviewer: await addMember(app, organization, "Rolf Reviewer", ["reviewer"]),
  };
}

type NewItem = { kind?: ContentKind; locale?: string; translationOf?: Item; as?: Caller };

/** A draft made by the editor. */
export function addItem(
  { organization, editor }: ContentWorld,
  title: string,
  { kind = "post", as = editor.as, ...more }: NewItem = {},
): Promise<Item> {
  return as.mutation(items.create, { organization, kind, title, ...more });
}

/** A post that is public, with a text of one paragraph. */
export async function addPublished(world: ContentWorld, title: string, more: NewItem = {}): Promise<Item> {
  const item = await addItem(world, title, more);
  if ((more.kind ?? "post") === "post") await write(world, item, `${title} says this.`);
  await publish(world, item);
  return item;
}

export function publish({ organization, manager }: ContentWorld, item: Item) {
  return manager.as.mutation(items.publish, { organization, item });
}

export function detail({ organization, manager }: ContentWorld, item: Item): Promise<ItemDetail> {
  return manager.as.query(items.get, { organization, item });
}

export function rowOf({ app }: ContentWorld, item: Item): Promise<Doc<"contentItems"> | null> {
  return app.run(({ db }) => db.get(item));
}

/** Puts a paragraph in place of a post's text, without counting it as an edit. */
export function writeSilently({ app }: ContentWorld, item: Item, ...paragraphs: string[]) {
  return app.run((ctx) => replaceDocument(ctx, item, documentSaying(...paragraphs)));
}

/** The same as an edit of the editor's. */
export async function write(world: ContentWorld, item: Item, ...paragraphs: string[]): Promise<void> {
  await writeSilently(world, item, ...paragraphs);
  await countEdit(world, item);
}

/** As the parts that change texts do it. */
export async function countEdit({ app, editor }: ContentWorld, item: Item): Promise<void> {
  await app.run(async ({ db }) => {
    const row = (await db.get(item))!;
    const edited = { editedAt: Date.now(), editedBy: editor.person };
    await db.patch(item, { ...edited, revision: row.revision + 1 });
  });
}

/** A document with a paragraph for each text; the same place has the same id. */
export function documentSaying(...paragraphs: string[]): DocumentNode {
  return documentOf(
    paragraphs.map((text, index) =>
      blockOf(index === 0 ? "initialBlockId" : `block-${index}`, {
        type: "paragraph",
        content: text === "" ? [] : [{ type: "text", text }],
      }),
    ),
  );
}

/** What the log says of an item, the oldest first. */
export function deedsOf({ app }: ContentWorld, id: string) {
  return app.run(async ({ db }) => {
    const entries = await db.query("auditEntries").collect();
    return entries
      .filter(({ entity }) => entity.id === id)
      .map(({ action, actor }) => (actor === "person" ? action : `${action} by ${actor}`));
  });
}

/** Rows of all tables that may hang on items, counted by table. */
export function countRows({ app }: ContentWorld) {
  const tables = [
    ...(["contentItems", "publications", "publicationBodies", "publicationLabels"] as const),
    ...(["contentVersions", "contentRedirects", "contentThreads", "contentComments"] as const),
    ...(["pageComponents", "mediaUses"] as const),
  ];
  return app.run(async ({ db }) => {
    const counted: Record<string, number> = {};
    for (const table of tables) counted[table] = (await db.query(table).collect()).length;
    return counted;
  });
}
