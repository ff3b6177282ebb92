import type { PageChange } from "../../../../../convex/publishing/rules/pageChanges";
import type { PageData, PageProblem } from "../../../../../convex/publishing/rules/pageData";
import type { ComponentData } from "../../../../../convex/publishing/rules/propShapes";
import { asJson, mergePages, orderOf, samePage } from "./pageMerge";
import { type Known, knownAfter, unsavedIn } from "./pageChanges";
import { sameJson } from "../../../../../convex/shared/json";
import { Undo } from "./undo";

/** How long somebody may pause before what they did is saved, in milliseconds. */
const PAUSE = 600;
/** After a save that did not get through. */
const RETRY = 4_000;

/** What somebody else made of a part meanwhile; `theirs` is null where they removed it. */
export type Conflict = {
  componentId: string;
  revision: number;
  mine: ComponentData | null;
  theirs: ComponentData | null;
  changedBy: string | null;
};
export type Answer = {
  saved: { componentId: string; revision: number }[];
  conflicts: { componentId: string; revision: number; data: string | null; changedBy: string | null }[];
};
export type SavingState = "saved" | "waiting" | "saving" | "failed";
export type SyncState = {
  saving: SavingState;
  conflicts: readonly Conflict[];
  /** What was entered and cannot be saved as it is. */
  problem: PageProblem | null;
  /** What the last save was refused with. */
  error: unknown;
  canUndo: boolean;
  canRedo: boolean;
};

/** What a page that is edited needs of the world. */
export type World = {
  save: (changes: PageChange[]) => Promise<Answer>;
  /** The page as it is known on the server now. */
  latest: () => Known | undefined;
  /** Shows a page in the editor, in place of what it shows. */
  show: (page: PageData) => void;
};

/**
 * Keeps what is in an editor and what is on the server together: saves what was done after a pause, takes over what
 * others do, and keeps apart what both did to one part until somebody decides.
 */
