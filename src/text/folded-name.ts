/**
 * A name as it is compared where two that differ in letter case, outer blanks or Unicode form alone must not stand for two
 * things: names of groups and labels of apps. For comparing, never for showing.
 */
export function foldedName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
