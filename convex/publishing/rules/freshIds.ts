import { COMPONENT_SHAPES, isComponentType } from "./componentShapes";
import type { ComponentData, PropShapes } from "./propShapes";

/**
 * Components with other ids, those in columns too: what is put onto a page twice is two.
 * @param made gives an id that no component has, for a type
 */
export function withFreshIds(
  content: readonly ComponentData[],
  made: (type: string) => string,
): ComponentData[] {
  return content.map(({ type, props }) => {
    const shapes: PropShapes = isComponentType(type) ? COMPONENT_SHAPES[type] : {};
    const slots = Object.entries(shapes).filter(([, { kind }]) => kind === "slot");
    const within = slots.map(([name]) => [name, withFreshIds((props[name] ?? []) as ComponentData[], made)]);
    return { type, props: { ...props, ...Object.fromEntries(within), id: made(type) } };
  });
}
