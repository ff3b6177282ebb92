import type { Colleague } from "./colleague";

/** One edit of those that people make by their keyboards, somewhere in the text. `name` marks what is written. */
export async function editSomewhere(colleague: Colleague, random: () => number, name: string): Promise<void> {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const times = (key: string, count: number) => Array<string>(count).fill(key);
  // A Tab that moves no block leads out of the text.
  await colleague.editor.focus();
  const lines = times("ArrowDown", upTo(12));
  await colleague.press("ControlOrMeta+Home", ...lines, ...times("ArrowRight", upTo(8)));
  const deeds: (() => Promise<unknown>)[] = [
    () => colleague.type(`${name} `),
    () => colleague.type(`${name} `),
    () => colleague.press(...times("Backspace", 1 + upTo(3))),
    () => colleague.press(...times("Delete", 1 + upTo(2))),
    () => colleague.press("End", "Enter").then(() => colleague.type(name)),
    () => colleague.press("Enter"),
    () => colleague.press("End", "Enter").then(() => colleague.type(`## ${name}`)),
    () => colleague.press("End", "Enter").then(() => colleague.type(`- ${name}`)),
    () => colleague.press("End", "Shift+Home", "ControlOrMeta+b"),
    () => colleague.press("End", ...times("Shift+ArrowLeft", 1 + upTo(3)), "ControlOrMeta+i"),
    () => colleague.press("Tab"),
    () => colleague.press("Shift+Tab"),
  ];
  await deeds[upTo(deeds.length - 1)]!();
}
