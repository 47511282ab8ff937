// An international number, for what has no national form or is in another country.
const ABROAD = String.raw`\+[1-9]\d{7,14}`;
const plan = (national: string) => new RegExp(`^(${national}|${ABROAD})$`);

/**
 * What a phone in each country can dial, by hand from the national numbering plans: short codes and numbers with their
 * trunk prefix. Narrow enough that a digit too few or too many does not pass.
 */
export const PLANS: Record<string, RegExp> = {
  US: plan('988|1[2-9]\\d{9}|[2-9]\\d{4,5}'),
  CA: plan('988|1[2-9]\\d{9}|[2-9]\\d{5}'),
  GB: plan('116\\d{3}|08001111|0[38]\\d{9}|8\\d{4}'),
  IE: plan('116\\d{3}|1800\\d{6}|01\\d{7}|5\\d{4}'),
  AU: plan('13\\d{4}|1[38]00\\d{6}|04\\d{8}'),
  NZ: plan('1737|234|8681|0508\\d{6}|0800\\d{6,7}'),
  DE: plan('116\\d{3}|0800\\d{7}|01806\\d{6}|0[2-9]\\d{6,9}'),
  AT: plan('14\\d|01\\d{7}'),
  CH: plan('14\\d'),
  FR: plan('3114|0[1-58]\\d{8}'),
  BE: plan('10\\d|1813|0800\\d{5}|070\\d{6}'),
  NL: plan('113|0800\\d{4}'),
  ES: plan('024|9\\d{8}'),
  PT: plan('1411|116\\d{3}|800\\d{6}'),
  IT: plan('19696|02\\d{8}'),
  SE: plan('112|116\\d{3}|90101|010\\d{7}'),
  NO: plan('116\\d{3}|[2-9]\\d{7}'),
  DK: plan('116\\d{3}|[2-9]\\d{7}'),
  FI: plan('116\\d{3}|0800\\d{5,6}|09\\d{6,8}'),
  PL: plan('116\\d{3}|800\\d{6}'),
  HU: plan('116\\d{3}|0680\\d{6}'),
  GR: plan('10\\d{2}'),
  UA: plan('7333|772|0800\\d{6}'),
  IL: plan('1201'),
  ZA: plan('116|3\\d{4}|08(00|61)\\d{6}'),
  KE: plan('116'),
  IN: plan('1098|14416|18008914416'),
  SG: plan('1767|1800\\d{7}'),
  MY: plan('15\\d{3}|1800\\d{6}'),
  HK: plan('18111|[2-9]\\d{7}'),
  TW: plan('19\\d{2}'),
  JP: plan('0120\\d{6}|0800\\d{7}|0[27]\\d{8}'),
  KR: plan('109|1388'),
  PH: plan('1[35]\\d{2}|02\\d{8}|09\\d{9}'),
  TH: plan('1[36]\\d{2}'),
  BR: plan('1\\d{2}|0800\\d{7}'),
  MX: plan('800\\d{7}|[2-9]\\d{9}'),
  AR: plan('102|0800\\d{7}'),
  CL: plan(String.raw`\*4141|1515`),
};
