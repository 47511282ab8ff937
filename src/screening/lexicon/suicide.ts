import type { Rule } from '../rule.js';

/** Wanting to die, thinking of it, and having tried, said of oneself or (by context) of another. */
export const suicide: Rule[] = [
  {
    id: 'suicide.wish', frame: 'ideation', category: 'suicide', weight: 0.7,
    patterns: [
      '{want} {die}', '{want} {kill_me}', '{will} die by suicide', 'wish|wished|wishing|wishes i|he|she was|were|am|is dead', 'wish|wished|wishing ~2 dead',
      'wish|wishing|wished i had|was never|not been|born|existed', 'wish i was|were never born', 'wish i had|would never ?have been born', 'wish i had not been born', 'wish i did not exist|wake', 'wish i was|were not alive|here|born|around',
      'wish i could|would die|disappear', 'wish something would kill me', 'wish someone would kill|shoot me', 'hope|hoping|pray|praying|prayed|wish|wishing i ?will|would|could ?not|never ?will|would|do|did die|wake',
      'hope|hoping|pray|praying i do|will|would|could not wake', 'hoping|hope|wishing|praying ~2 never wake up', 'sleep|bed hoping|wishing|praying ~3 it|not|never', 'do|did|does not want|wish to {live}', 'no longer|not want|wish to {live}', 'do not want to do this life', 'would not mind dying', 'would not mind if i died|did|never|was', 'ready to|for die|death', 'i want die|death', 'want|wants ~3 is to end|die ?it', 'must die', 'away to die', 'easy to ~1 {kill_me}',
      'want|wanted|wants|wanting|wish my life to|would|was|were be|end|over|ended', 'want|need it to be over', 'want|wanting|wish ?it|this|everything ?all to|would end', 'want to be put down', 'want to go to sleep forever', 'want to sleep forever', 'want out of this|my life', 'want out permanently',
      'better|best|happier off dead|gone', 'better off|of if i was|were not|dead|gone', 'should|could be dead', 'deserve|deserves to die', 'rather be dead', 'not afraid to die', 'not scared to die|of', 'let me die', 'please kill me', 'someone kill|shoot me',
      'kms thoughts', 'suicide|suicidal thoughts|ideation|feelings|urges ~2 all|again|back|every|today|daily|constantly|always|tonight|worse|stronger', 'suicide|suicidal thoughts|ideation|feelings|urges ~1 are|is|have|has|keep|will|wont|come|came',
       'feel like dying|ending', 'feels like dying would', 'no will to live', 'lost ~2 will to live', 'no desire to live', 'lost the will', 'do not see myself alive|living|making',
       'nothing|nothing left to live for', 'no|any reason|reasons|point to|in|of ?be|stay|keep|go|being|staying|going live|living|alive|existing|on', 'no reason ?for ?me to live|be|stay|continue|go',
      'what is the point of|in|to living|life|being|live|existing|it', 'see no point in living|life|going|continuing', 'do not see the|a|any point in|of living|life|going|existing', 'life is not worth', 'not worth living|being', 'hate being alive', 'hate that i woke|am', 'only|main reason|thing|person ?why ?that ~1 i have|did|am|do ~1 not ~2 {killed_me}|{kill_me}|killed|ended|done|tried|commit', 'only|main reason|thing ?why ?that ~1 i am ~1 alive|here|around|not', 'trying ~2 not to {kill_me}', 'trying ~2 to not {kill_me}', 'not ~3 {kill_me} today|tonight|yet|tomorrow', 'did not {kill_me} today|tonight|yet',
      'tired|sick|exhausted|done|fed of|with|up ?of|with {living}', 'done with this|my life|living|world|existence', 'only|main|one thing|reason|person|people ~4 keeping|stopping|keeps|stops|preventing me ~1 alive|here|from|going|$', 'too much of a coward|chicken ~2 {kill_me}',
      'too scared|afraid|cowardly|weak to {kill_me}', 'too scared|afraid|cowardly|much to|a die|coward', 'want|ready to give up on life|living', 'gave|giving|given|give up on|my life|living', 'gave up on living',
      'would|could|might|may|should|will|can|why ?i ?not {kill_me}', 'would be|feel better|easier|nice|good|great if i|to died|die|dead|dying',
    ],
  },
  {
    id: 'suicide.hyperbole', frame: 'ideation', category: 'suicide', weight: 0.35,
    patterns: ['rather die', 'i could die', 'kms $', 'kill me now'],
  },
  {
    id: 'suicide.thoughts', frame: 'ideation', category: 'suicide', weight: 0.7,
    patterns: [
      '{think} ~2 {killing_me}', '{think} ~1 {kill_me}', '{think} ~1 {dying}', 'think|thinking|thought|dream|dreaming of|about my ?own death|funeral|suicide', 'feel|feeling|felt|am|was|be|been|is|are|become|becoming|get|getting|got|actively|passively suicidal', 'have|having|had|get|getting|got|my|with|these|intense|strong|bad|dark ~2 suicidal|suicide thoughts|ideation|feelings|urges|thought',
      'thoughts|thought|idea|ideas|urge|urges of|to|about ~1 {killing_me}', 'thoughts|urge|urges ~1 {kill_me}', '^ suicidal', 'so suicidal', 'suicidal again|today|tonight|rn|atm', 'i am suicidal', 'suicide is|seems|feels|looks|sounds ~3 only|way|option|answer|better|easy|best|good|appealing|like|more', 'suicide ~2 on|crosses|crossed my mind', 'suicide|suicidal|death fantasies|fantasy|preparation|planning|ideations', 'suicide note',
      'dark|bad|scary|intrusive thoughts ~2 back|again|are|getting|tonight', 'the thoughts are|is back|getting', 'death would be|feel', 'death ~1 is|seems|feels|sounds|looks ~3 only|way|option|answer|better|best|good|appealing|relief|peaceful|welcome', 'only way out', 'welcome|crave|craving|embrace|waiting|wait|wanting|want ?for death', 'waiting to die', 'close to death', 'can not stay|be here any|longer|much', 'suicidal|suicide thoughts ~2 coming|stop|stopping|go|gone',  'balls|guts|courage|nerve to ~1 {kill_me}|end', 'balls|guts|courage|nerve to ~2 gun|pills|knife|trigger', 'look|looking forward to death|dying',
      'have|got|had a plan ~2 to|for ~1 {kill_me}', 'seriously|actually considering|thinking ~1 it|suicide|ending', 'cut|slit ~1 wrists|throat', 'pull|pulled|pulling the trigger', 'end it all', 'ending it all',
      'kill|end|unalive myself', 'killing myself', 'the same pull', 'it is all coming back', 'permanent sleep', 'want|ready|going to check out of|permanently ?this|my ?life',
    ],
  },
  {
    id: 'suicide.absence', frame: 'ideation', category: 'suicide', weight: 0.7, who: 'me',
    patterns: [
      'better|easier|happier|best off|for without|if|everyone|everybody|them|my|all ?if ~2 without|i|me|gone|wasn ~2 me|not|gone|was|were|died|dead|disappeared|vanished|around', 'better off without me', 'world would|will be better|happier|fine ~1 without|if', 'everyone|everybody|family|they|people would|will be ~1 better|happier|fine|easier|relieved ~2 without|if|i|me ~3 me|gone|died|dead|not|disappeared',
      'nobody would|will|even care|notice|miss ?if i|me|was ~2 died|dead|gone|disappeared|killed|die|disappear|missing|me', 'would anyone care|notice|miss ~3 died|dead|gone|disappeared|killed|die|me', 'if i died|die|disappeared|vanished ~2 no|nobody', 'if i was|were not here|around|alive', 'if i were|was gone|dead', 'would not be missed', 'they would be better', 'wish|want|hope ~1 car|bus|truck|lightning|cancer|someone|something|plane|train would|to|will hit|take|kill|end', 'hope ~2 hit by a', 'do not care if|whether i live|die|wake|am|get', 'would not care if i died|did|got', 'hoping that is it', 'hope ~3 it is the last', 'want to vanish|disappear', 'should never ?have ?been born|existed', 'i should not exist', 'i should not be here|alive', 'not afford to live', 'want|wants|wanted to opt out',
    ],
  },
  {
    id: 'suicide.attempt', frame: 'attempt', category: 'suicide', weight: 0.7, past: true,
    patterns: [
      'tried|attempted|attempting|try ~1 to {kill_me}', 'tried|attempted|try|attempting {killing_me}', 'attempted suicide', 'survived ~2 suicide', 'suicide attempt', 'attempted to|suicide ?take|end|kill ?my ?own myself|life|suicide', 'my|failed|last|first|second|recent ?failed|suicide|recent attempt|attempts ~1 suicide|failed|on|at|was|last|yesterday', 'i tried in spring|summer|winter|autumn|january|february|march|april|june|july|august|october|november', '{killed_me}', 'tried to die', 'tried to od|overdose', 'i overdosed', 'my overdose', 'took an overdose', 'in hospital after', 'woke up ~3 in hospital|icu',
    ],
  },
];
