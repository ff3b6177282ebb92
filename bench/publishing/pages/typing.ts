/**
 * What a page notes of typing: when a key was pressed here, and when the block that is typed in got longer here. Times
 * are milliseconds on the clock that all pages of a browser have.
 */
export type Typing = {
  /** Notes from now on what becomes of a block. */
  watch(blockId: string): void;
  pressed: number[];
  shown: { at: number; length: number }[];
  length(): number;
  /** Resolves once the block is so long. */
  until(length: number): Promise<void>;
};

declare global {
  interface Window {
    typing: Typing;
  }
}

const now = () => performance.timeOrigin + performance.now();

let block = "";
let waiting: { length: number; done: () => void }[] = [];

const typing: Typing = {
  watch(blockId) {
    block = blockId;
    new MutationObserver(note).observe(document.querySelector(".bn-editor")!, {
      ...{ subtree: true, childList: true, characterData: true },
    });
  },
  pressed: [],
  shown: [],
  length: () => document.querySelector(`[data-id="${block}"] .bn-inline-content`)?.textContent.length ?? 0,
  until(length) {
    if (typing.length() >= length) return Promise.resolve();
    return new Promise((done) => waiting.push({ length, done }));
  },
};

function note(): void {
  const at = now();
  const length = typing.length();
  if (length === typing.shown.at(-1)?.length) return;
  typing.shown.push({ at, length });
  const due = waiting.filter((one) => one.length <= length);
  waiting = waiting.filter((one) => one.length > length);
  for (const { done } of due) done();
}

// The browser says when the key went down, which is before the page hears of it.
addEventListener("keydown", ({ timeStamp }) => typing.pressed.push(performance.timeOrigin + timeStamp), {
  capture: true,
});

window.typing = typing;
