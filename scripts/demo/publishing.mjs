import yazl from "yazl";
import { aboutPage, german, posts } from "./posts.mjs";

const DAY_MS = 24 * 3_600_000;
const ONE_PAGE = { paginationOpts: { numItems: 100, cursor: null } };
const IMPORT_WAIT_MS = 60_000;
const LOOK_MS = 150;

/**
 * Writes the academy's posts and its page and publishes what is ready: posts come in as an archive of Markdown, and
 * their German translation is written as the editor writes.
 * @param now the moment from which their dates follow, in milliseconds
 */
export async function publish(staff, now) {
  const people = await staff.query("publishing/authors:candidates");
  const idsOf = (names) => names.map((name) => people.find((person) => person.name === name).id);
  const items = await importPosts(staff, now);
  for (const { slug, authors, daysAgo, inDays } of posts) {
    const item = items.get(slug);
    await staff.mutation("publishing/items:describe", { item, authorIds: idsOf(authors) });
    if (daysAgo !== undefined) await staff.mutation("publishing/items:publish", { item });
    if (inDays !== undefined) {
      const publishAt = now + inDays * DAY_MS;
      await staff.mutation("publishing/items:schedule", { item, publishAt });
    }
  }
  await writeGerman(staff, items.get(german.of), idsOf(german.authors));
  await writePage(staff);
}

/** @returns the items that were made, by slug */
async function importPosts(staff, now) {
  const address = await staff.mutation("publishing/importing:uploadUrl");
  const file = await staff.upload(address, await archiveOf(posts, now), "application/zip");
  const one = { import: await staff.mutation("publishing/importing:begin", { file, fileName: "posts.zip" }) };
  await until(staff, one, "ready");
  await staff.mutation("publishing/importing:confirm", one);
  await until(staff, one, "done");
  const { page } = await staff.query("publishing/importing:entries", { ...one, ...ONE_PAGE });
  return new Map(page.map(({ slug, item }) => [slug, item]));
}

async function until(staff, one, state) {
  const end = Date.now() + IMPORT_WAIT_MS;
  while (Date.now() < end) {
    const found = await staff.query("publishing/importing:get", one);
    if (found.state === state) return;
    if (found.state === "failed") throw new Error(`The posts could not be taken in: ${found.problem}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error("The posts were not taken in in time.");
}

async function archiveOf(written, now) {
  const zip = new yazl.ZipFile();
  for (const post of written) zip.addBuffer(Buffer.from(markdownOf(post, now)), `${post.slug}.md`);
  zip.end();
  const chunks = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function markdownOf({ slug, title, excerpt, tags, daysAgo, text }, now) {
  const date = daysAgo === undefined ? [] : [`date: ${new Date(now - daysAgo * DAY_MS).toISOString()}`];
  const fields = [
    `title: ${JSON.stringify(title)}`,
    `slug: ${slug}`,
    `excerpt: ${JSON.stringify(excerpt)}`,
    `tags: ${JSON.stringify(tags)}`,
    ...date,
  ];
  return ["---", ...fields, "---", "", text, ""].join("\n");
}

async function writeGerman(staff, translationOf, authorIds) {
  const { title, excerpt, tags, blocks } = german;
  const about = { kind: "post", title, locale: "de", translationOf };
  const item = await staff.mutation("publishing/items:create", about);
  await staff.mutation("publishing/items:describe", { item, excerpt, tags, authorIds });
  const { document, version, person } = await staff.query("publishing/editing:open", { item });
  const end = sizeOf(JSON.parse(document)) - 2;
  const slice = { content: [{ type: "blockGroup", content: blocks.map(blockOf) }] };
  const step = JSON.stringify({ stepType: "replace", from: 0, to: end, slice });
  const sent = { item, version, clientId: `${person}:demo`, steps: [step] };
  await staff.mutation("publishing/editing:submit", sent);
  await staff.mutation("publishing/items:publish", { item });
}

function blockOf([type, text], index) {
  const attrs = type === "heading" ? { level: 2 } : {};
  const block = { type, attrs, content: [{ type: "text", text }] };
  return { type: "blockContainer", attrs: { id: `german-${index + 1}` }, content: [block] };
}

/** How many places a node of a text has: each letter one, each node that can hold others two and theirs. */
function sizeOf({ text, content = [] }) {
  if (text !== undefined) return text.length;
  return 2 + content.reduce((sum, child) => sum + sizeOf(child), 0);
}

async function writePage(staff) {
  const { title, excerpt, components } = aboutPage;
  const page = await staff.mutation("publishing/items:create", { kind: "page", title });
  await staff.mutation("publishing/items:describe", { item: page, slug: "about", excerpt });
  const changes = components.map(({ type, props }, index) => ({
    kind: "added",
    componentId: props.id,
    after: components
      .slice(0, index)
      .map((each) => each.props.id)
      .reverse(),
    data: JSON.stringify({ type, props }),
  }));
  await staff.mutation("publishing/pageComponents:save", { page, changes });
  await staff.mutation("publishing/items:publish", { item: page });
}
