import { useTiptapSync } from "@convex-dev/prosemirror-sync/tiptap";
import { type AnyExtension, type Content, Editor, Node } from "@tiptap/core";
import { anyApi } from "convex/server";
import { type ReactNode, useEffect, useRef } from "react";

const syncApi = anyApi["documents"] as unknown as Parameters<typeof useTiptapSync>[0];
const schema = [
  Node.create({ name: "doc", topNode: true, content: "paragraph+" }),
  Node.create({
    name: "paragraph",
    content: "text*",
    parseHTML: () => [{ tag: "p" }],
    renderHTML: () => ["p", 0],
  }),
  Node.create({ name: "text", group: "inline" }),
];

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

/** A Tiptap editor on a document that others edit too; it makes the document, of two paragraphs, if there is none. */
export function SharedEditor({ id }: { id: string }): ReactNode {
  const sync = useTiptapSync(syncApi, id, { snapshotDebounceMs: 100 });
  const missing = !sync.isLoading && sync.initialContent === null;
  useEffect(() => {
    if (missing) void sync.create?.({ type: "doc", content: ["one", "two"].map(paragraph) });
    // The document is made once.
  }, [missing]);
  if (sync.isLoading || sync.initialContent === null) return <output>loading</output>;
  return <Writing content={sync.initialContent} extension={sync.extension} />;
}

function Writing({ content, extension }: { content: Content; extension: AnyExtension }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const editor = new Editor({ element: place.current, extensions: [...schema, extension], content });
    return () => editor.destroy();
  }, [content, extension]);
  return <div ref={place} />;
}
