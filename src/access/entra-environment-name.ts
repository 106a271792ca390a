import { ENTRA_ENVIRONMENTS, type EntraEnvironment } from './entra-settings.js';

/** Other names that the provider azuread takes for a cloud in `ARM_ENVIRONMENT` (its schema, version 3.7.0). */
const OTHER_NAMES: Readonly<Record<string, EntraEnvironment>> = {
  public: 'global',
  usgovernment: 'usgovernmentl4',
  dod: 'usgovernmentl5',
};

/** The cloud that the variable `ARM_ENVIRONMENT` names, in whatever letter case; undefined if it is none that is known. */
export function environmentNamed(name: string): EntraEnvironment | undefined {
  const folded = name.trim().toLowerCase();
  return ENTRA_ENVIRONMENTS.find((one) => one === (OTHER_NAMES[folded] ?? folded));
}
