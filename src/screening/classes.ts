/** Named sets of phrases for the rule patterns. */
export const CLASSES: Record<string, string[]> = {
  i: ['i', 'i am', 'i have', 'we'],
  kill_me: killing(['kill', 'off', 'hang', 'shoot', 'drown', 'unalive', 'top', 'gas', 'neck', 'end', 'delete'], 'myself', 'end', 'take', 'commit', [
    'kms', 'ctb', 'catch the bus', 'do myself in', 'slit my wrists', 'slit my wrist', 'slit my throat', ...heights('jump'), 'jump in front of', 'unalive',
    'overdose', 'blow my brains out', 'throw myself off', 'throw myself in front', 'throw myself under', 'kill me', 'put an end to my life',
    'put a bullet in my head', 'starve myself to death', 'drive into a', 'drive off a', 'step in front of', 'walk in front of',
    'walk into traffic', 'walk into the sea',
  ]),
  killing_me: killing(['killing', 'offing', 'hanging', 'shooting', 'drowning', 'unaliving', 'topping', 'ending', 'gassing'], 'myself', 'ending', 'taking', 'committing', [
    'kms', 'kill myself', 'doing myself in', 'slitting my wrists', ...heights('jumping'), 'jumping in front of', 'overdosing', 'suicide', 'driving into a', 'driving off',
    'my own death', 'blowing my brains out', 'throwing myself', 'stepping in front of', 'walking into traffic', 'unaliving', 'how i would do it', 'ways to die', 'ways to end it',
  ]),
  killed_me: killing(['killed', 'hanged', 'shot', 'offed', 'drowned', 'unalived'], 'myself', 'ended', 'taken', 'committed', []),
  kill_them: others(['kill', 'hang', 'harm', 'hurt', 'unalive', 'shoot', 'drown', 'off', 'end'], 'end', 'take', ['commit suicide', 'overdose', ...heights('jump'), 'jump in front of']),
  killing_them: others(['killing', 'hanging', 'hurting', 'unaliving', 'shooting', 'offing', 'ending'], 'ending', 'taking', ['committing suicide']),
  killed_them: others(['killed', 'hanged', 'shot'], 'ended', 'taken', ['committed suicide', 'overdosed']),
  die: ['die', 'be dead', 'not exist', 'not be alive', 'not be here', 'stop existing', 'cease to exist', 'stop living', 'disappear forever', 'be gone forever', 'not wake up',
    'never wake up', 'go to sleep and not wake up', 'go to sleep and never wake up', 'sleep forever', 'sleep and never wake up', 'be six feet under', 'stop being alive', 'no longer exist', 'fall asleep and not wake up',
    'fall asleep and never wake up', 'be no longer alive'],
  dying: ['dying', 'being dead', 'not existing', 'not being here', 'not being alive', 'not waking up', 'never waking up', 'being gone'],
  live: ['live', 'be alive', 'exist', 'be here', 'wake up', 'wake up tomorrow', 'wake up again', 'be on this earth', 'be in this world', 'be around', 'keep living', 'stay alive', 'carry on living', 'go on living', 'be here any more', 'see tomorrow', 'live any more', 'keep on going', 'keep going', 'go on', 'do this any more', 'live like this', 'be here any longer', 'do life any more', 'face another day'],
  living: ['living', 'being alive', 'existing', 'being here', 'life', 'my life'],
  want: ['want to', 'wants to', 'wanted to', 'wanting to', 'wish to', 'would like to', 'hope to', 'hoping to', 'ready to', 'longing to', 'long to', 'rather', 'need to', 'wish i could',
    'wish i would', 'hope i', 'wanting', 'deserve to', 'praying to', 'pray to', 'begging to', 'supposed to', 'prefer to', 'ok to', 'tempted to', 'urge to', 'close to', 'must'],
  will: ['going to', 'will', 'about to', 'planning to', 'plan to', 'planned to', 'intend to', 'intending to', 'decided to', 'have to', 'got to', 'determined to', 'set to', 'preparing to', 'is the night i', 'must'],
  think: ['think about', 'think of', 'thinking about', 'thinking of', 'thought about', 'thought of', 'thoughts of', 'thoughts about', 'dream of', 'dream about', 'dreaming of', 'dreaming about',
    'fantasize about', 'fantasizing about', 'fantasise about', 'fantasising about', 'considering', 'consider', 'contemplating', 'contemplate', 'contemplated', 'obsessed with', 'planning', 'daydream about', 'feel like', 'feeling like',
    'felt like', 'imagine', 'imagining', 'looking forward to', 'talking about', 'ideas of', 'visions of', 'urge of', 'thinking', 'considered', 'images of', 'googling', 'wanting', 'scared of', 'feelings of'],
  kin: ['wife', 'husband', 'son', 'daughter', 'boy', 'girl', 'mum', 'dad', 'mother', 'father', 'brother', 'sister', 'friend', 'partner', 'girlfriend', 'boyfriend', 'nephew',
    'niece', 'cousin', 'uncle', 'aunt', 'auntie', 'grandad', 'gran', 'grandmother', 'grandfather', 'grandson', 'granddaughter', 'flatmate', 'roommate', 'neighbour', 'colleague', 'kid', 'child', 'ex', 'bf', 'gf', 'mate', 'fiance', 'fiancee',
    'teenager', 'best friend', 'stepson', 'stepdaughter', 'lad', 'other half', 'family', 'baby', 'kids', 'children', 'parents', 'boss', 'teacher', 'stepdad', 'stepmum', 'housemate', 'missus', 'hubby', 'lodger'],
  they: ['he', 'she', 'they', 'he is', 'she is', 'they are', 'he has', 'she has', 'they have', 'someone', 'a friend', 'him', 'her'],
  pills: ['pills', 'tablets', 'meds', 'paracetamol', 'medication', 'medicine', 'antidepressants', 'sleeping pills', 'insulin', 'aspirin', 'ibuprofen', 'codeine', 'painkillers', 'opioids', 'benzos', 'xanax',
    'valium', 'diazepam', 'amitriptyline', 'sertraline', 'lithium', 'quetiapine', 'bleach', 'antifreeze', 'oxy', 'fentanyl', 'seroquel', 'zopiclone', 'propranolol', 'pregabalin', 'tramadol', 'morphine', 'advil', 'methadone', 'capsules', 'co codamol', 'trazodone', 'ambien', 'klonopin', 'poison', 'prescription', 'lorazepam'],
  drug: ['heroin', 'coke', 'cocaine', 'crack', 'meth', 'oxy', 'fentanyl', 'weed', 'benzos', 'valium', 'vallies', 'xanax', 'pregabs', 'pregabalin', 'gear', 'smack', 'ketamine', 'ket', 'mdma', 'speed', 'opiates',
    'codeine', 'tramadol', 'spice', 'gabapentin', 'adderall', 'subs', 'suboxone', 'methadone', 'percs', 'oxycodone', 'morphine', 'diazepam', 'zopiclone', 'pills', 'molly', 'lsd', 'acid', 'shrooms', 'opana', 'dilaudid', 'subutex', 'roxies', 'blues', 'bars', 'zimmers', 'addies', 'vals', 'kpins'],
  person: ['him', 'her', 'them', 'someone', 'somebody', 'people', 'everyone', 'my wife', 'my husband', 'my son', 'my daughter', 'my mum', 'my dad', 'my brother', 'my sister', 'my boss', 'my neighbour', 'my ex', 'my partner', 'my girlfriend', 'my boyfriend', 'my baby',
    'my kids', 'my kid', 'my children', 'my family', 'my parents', 'my father', 'my mother', 'my flatmate', 'my roommate', 'my friend', 'my colleague', 'my coworker', 'my teacher', 'my stepdad', 'my stepfather', 'my uncle', 'my landlord', 'that man', 'that bastard', 'the neighbour', 'the bastard', 'the baby', 'my classmates', 'others', 'other people', 'my child', 'our baby', 'our son', 'our daughter', 'my girl', 'my boy', 'them all'],
};

