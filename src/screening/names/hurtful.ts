import { wordsOf } from '../lists.js';

/** Insults, methods, and names that pretend to be staff or a helpline, wherever they stand in a name. */
export const HURTFUL = wordsOf(`
  nigger nigga faggot fagot tranny wetback raghead towelhead shemale fuck whore slut rapeyou hitler
  killyoursel kilyoursel killurself hangyoursel youshoulddie hopeyoudie dieall youreugly idiots loserlot
  whitepower gasthe bitch wanker arsehole asshole scumbag attentionseeker moderator administrator
  hearthside samaritans crisisteam supportteam siteowner sysadmin helpdesk therealadmin officialadmin
  nembutal exitbag sodiumnitrite cyanide peacefulpill slitwrist overdosekit howtodie waystodie
  suicidepact suicidekit prosuicide thinspo proana
`);

/** Short words that hide inside harmless ones ("admin" in "badminton", "mod" in "modest") count only alone. */
export const HURTFUL_WORDS = wordsOf(`
  admin admins mod mods staff root official system facilitator support team fag rape kys ctb psycho
  idiot moron spaz twat prick scum gypo wog spic dumbass loser ugly fatty suicide overdose cunt cunts
  rapist paki coon gook dyke kike chink fuk nazi kkk noose pedo paedo spastic retard retards retarded
  safeguarding
`);
