import { BlockNoteEditor, createExtension } from "@blocknote/core";
import { CommentMark } from "@blocknote/core/comments";
import { HocuspocusProvider } from "@hocuspocus/provider";
import { Doc } from "yjs";
import "./typing";

/** The same editor as the product's, on Yjs. */
declare global {
  interface Window {
    hocuspocus: { url: string; name: string };
    yjs?: { editor: BlockNoteEditor; saved: () => boolean };
  }
}

async function open({ url, name }: Window["hocuspocus"]) {
  const document = new Doc();
  // Pages of one browser are to meet through the server, as ours do.
  const provider = new HocuspocusProvider({ url, name, document, broadcast: false });
  await new Promise<void>((done) => provider.on("synced", () => done()));
  const comments = createExtension({ key: "comments", tiptapExtensions: [CommentMark] });
  const editor = BlockNoteEditor.create({
    extensions: [comments],
    // Without a provider no cursors of others are drawn, as in our page.
    collaboration: { fragment: document.getXmlFragment("text"), user: { name: "Olga", color: "#b91c1c" } },
  }) as unknown as BlockNoteEditor;
  editor.mount(window.document.querySelector("main")!);
  return { editor, saved: () => !provider.hasUnsyncedChanges };
}

window.yjs = await open(window.hocuspocus);
