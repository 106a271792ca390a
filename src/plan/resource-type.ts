/** A key of `count` or `for_each` in an address. The text of one may hold any character; Terraform escapes quotation marks. */
const KEY = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

/** The end of an address without keys: the type and the name. */
const TYPE_AND_NAME = /(?:^|\.)([\w-]+)\.[\w-]+$/;

/** The type in an address such as `module.a["x.y"].okta_group.admins[0]`; undefined if it is not such an address. */
export function resourceType(address: string): string | undefined {
  return TYPE_AND_NAME.exec(address.replace(KEY, ''))?.[1];
}
