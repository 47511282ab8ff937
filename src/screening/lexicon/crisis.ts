import type { Rule } from '../rule.js';

/** Decisions, and what stands around them: means, place, time, preparation, farewell. */
export const crisis: Rule[] = [
  {
    id: 'intent.decision', frame: 'intent', category: 'suicide', weight: 0.9,
    patterns: [
      '{will} {kill_me}', '{will} be dead ~1 by|tomorrow|soon|tonight', 'this time i will not fail', 'it is|this happening tonight|tomorrow', 'given|giving myself until|till', 'must {kill_me}', '{kill_me} tonight|tomorrow|tonite|later', '{killing_me} tonight|tomorrow', 'tonight|tomorrow is|will ?be the|my night|day|last|end', 'tonight i die|end', '{want} {die} tonight|tomorrow', 
      'will|can not make it to|through|till|until|past ~1 morning|tomorrow|night|weekend|christmas|monday|sunday|friday|week|birthday', 'will not see ~1 morning|tomorrow|christmas|birthday', 'will not survive ~1 night|tonight|weekend|week', 'not going to make it to|through|till|until|past ~1 morning|tomorrow|night|weekend|tonight|week', 'will not be here|alive|around tomorrow|much|by|when|for|in|next', 'not be here|alive tomorrow|much|by|any', '{will} be|not ?be gone|dead|alive|here ~1 by|tomorrow|soon|tonight|morning', 'my|the last|final night|day|evening|post|message|hours|goodbye on|alive|ever|earth|of', 'this is my last ?ever night|day|post|message|evening', 'can|could not|no keep|stay myself|safe|alive ?safe ?tonight|any|longer', 'not ?going to|feel|am|be able|safe ?to ?be keep|with|from|alone|stay ~1 myself|safe|alive', 'i have decided ~3 die|end', 'catch|catching|caught the bus ~1 tonight|tomorrow|on|soon|sunday|monday|today|this', 'this is it for me', 'this is the end for me', 'picked|chosen|chose|set|got a|the|my date|day|method|spot ?to ?for ?$', 'going through with it tonight|tomorrow|$', 'i am going to do something ~1 stupid|bad|permanent', 'have|got a|my|the|an ?exact suicide plan', 'know how|when|where ?and ?how|when|where i am|will ?going ?to {kill_me}|die', '{killing_me} this|on|at|by weekend|sunday|monday|tuesday|wednesday|thursday|friday|saturday|morning|evening|night|week|midnight|dawn', '{kill_me} this|on|at|by|in ~1 weekend|sunday|monday|tuesday|wednesday|thursday|friday|saturday|evening|night|week|midnight|dawn|hour|minutes|hours|days',
      '{kill_me} when|once|after|as ~2 asleep|sleep|bed|leaves|leave|gone|out|work|away|home',
    ],
  },
  {
    id: 'cue.means', frame: 'means', category: 'suicide', weight: 0.6, who: 'me',
    patterns: [
      'have|got|bought|holding|found|hidden|saved|saving|stockpiled|stockpiling|stashed|collected|collecting|counted|counting|hoarding|hoarded|ordered|stash|picked ~1 enough|all|the|my|a|bottle|some|his|her|hundred|these|stockpile|of|up ~2 {pills}', 'bought|got|ordered|have ~1 sn|nitrite|nembutal', 'have|got|bought|holding|found|ordered|with|tied|tying|bring|brought|loaded|picked|grabbed ~1 a|the|my|his|dads|up|some ~1 rope|noose|gun|pistol|shotgun|knife|razor|razors|blade|blades|belt|ligature|rifle|helium|charcoal|cord|firearm', '{pills} ~2 front|next|beside|hand|lined|counted|ready|in ~3 me|up|hand|ready|out|table|bed', 'rope|gun|knife|noose|blade|razor|belt ~3 front|next|beside|hand|ready|lap|tied|bag|loaded|here|boot', 'gun to my head', 'noose|rope ~2 tied|round|around|neck|ready', 'staring|looking at ~1 the|my|these ~1 pills|tablets|rope|gun|knife|bridge|tracks|blade|razor|noose', 'a rope will', 'putting the gun', 'gun ~2 mouth|head|temple|lap', 'lined up ~2 {pills}', 'enough {pills} to', 'have everything i need', 'got everything i need ~2 end|do', 'have the means', 'going to take them', 'take them all', 'have a gun', 'loaded gun|the', 'hose ~3 car|exhaust',
    ],
  },
  {
    id: 'cue.place', frame: 'place', category: 'suicide', weight: 0.6,
    patterns: [
      'standing|stood|sitting|sat|am|here|on|at|waiting|walking|driving|going|heading|to|parked|near ~2 on|at|near|to|by|edge|of ~2 bridge|ledge|cliff|cliffs|roof|rooftop|tracks|railway|multistorey|viaduct|overpass|balcony ~1 edge|tonight|$|now|and|looking|going', 'on|at|over|near|to|by|off the|a|this edge|ledge|cliff|bridge|roof|tracks|railing|barrier|viaduct|overpass ?of ?the ~2 $', 'bridge near|by|over ~4 going|tonight|there', 'standing ~1 at|on ~2 station|platform|tracks|edge|bridge|ledge|roof', 'going there|over after|tonight|when', 'somewhere nobody will|can find|know', 'by the tracks', 'looking down ~2 water|river|road|edge', 'top of the car park|multistorey',
    ],
  },
  {
    id: 'cue.train', frame: 'place', category: 'suicide', weight: 0.4, who: 'me',
    patterns: ['train|one|express ~1 comes|passes|goes|through|is|due ~1 through|in|at ~2 minutes|minute|$'],
  },
  {
    id: 'cue.parting', frame: 'farewell', category: 'suicide', weight: 0.5, who: 'me',
    patterns: ['forgive me', 'saying|say|said|wanted ?to ?say goodbye|goodbyes|farewell ?to ?my everyone|all|friends|family|$', 'you have been good|kind|great|nice|lovely ~1 people|friends|to', 'remember me', 'i am sorry|leaving mum|dad|everyone|everybody|kids|all', 'sorry for everything|all', 'thank you for everything|trying|listening', 'goodnight|bye my|everyone|all ?friends', 'take care of each other', 'it is too late', 'already done'],
  },
  {
    id: 'cue.resolve', frame: 'preparation', category: 'suicide', weight: 0.5, who: 'me',
    patterns: ['doing|do it either way', 'doing|do it tonight|tomorrow|now|soon', 'made up my mind', 'ready to do it', 'about to do it', '{i} {will} do it', 'time to|for go|end|me ~1 it|go|$', 'the plan is', 'have a|my plan', 'nobody|nothing can|will|could stop me', 'going through with it', 'did|done my research', 'decision is made|final', 'it will ?all be done|over|finished ?by ?tonight|soon|tomorrow|$', 'not going to change my mind'],
  },
  {
    id: 'cue.time', frame: 'time', category: 'suicide', weight: 0.35, who: 'me', firm: true,
    patterns: [
      'tonight', 'tomorrow', 'in|within # minutes|hours|days', 'in a|an few|hour|minute ?minutes|hours|days', 'this weekend|evening|morning|week|friday', 'after last|everyone|they|he|she|work ~2 orders|asleep|bed|sleep|leaves|gone|work', 'when|once|until|till|as ~3 asleep|sleeping|bed|leaves|out|gone|leave|goes|home|alone', 'by then|morning|midnight|dawn|sunday|friday', 'on sunday|monday|tuesday|wednesday|thursday|friday|saturday', 'at midnight|dawn', 'next week|weekend', 'after i|the ~2 post|birthday|christmas|funeral', 'soon', 'my birthday', 'minutes from', 'not long now', 'today',
    ],
  },
  {
    id: 'cue.preparation', frame: 'preparation', category: 'suicide', weight: 0.6, who: 'me',
    patterns: [
      'wrote|written|writing|write|posted|finished|leaving|leave|left ~1 my|a|the|goodbye|suicide|their|all ~1 note|letters|letter|notes|goodbyes', 'wrote|written|posted|writing letters|notes to', 'suicide|goodbye|my note|letter|letters|notes ~1 is|are ~1 written|ready|done|posted|on', 'letters to my|the|everyone', 'gave|given|giving|give ~2 away ?all ?of my|everything|stuff|things', 'cat|dog|pets|pet|rabbit|hamster|cats|dogs ~1 has|have|is|are ~1 new|home|cared|sorted|neighbour ?home', 'everything|affairs|finances|paperwork|funeral ~1 is|are|been|has ~1 sorted|order|ready|arranged|settled|paid', 'put|putting|got|getting my|all ~1 affairs in', 'sorted|sorting|settled|updated|made|signed ~1 my ~1 will|affairs|insurance|funeral|debts', 'paid for my funeral', 'passwords ~3 drawer|table|envelope|note|letter|list|sister|brother|wife|husband|mum|them', 'all packed $', 'life insurance ~3 suicide|pays|pay', 'deleted|cleared|wiped|deleting ~2 everything|accounts|phone|browser|account|history', 'researched|tested|practiced|practised|rehearsed ~2 knot|rope|method|methods|spot|place|height|it', 'cancelled everything', 'said my goodbyes', 'tied up ~1 loose ends',
    ],
  },
  {
    id: 'cue.calm', frame: 'preparation', category: 'suicide', weight: 0.5, who: 'me',
    patterns: ['calm|peaceful|peace|relieved|free|light ~1 for|now|at|with ~1 first|that|last|i|it|the|my ~1 time|decision|decided|know', 'at peace with it|this|dying|my|death', 'just tomorrow to|left', 'everything is finally over|sorted|decided', 'will not matter|need|hurt after|tomorrow|soon ?tonight', 'will not be needing', 'will not be a problem|burden|bother ~2 any|longer|much'],
  },
  {
    id: 'cue.farewell', frame: 'farewell', category: 'suicide', weight: 1, who: 'me',
    patterns: [
      'this is|it ?is goodbye ?from ?me', 'goodbye ?cruel world', '^ goodbye everyone|all|everybody|my|to|world|friends', 'goodbye forever', 'goodbye and|i thank|sorry|love', 'my ?final ?last goodbye|goodbyes|farewell', 'this is|will ?be my last|final ~1 post|message|goodbye|note|words|time|letter', 'last post|message ?from me|ever', 'tell ~1 my|mum|kids|family ~2 i love|loved', 'see you on the other side', 'see you all on', 'do not try|bother|come to|and find|stop|save|look|looking ?for me', 'do not look for me', 'take care of my ~2 for|when|after', 'you will not hear|see ?from me again|any', 'by the time you read|see|are|find', 'if you are|when reading this i|it', 'when you read|find this|me', 'thank you for everything ~3 goodbye|bye|sorry', 'bye world|forever', 'sorry mum|dad ~1 i|goodbye',
    ],
  },
];
