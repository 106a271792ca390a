import { type ModuleJson } from './plan-json.js';

/** The resources of a module and of all modules below it. */
export function resourcesOf(module: ModuleJson | undefined): readonly ModuleJson['resources'][number][] {
  return module === undefined ? [] : [...module.resources, ...module.child_modules.flatMap(resourcesOf)];
}
