/** No component can be called so: names are letters, digits and underscores. */
const PREFIX = "~import";

/** Where an import keeps the tables it fills for `component` until they take the place of the real ones. */
export function stagingComponent(importId: string, component: string): string {
  return `${PREFIX}:${importId}:${component}`;
}

export function isStaging(component: string): boolean {
  return component.startsWith(PREFIX);
}

/** The import and the real component of a staging component. */
export function stagedFor(staging: string): { importId: string; component: string } {
  const [, importId = "", component = ""] = staging.split(":");
  return { importId, component };
}
