import { wordsOf } from '../lists.js';

/** What makes a name a sign of distress, wherever it stands in it; letters only, run together. */
export const DISTRESS = wordsOf(`
  wanttodie wannadie wantodie wishiwasdead wishiweredead readytodie goingtodie gonnadie letmedie
  endmylife endmysel enditall endingital killmysel killingmysel killme kilme kilmysel suicidal suicideme
  mysuicide betteroffdead beteroffdead betterdead tiredofliving tiredoflife donewithlife hatemylife
  hatemysel cutmysel cuttingmysel hangmysel shootmysel nothingtolivefor noreasontolive mylastnight
  goodbyeworld goodbyecruel dyingtonight overdosing unaliveme unalivemysel iwilldie deadsoon deadinside
  selfharm dontwanttolive dontwannalive cantgoon nohopeleft soondead deadbytomorrow almostdead
  hopelessme worthlessme imworthless imaburden
`);
