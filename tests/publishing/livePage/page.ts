import { createExtension } from "@blocknote/core";
import { CommentMark } from "@blocknote/core/comments";
import { ConvexReactClient } from "convex/react";
import { LiveDocument } from "../../../app/features/publishing/editing/liveDocument";
import { makeLiveEditor } from "../../../app/features/publishing/editing/liveEditor";
import { browserStore } from "../../../app/features/publishing/editing/offlineStore";
import { openText } from "../../../app/features/publishing/editing/opening";
import { sendOn } from "../../../app/features/publishing/editing/sendingOn";
import { convexTextServer } from "../../../app/features/publishing/editing/textServer";
import type { Where } from "../headlessPage";

/** A page with nothing but the editor of one text, for a browser that is tested. */
export type Opened = { live: LiveDocument; editor: ReturnType<typeof makeLiveEditor> };

declare global {
  interface Window {
    where: Where;
    opened?: Opened;
  }
}

const classes = { caret: "caret", name: "name", selection: "selection" };

async function open({ url, jwt, organization, item }: Where): Promise<Opened> {
  const convex = new ConvexReactClient(url, { unsavedChangesWarning: false });
  convex.setAuth(() => Promise.resolve(jwt));
  const server = convexTextServer(convex, organization, item);
  const store = browserStore();
  const { beginning, others } = await openText(item, server, store);
  for (const other of others) void sendOn(other, server, store);
  const live = new LiveDocument(beginning, {
    item,
    server,
    store,
    classes,
    onBehind: () => location.reload(),
  });
  const comments = createExtension({ key: "comments", tiptapExtensions: [CommentMark] });
  const editor = makeLiveEditor(live, { extensions: [comments] });
  editor.mount(document.querySelector("main")!);
  return { live, editor };
}

window.opened = await open(window.where);
