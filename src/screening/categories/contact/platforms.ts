import { wordSet } from '../../lists.js';

/** What people write to each other on. */
export const PLATFORMS =
  'instagram|insta|ig|snapchat|snap|sc(?= ?[:=])|kik|discord|telegram|whatsapp|wickr|signal|skype|twitter|tiktok|tik tok|facebook|fb|messenger|viber|threads|bluesky|bsky|reddit|linkedin|twitch|steam|psn|xbox|gamertag|youtube|tumblr|pinterest|threema|wechat|matrix|mastodon|onlyfans|tinder|bumble|bereal|roblox';

/** Whether a word after "my insta is" is no name but what somebody thinks of it. */
export function isOrdinary(word: string): boolean {
  return ORDINARY.has(word) || ENDINGS.test(word);
}

const ORDINARY = wordSet(`
  usual ever normal expected him her them us people someone everyone anyone well often though the a an my so
  not just toxic great fun full bad good down where that this what how when why if it its all also always and
  any are as at back banned because better best boring broken but by calm can closed constant cool dead
  deleted everything evil fake fine for free from gone hard hell help here i in is killing like lovely making
  me mostly much never new no nothing now off ok okay old on one only open our out over poison pretty private
  public quite really rubbish sad same shit still stupid temporarily terrible there too tough under
  unfortunately up useless usually very weird which who with worse worst yes you your awful blocked empty
  enough mine locked safe message messages account support group chat video stories story post posts friend
  friends
`);
const ENDINGS = /^[a-z]{2,31}(?:ing|ed|ly|ful|ous|able|ive|less|tion)$/;