export class PageSync {
  private local: PageData;
  private conflicts: Conflict[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSaving = false;
  private isClosed = false;
  private error: unknown = null;
  private state: SyncState;
  private readonly listeners = new Set<() => void>();
  private readonly undoing = new Undo();

  constructor(
    private known: Known,
    private readonly world: World,
  ) {
    this.local = known.page;
    this.state = this.currentState();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = () => this.state;
  readonly page = () => this.local;

  /** Takes what the editor shows now. */
  edit(page: PageData): void {
    if (samePage(page, this.local)) return;
    this.undoing.note(this.local, page, Date.now());
    this.local = page;
    this.saveSoon();
  }

  /** Puts a page there that nobody typed: a section, a template. */
  put(page: PageData): void {
    this.edit(page);
    this.world.show(page);
  }

  undo(): void {
    this.step(this.undoing.back(this.local));
  }

  redo(): void {
    this.step(this.undoing.forward(this.local));
  }

  /** Takes what the server has now. While a save is on its way, what it brings is looked at afterwards. */
  receive(server: Known): void {
    if (this.isSaving || this.isStale(server)) return;
    const held = this.heldIds();
    const merged = mergePages(this.known.page, this.local, server.page, "mine");
    for (const id of merged.conflicts) if (!held.has(id)) this.conflicts.push(this.conflictOf(id, server));
    this.conflicts = this.conflicts.map((each) => this.conflictOf(each.componentId, server, each));
    this.known = server;
    if (!samePage(merged.page, this.local)) {
      this.local = merged.page;
      this.world.show(merged.page);
    }
    this.saveSoon();
  }

  /** Decides what becomes of a part that two changed. */
  settle(componentId: string, choice: "mine" | "theirs"): void {
    const conflict = this.conflicts.find((each) => each.componentId === componentId);
    if (conflict === undefined) return;
    this.conflicts = this.conflicts.filter((each) => each !== conflict);
    if (choice === "theirs") {
      this.local = withPart(this.local, componentId, conflict.theirs);
      this.world.show(this.local);
    }
    this.saveSoon(0);
  }

  /** Saves at once what is not saved yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.save();
  }

  open(): void {
    this.isClosed = false;
    this.saveSoon();
  }

  /** Saves what is left, and nothing after that. */
  close(): void {
    this.isClosed = true;
    void this.flush();
  }

  private step(page: PageData | null): void {
    if (page === null || samePage(page, this.local)) return this.tell();
    this.local = page;
    this.world.show(page);
    this.saveSoon();
  }

  private saveSoon(pause = PAUSE): void {
    clearTimeout(this.timer);
    if (!this.isClosed && this.unsaved().changes.length > 0)
      this.timer = setTimeout(() => void this.save(), pause);
    this.tell();
  }

  private async save(): Promise<void> {
    const { changes } = this.unsaved();
    if (this.isSaving || changes.length === 0) return this.tell();
    this.isSaving = true;
    const order = orderOf(this.local);
    this.tell();
    try {
      this.took(changes, await this.world.save(changes), order);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
    this.isSaving = false;
    const latest = this.world.latest();
    if (this.error === null && latest !== undefined) this.receive(latest);
    this.saveSoon(this.error === null ? PAUSE : RETRY);
  }

  private took(changes: readonly PageChange[], { saved, conflicts }: Answer, order: readonly string[]): void {
    const refused = new Set(conflicts.map(({ componentId }) => componentId));
    this.known = knownAfter(this.known, changes, saved, refused, order);
    for (const { componentId, revision, data, changedBy } of conflicts) {
      const theirs = data === null ? null : (JSON.parse(data) as ComponentData);
      const mine = partOf(this.local, componentId);
      this.conflicts.push({ componentId, revision, mine, theirs, changedBy });
      this.known = withKnown(this.known, componentId, theirs, revision);
    }
  }

  private unsaved() {
    return unsavedIn(this.known, this.local, this.heldIds());
  }

  private heldIds(): ReadonlySet<string> {
    return new Set(this.conflicts.map(({ componentId }) => componentId));
  }

  /** Whether an answer has brought a later revision than this. */
  private isStale(server: Known): boolean {
    return [...server.revisions].some(([id, revision]) => revision < (this.known.revisions.get(id) ?? 0));
  }

  private conflictOf(id: string, server: Known, before?: Conflict): Conflict {
    const theirs = partOf(server.page, id);
    const changed =
      before === undefined || !sameJson(asJson(theirs ?? undefined), asJson(before.theirs ?? undefined));
    return {
      ...{ componentId: id, theirs, mine: partOf(this.local, id), revision: server.revisions.get(id) ?? 0 },
      changedBy: changed ? (server.names?.get(id) ?? null) : before.changedBy,
    };
  }

  private currentState(): SyncState {
    const { changes, problems } = this.unsaved();
    const idle = changes.length === 0 ? "saved" : "waiting";
    return {
      saving: this.isSaving ? "saving" : this.error !== null ? "failed" : idle,
      conflicts: this.conflicts,
      problem: problems[0] ?? null,
      error: this.error,
      canUndo: this.undoing.canGoBack(),
      canRedo: this.undoing.canGoForward(),
    };
  }

  private tell(): void {
    this.state = this.currentState();
    for (const listener of this.listeners) listener();
  }
}

function partOf({ content }: PageData, id: string): ComponentData | null {
  return content.find(({ props }) => props.id === id) ?? null;
}

function withPart(page: PageData, id: string, part: ComponentData | null): PageData {
  const at = page.content.findIndex(({ props }) => props.id === id);
  const others = page.content.filter(({ props }) => props.id !== id);
  if (part === null) return { ...page, content: others };
  const place = at < 0 ? others.length : at;
  return { ...page, content: [...others.slice(0, place), part, ...others.slice(place)] };
}

function withKnown(known: Known, id: string, part: ComponentData | null, revision: number): Known {
  const revisions = new Map(known.revisions).set(id, revision);
  return { ...known, page: withPart(known.page, id, part), revisions };
}
