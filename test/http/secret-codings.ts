/** Ways in which a server may write a secret that it echoes, by name. */
export const SECRET_CODINGS: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (key) => key,
  'in upper case': (key) => key.toUpperCase(),
  'in lower case': (key) => key.toLowerCase(),
  'after its prefix': (key) => `Klaviyo-API-Key ${key}`,
  'in a JSON text': (key) => JSON.stringify(key),
  'in a JSON text within another': (key) => JSON.stringify(JSON.stringify({ key })),
  'with \\u escapes': (key) => each(key, (code) => `\\u${hex(code, 4)}`),
  'with \\u escapes in capitals': (key) => each(key, (code) => `\\u${hex(code, 4).toUpperCase()}`),
  'with \\u{} escapes': (key) => each(key, (code) => `\\u{${hex(code, 2)}}`),
  'with \\x escapes': (key) => each(key, (code) => `\\x${hex(code, 2)}`),
  'with every second character escaped': (key) =>
    each(key, (code, at) => (at % 2 ? `\\u${hex(code, 4)}` : String.fromCharCode(code))),
  'with slashes escaped': (key) => key.replaceAll('/', '\\/'),
  'percent-encoded': (key) => encodeURIComponent(key),
  'percent-encoded twice': (key) => encodeURIComponent(encodeURIComponent(key)),
  'percent-encoded three times': (key) => encodeURIComponent(encodeURIComponent(encodeURIComponent(key))),
  'percent-encoded, every character': (key) => each(key, (code) => `%${hex(code, 2)}`),
  'percent-encoded twice, every character': (key) => each(key, (code) => `%25${hex(code, 2).toUpperCase()}`),
  'in decimal entities': (key) => each(key, (code) => `&#${code};`),
  'in decimal entities with zeros': (key) => each(key, (code) => `&#0000${code};`),
  'in decimal entities without semicolons': (key) => each(key, (code) => `&#${code}`),
  'in hexadecimal entities': (key) => each(key, (code) => `&#x${hex(code, 2)};`),
  'in hexadecimal entities in capitals': (key) => each(key, (code) => `&#X${hex(code, 2).toUpperCase()};`),
  'in named entities': (key) => key.replaceAll('/', '&sol;').replaceAll('+', '&plus;').replaceAll('_', '&lowbar;'),
  'in entities, escaped again': (key) => each(key, (code) => `&amp;#${code};`),
  'in quoted-printable': (key) => each(key, (code) => `=${hex(code, 2).toUpperCase()}`),
  'in quoted-printable, cut': (key) => `${key.slice(0, 9)}=\r\n${key.slice(9)}`,
  'in base64': (key) => base64(key),
  'in base64 without padding': (key) => base64(key).replaceAll('=', ''),
  'in base64 for URLs': (key) => Buffer.from(key).toString('base64url'),
  'in base64 after one byte': (key) => base64(`x${key}`),
  'in base64 after two bytes': (key) => base64(`xy${key}`),
  'in base64 between others': (key) => base64(`{"key":"${key}"}`),
  'in base64 with its prefix': (key) => base64(`Klaviyo-API-Key ${key}`),
  'in base64 with Bearer': (key) => base64(`Bearer ${key}`),
  'in base64 with the whole header': (key) => base64(`authorization: Klaviyo-API-Key ${key}`),
  'in base64 as basic credentials': (key) => base64(`user:${key}`),
  'in base64, percent-encoded': (key) => encodeURIComponent(base64(key)),
  'in base64, with line ends': (key) => base64(key).replace(/.{10}/g, '$&\r\n'),
  'in base64, in a JSON text with line ends': (key) => JSON.stringify(base64(key).replace(/.{10}/g, '$&\n')),
  'in hexadecimal': (key) => Buffer.from(key).toString('hex'),
  'in hexadecimal in capitals': (key) => Buffer.from(key).toString('hex').toUpperCase(),
  'in hexadecimal with colons': (key) => bytes(key).join(':'),
  'in hexadecimal with blanks': (key) => bytes(key).join(' '),
  'in hexadecimal with hyphens': (key) => bytes(key).join('-'),
  'in hexadecimal numbers': (key) =>
    bytes(key)
      .map((byte) => `0x${byte}`)
      .join(', '),
  'in hexadecimal of the whole header': (key) => Buffer.from(`Klaviyo-API-Key ${key}`).toString('hex'),
  'cut by a blank': (key) => `${key.slice(0, 7)} ${key.slice(7)}`,
  'spaced out': (key) => [...key].join(' '),
  'cut by line ends': (key) => key.replace(/.{5}/g, '$&\n'),
  'cut by line ends of JSON': (key) => key.replace(/.{5}/g, '$&\\n'),
  'cut by tabs': (key) => key.replace(/.{3}/g, '$&\t'),
  'cut by zero-width spaces': (key) => [...key].join('\u200b'),
  'cut by soft hyphens': (key) => key.replace(/.{4}/g, '$&\u00ad'),
  'cut by no-break spaces': (key) => key.replace(/.{4}/g, '$&\u00a0'),
  'cut by NUL, as in UTF-16': (key) => [...key].join('\0'),
  'cut by blanks that are percent-encoded': (key) => key.replace(/.{6}/g, '$&%20'),
};

function each(key: string, coded: (code: number, at: number) => string): string {
  return [...key].map((character, at) => coded(character.charCodeAt(0), at)).join('');
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const bytes = (key: string): readonly string[] => [...Buffer.from(key)].map((byte) => hex(byte, 2));
