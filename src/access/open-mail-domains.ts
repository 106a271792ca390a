import { registrableDomain } from './registrable-domain.js';

/**
 * Domains at which anybody can get an address: well-known mail providers, and some that give addresses for minutes. Compiled from
 * general knowledge, not from one source. The list is not whole: no list of such domains can be.
 */
const ANYBODY = new Set(
  [
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it',
    'hotmail.es outlook.de outlook.fr outlook.es outlook.it live.co.uk live.fr live.nl yahoo.com ymail.com rocketmail.com',
    'yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.co.jp yahoo.co.in yahoo.com.br yahoo.ca yahoo.com.au aol.com icloud.com',
    'me.com mac.com proton.me protonmail.com pm.me protonmail.ch tutanota.com tutamail.com tuta.io tuta.com gmx.com gmx.de gmx.net',
    'gmx.at gmx.ch gmx.fr web.de t-online.de freenet.de mail.de posteo.de posteo.net mailbox.org mail.com email.com usa.com zoho.com',
    'zohomail.com zohomail.eu fastmail.com fastmail.fm hushmail.com hey.com qq.com foxmail.com 163.com 126.com yeah.net sina.com',
    'sina.cn sohu.com aliyun.com naver.com daum.net hanmail.net mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru rambler.ru',
    'orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it seznam.cz wp.pl o2.pl onet.pl interia.pl',
    'ukr.net uol.com.br bol.com.br terra.com.br rediffmail.com comcast.net verizon.net att.net sbcglobal.net btinternet.com',
    // For minutes
    'mailinator.com guerrillamail.com guerrillamail.net sharklasers.com 10minutemail.com temp-mail.org tempmail.com yopmail.com',
    'yopmail.fr trashmail.com getnada.com maildrop.cc dispostable.com mohmal.com mailnesia.com throwawaymail.com fakeinbox.com',
    // Addresses that forward to any other one
    'duck.com mozmail.com simplelogin.com anonaddy.com addy.io privaterelay.appleid.com',
  ].flatMap((line) => line.split(' ')),
);

/** Domains under which anybody can get one of their own, and that the Public Suffix List does not have. */
const ANYBODY_UNDER = new Set(['mail.onmicrosoft.com', 'onmicrosoft.com']);

/**
 * Whether anybody can get an address at this domain, or a domain right under it: a public suffix (`co.uk`, `github.io`), a
 * provider of mail (`gmail.com`), or a domain of tenants (`onmicrosoft.com`).
 *
 * @param domain in lower case, in ASCII
 */
export function isOpenDomain(domain: string): boolean {
  return registrableDomain(domain) === undefined || ANYBODY.has(domain) || ANYBODY_UNDER.has(domain);
}

/** Whether anybody can get an address at this domain itself, which the company that holds it gives away. */
export function isMailProvider(domain: string): boolean {
  return ANYBODY.has(domain);
}

/** The part of a domain that one holder has; undefined where there is none, since anybody can get a part. */
export function holderDomain(domain: string): string | undefined {
  const tenants = [...ANYBODY_UNDER].find((suffix) => domain.endsWith(`.${suffix}`));
  if (tenants !== undefined) return `${domain.slice(0, -tenants.length - 1).replace(/^.*\./, '')}.${tenants}`;
  return isOpenDomain(domain) ? undefined : registrableDomain(domain);
}
