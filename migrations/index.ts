import { Members1763800000001 } from './001-members.js';
import { Personas1763800000002 } from './002-personas.js';
import { Boards1763800000003 } from './003-boards.js';
import { Threads1763800000004 } from './004-threads.js';
import { Verdicts1763800000005 } from './005-verdicts.js';
import { Decisions1763800000006 } from './006-decisions.js';
import { Publishing1763800000007 } from './007-publishing.js';
import { Notices1763800000008 } from './008-notices.js';
import { Drafts1763800000009 } from './009-drafts.js';
import { VerdictMicros1763800000010 } from './010-verdict-micros.js';
import { OwnTerms1763800000011 } from './011-own-terms.js';
import { Audits1763800000012 } from './012-audits.js';
import { Rescreenings1763800000013 } from './013-rescreenings.js';
import { Record1763800000014 } from './014-record.js';
import { Limits1763800000015 } from './015-limits.js';
import { Reports1763800000016 } from './016-reports.js';
import { Duty1763800000017 } from './017-duty.js';
import { SecondLooks1763800000018 } from './018-second-looks.js';
import { FollowUps1763800000019 } from './019-follow-ups.js';
import { SecondFactor1763800000020 } from './020-second-factor.js';
import { Queue1763800000021 } from './021-queue.js';
import { Postvention1763800000023 } from './023-postvention.js';
import { Masks1763800000024 } from './024-masks.js';
import { Escalations1763800000025 } from './025-escalations.js';
import { WordTemplates1763800000026 } from './026-word-templates.js';
import { Waits1763800000027 } from './027-waits.js';
import { Ringing1763800000028 } from './028-ringing.js';
import { Transparency1763800000029 } from './029-transparency.js';
import { VaultCheck1763800000030 } from './030-vault-check.js';
import { CrisisLines1763800000031 } from './031-crisis-lines.js';
import { FirstHelp1763800000032 } from './032-first-help.js';
import { OwnDrafts1763800000033 } from './033-own-drafts.js';
import { ContentNotes1763800000034 } from './034-content-notes.js';
import { NobodyAlone1763800000035 } from './035-nobody-alone.js';
import { ContactDetails1763800000036 } from './036-contact-details.js';
import { NobodyInDangerIsLost1763800000037 } from './037-nobody-in-danger-is-lost.js';
import { ThoseWhoAreHere1763800000038 } from './038-those-who-are-here.js';
import { HiddenWords1763800000039 } from './039-hidden-words.js';
import { ThreadsOfOnesOwn1763800000040 } from './040-threads-of-ones-own.js';
import { Trustee1763800000041 } from './041-trustee.js';
import { Opening1763800000042 } from './042-opening.js';
import { OneTimeNames1763800000043 } from './043-one-time-names.js';
import { Keys1763800000044 } from './044-keys.js';
import { SigningIn1763800000045 } from './045-signing-in.js';
import { Erasure1763800000046 } from './046-erasure.js';
import { Abuse1763800000047 } from './047-abuse.js';
import { ListedBoards1763800000048 } from './048-listed-boards.js';
import { Retention1763800000048 } from './048-retention.js';
import { NameOpenings1763800000049 } from './049-name-openings.js';
import { RestsOfOneTimeNames1763800000050 } from './050-rests-of-one-time-names.js';
import { PrivatePapers1763800000051 } from './051-private-papers.js';
import { CheckIns1763800000052 } from './052-check-ins.js';
import { ThreadsOfThePlace1763800000052 } from './052-threads-of-the-place.js';
import { Circles1763800000053 } from './053-circles.js';
import { KindWords1763800000054 } from './054-kind-words.js';
import { BoardsOfManyKinds1763800000055 } from './055-boards-of-many-kinds.js';
import { BoardsInPages1763800000055 } from './055-boards-in-pages.js';
import { Following1763800000057 } from './057-following.js';
import { Search1763800000058 } from './058-search.js';
import { SearchWhatIsUp1763800000058 } from './058-search-what-is-up.js';
import { Resources1763800000059 } from './059-resources.js';
import { Volunteers1763800000059 } from './059-volunteers.js';
import { ThePlace1763800000060 } from './060-the-place.js';
import { CirclesGoOn1763800000061 } from './061-circles-go-on.js';
import { SearchResources1763800000061 } from './061-search-resources.js';
import { LastBackup1763800000064 } from './064-last-backup.js';
import { MergingInSteps1763800000063 } from './063-merging-in-steps.js';
import { FollowingWhatMerges1763800000063 } from './063-following-what-merges.js';
import { GroupsGoOn1763800000063 } from './063-groups-go-on.js';
import { CheaperLooks1763800000063 } from './063-cheaper-looks.js';

/** Every migration, oldest first. */
export const migrations = [
  Members1763800000001,
  Personas1763800000002,
  Boards1763800000003,
  Threads1763800000004,
  Verdicts1763800000005,
  Decisions1763800000006,
  Publishing1763800000007,
  Notices1763800000008,
  Drafts1763800000009,
  VerdictMicros1763800000010,
  OwnTerms1763800000011,
  Audits1763800000012,
  Rescreenings1763800000013,
  Record1763800000014,
  Limits1763800000015,
  Reports1763800000016,
  Duty1763800000017,
  SecondLooks1763800000018,
  FollowUps1763800000019,
  SecondFactor1763800000020,
  Queue1763800000021,
  Postvention1763800000023,
  Masks1763800000024,
  Escalations1763800000025,
  WordTemplates1763800000026,
  Waits1763800000027,
  Ringing1763800000028,
  Transparency1763800000029,
  VaultCheck1763800000030,
  CrisisLines1763800000031,
  FirstHelp1763800000032,
  OwnDrafts1763800000033,
  ContentNotes1763800000034,
  NobodyAlone1763800000035,
  ContactDetails1763800000036,
  NobodyInDangerIsLost1763800000037,
  ThoseWhoAreHere1763800000038,
  HiddenWords1763800000039,
  ThreadsOfOnesOwn1763800000040,
  Trustee1763800000041,
  Opening1763800000042,
  OneTimeNames1763800000043,
  Keys1763800000044,
  SigningIn1763800000045,
  Erasure1763800000046,
  Abuse1763800000047,
  ListedBoards1763800000048,
  Retention1763800000048,
  NameOpenings1763800000049,
  RestsOfOneTimeNames1763800000050,
  PrivatePapers1763800000051,
  ThreadsOfThePlace1763800000052,
  CheckIns1763800000052,
  Circles1763800000053,
  KindWords1763800000054,
  BoardsOfManyKinds1763800000055,
  BoardsInPages1763800000055,
  Following1763800000057,
  Search1763800000058,
  SearchWhatIsUp1763800000058,
  Resources1763800000059,
  Volunteers1763800000059,
  ThePlace1763800000060,
  CirclesGoOn1763800000061,
  SearchResources1763800000061,
  MergingInSteps1763800000063,
  FollowingWhatMerges1763800000063,
  GroupsGoOn1763800000063,
  CheaperLooks1763800000063,
  LastBackup1763800000064,
];