function killing(verbs: string[], reflexive: string, end: string, take: string, commit: string, more: string[]): string[] {
  const life = [`${end} my life`, `${end} my own life`, `${end} it all`, `${end} it`, `${end} things`, `${end} everything`, `${end} the pain`, `${end} my pain`, `${end} my suffering`, `${end} this life`, `${end} this pain`];
  return [...verbs.map((verb) => `${verb} ${reflexive}`), ...life, `${take} my life`, `${take} my own life`, `${commit} suicide`, `${commit} to suicide`, ...more];
}

function heights(verb: string): string[] {
  const places = ['bridge', 'building', 'cliff', 'roof', 'balcony', 'ledge', 'overpass', 'car park', 'high rise', 'tower', 'window'];
  return places.flatMap((place) => ['off a', 'off the', 'from a', 'from the', 'off this', 'out of the', 'out the'].map((way) => `${verb} ${way} ${place}`));
}

function others(verbs: string[], end: string, take: string, more: string[]): string[] {
  const whose = ['his', 'her', 'their'].flatMap((each) => [`${end} ${each} life`, `${end} ${each} own life`, `${take} ${each} life`, `${take} ${each} own life`]);
  return [...verbs.flatMap((verb) => ['himself', 'herself', 'themselves', 'themself'].map((each) => `${verb} ${each}`)), ...whose, `${end} it all`, `${end} it`, ...more];
}
