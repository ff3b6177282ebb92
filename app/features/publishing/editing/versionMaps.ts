import { Mapping, type StepMap } from "prosemirror-transform";

/** Steps back that a place of somebody else's cursor may be. */
const KEPT = 500;

/** How places moved from one version of a confirmed text to the next, for the last of them. */
export class VersionMaps {
  #maps: StepMap[] = [];
  #version: number;

  constructor(version: number) {
    this.#version = version;
  }

  get version(): number {
    return this.#version;
  }

  add(map: StepMap): void {
    this.#maps.push(map);
    this.#version += 1;
    if (this.#maps.length > 2 * KEPT) this.#maps = this.#maps.slice(-KEPT);
  }

  /** From a version to the present one; null for one that is yet to come, or too long ago. */
  since(version: number): Mapping | null {
    const back = this.#version - version;
    if (back < 0 || back > this.#maps.length) return null;
    return new Mapping(this.#maps.slice(this.#maps.length - back));
  }
}
