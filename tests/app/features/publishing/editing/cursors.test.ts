import { collab, receiveTransaction } from "prosemirror-collab";
import { EditorState, TextSelection } from "prosemirror-state";
import { Transform } from "prosemirror-transform";
import type { DecorationSet } from "prosemirror-view";
import { describe, expect, it } from "vitest";
import {
  cursors,
  ownCursor,
  type Peer,
  withPeers,
} from "../../../../../app/features/publishing/editing/cursors";
import { VersionMaps } from "../../../../../app/features/publishing/editing/versionMaps";
import { blockOf, documentOf } from "../../../../../convex/shared/documents/nodes";
import { checkDocument, documentSchema } from "../../../../../convex/shared/documents/schema";

const classes = { caret: "caret", name: "name", selection: "selection" };
const START = 3;

/** An editor at version 1 of "Hello", in which others are shown. */
class Page {
  readonly maps = new VersionMaps(1);
  readonly plugin = cursors(this.maps, classes);
  state = EditorState.create({
    doc: checkDocument(
      documentOf([blockOf("a", { type: "paragraph", content: [{ type: "text", text: "Hello" }] })]),
    ),
    plugins: [collab({ version: 1, clientID: "me" }), this.plugin],
  });

  type(words: string, at: number): void {
    this.state = this.state.apply(this.state.tr.insertText(words, at));
  }

  /** Somebody else's words arrive. */
  receive(words: string, at: number): void {
    const confirmed = new Transform(checkDocument(this.state.doc.toJSON()));
    confirmed.insert(at, documentSchema.text(words));
    for (const step of confirmed.steps) this.maps.add(step.getMap());
    this.state = this.state.apply(receiveTransaction(this.state, confirmed.steps, ["them"]));
  }

  show(cursor: Peer["cursor"]): void {
    const peers = [{ page: "ben", name: "Ben", colour: "#b91c1c", cursor }];
    this.state = this.state.apply(withPeers(this.state.tr, peers));
  }

  /** Where carets and selections are drawn. */
  get drawn(): [number, number][] {
    const set = this.plugin.props.decorations!.call(this.plugin, this.state) as DecorationSet;
    return set.find().map(({ from, to }) => [from, to]);
  }
}

const at = (anchor: number, version = 1, head = anchor) => ({ anchor, head, version });

describe("somebody else's cursor", () => {
  it("stands where they say", () => {
    const page = new Page();
    page.show(at(START + 2));
    expect(page.drawn).toEqual([[5, 5]]);
  });

  it("shows what they have selected, backwards too", () => {
    const page = new Page();
    page.show(at(START + 4, 1, START + 1));
    expect(page.drawn.sort()).toEqual([
      [4, 4],
      [4, 7],
    ]);
  });

  it("moves along with what is typed before it", () => {
    const page = new Page();
    page.show(at(START + 2));
    page.type("abc", START);
    expect(page.drawn).toEqual([[8, 8]]);
  });

  it("is placed past what is typed here and not yet sent", () => {
    const page = new Page();
    page.type("abc", START);
    page.show(at(START + 2));
    expect(page.drawn).toEqual([[8, 8]]);
  });

  it("of an older version is carried over the steps since", () => {
    const page = new Page();
    page.receive("xy", START);
    page.show(at(START + 2, 1));
    expect(page.drawn).toEqual([[7, 7]]);
  });

  it("of a version that is yet to come is shown when it has come", () => {
    const page = new Page();
    page.show(at(START + 7, 2));
    expect(page.drawn).toEqual([]);
    page.receive("xy", START);
    expect(page.drawn).toEqual([[10, 10]]);
  });

  it("that is beyond the text stands at its end", () => {
    const page = new Page();
    page.show(at(4000));
    expect(page.drawn).toEqual([[page.state.doc.content.size, page.state.doc.content.size]]);
  });

  it("is not shown any more when they leave", () => {
    const page = new Page();
    page.show(at(START));
    page.show(null);
    expect(page.drawn).toEqual([]);
  });
});

it("the own cursor is told in places of the confirmed text", () => {
  const page = new Page();
  page.type("abc", START);
  page.state = page.state.apply(
    page.state.tr.setSelection(TextSelection.create(page.state.doc, START + 5, START + 1)),
  );
  expect(ownCursor(page.state, page.maps)).toEqual({ anchor: START + 2, head: START, version: 1 });
});
