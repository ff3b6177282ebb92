import vm from "node:vm";
import type { CompiledModule } from "./compileModule";

const wrapper = '(function (exports, require, module) { "use strict"; ';

const scripts = new WeakMap<CompiledModule, vm.Script>();

/** The script whose value is the module's `ModuleFunction`; one for all contexts of this thread. */
export function moduleScript(path: string, module: CompiledModule): vm.Script {
  let script = scripts.get(module);
  if (script === undefined) {
    script = new vm.Script(`${wrapper}${module.code}\n})`, {
      filename: `convex:/${path}`,
      columnOffset: -wrapper.length,
    });
    scripts.set(module, script);
  }
  return script;
}
