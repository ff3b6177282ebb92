import { COMPONENT_SHAPES, type ComponentType } from "../../../../../convex/publishing/rules/componentShapes";
import { withFreshIds } from "../../../../../convex/publishing/rules/freshIds";
import { initialOf, type PageData } from "../../../../../convex/publishing/rules/pageData";
import type { ComponentData } from "../../../../../convex/publishing/rules/propShapes";

/** An id that no other component has. */
export function freshId(type: string): string {
  return `${type}-${crypto.randomUUID()}`;
}

/** A component in which nothing is entered yet. */
export function newPart(type: ComponentType): ComponentData {
  const props = Object.entries(COMPONENT_SHAPES[type]).map(([name, shape]) => [name, initialOf(shape)]);
  return { type, props: { ...Object.fromEntries(props), id: freshId(type) } };
}

/** The page with components after one of its parts; at its end where none is named. */
export function insertAfter(page: PageData, parts: readonly ComponentData[], after: string | null): PageData {
  const found = page.content.findIndex(({ props }) => props.id === after);
  const at = found < 0 ? page.content.length : found + 1;
  return { ...page, content: [...page.content.slice(0, at), ...parts, ...page.content.slice(at)] };
}

/** Copies that can stand beside the originals. */
export function copies(parts: readonly ComponentData[]): ComponentData[] {
  return withFreshIds(parts, freshId);
}

/** The part at the top of the page that something stands in, or is. */
export function partWith({ content }: PageData, id: string): string {
  const found = content.find(
    ({ props }) => props.id === id || JSON.stringify(props).includes(`"id":"${id}"`),
  );
  return found?.props.id ?? id;
}

/** Brings a part of the page into view. */
export function showPart(id: string): void {
  document.querySelector(`[data-puck-component="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "center" });
}
