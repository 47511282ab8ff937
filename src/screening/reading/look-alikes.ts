/** Letters and signs that look like plain ones, and the plain ones they stand for. A capital may look otherwise. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  // Cyrillic, Greek, Armenian
  ...pairs(
    'абвгґдеёєзийікклмнопрстуфхцчшыьэюяѕјԁһӏԛԝҝҡңҥүұҳѵѡꙇ',
    'abbrrdeeeeniikklmhonpctyfxuhwibeorsjdhlqwkknnyyxvwi',
  ),
  ...pairs('АВЕКМНОРСТУХІЇЅЈԌЏ', 'abekmhopctyxiisjgu'),
  ...pairs('αβγδεζηθικλμνξοπρςστυφχψω', 'abydeznoiklnveonpsotuoxyw'),
  ...pairs('ΑΒΓΔΕΖΗΙΚΛΜΝΞΟΠΡΣΤΥΧΨΩ', 'abrdezhikamneonpetyxyo'),
  ['μ', 'u'],
  ...pairs('օոսհցզքյլրղտ', 'onuhgqpjlnnu'),
  // Letters of Latin with a bar, hook or tail, small capitals, letters turned round
  ...pairs('ıłøđħŧɑɩɪʏɡƙƭɓɗɠɦɱƥʂʋƴȥɛɕɖʈɭɳɲŋəɜɘɇɍɏʉƶƀȼꝁꞓɨ', 'ilodhtaiiygktbdghmpsvyzecdtlnnneeeeryuzbckci'),
  ...pairs('ᴀʙᴄᴅᴇꜰɢʜᴊᴋʟᴍɴᴏᴘꞯǫʀꜱᴛᴜᴠᴡᴢ', 'abcdefghjklmnopqqrstuvwz'),
  ...pairs('ɐǝɔɟƃɥᴉɾʞɯɹʇʌʍʎ', 'aecfghijkmrtvwy'),
  ...pairs('ⱨⱡⱬɽʗƨƽƾƿ', 'hlzrcssst'),
  // Cherokee and Canadian syllables
  ...pairs('ᎠᎡᎢᎪᎬᎷᏔᏚᎳᎥᎩᏀᏃᏄᎯᏂᏢᏦᏰᏁᎾ', 'drtaemwswiygzqhhpkbno'),
  ...pairs('ᎪᏴᏟᎠᎬᎶᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ', 'abcdeghjklmprstvwz'),
  ...pairs('ᗩᗷᑕᗪᗴᕮᖴᘜᕼᓰᒍᖽᒪᗰᑎᗝᑭᑫᖇᔕᖶᑌᐯᗯ᙭ᖻᘔᐸ', 'abcdeefghijklmnopqrstuvwxyzk'),
  // Quotation marks and dashes
  ...pairs('‘’‛ʼ`´′“”„‟″«»‹›', '\'\'\'\'\'\'\'"""""""""'),
  ...pairs('‐‑‒–—―−', '-------'),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['…', '.'],
  // Letters in a box or a circle that Unicode does not take apart, and flags' letters
  ...alphabet(0x249c),
  ...alphabet(0x1f110),
  ...alphabet(0x1f150),
  ...alphabet(0x1f170),
  ...alphabet(0x1f1e6),
]);

function pairs(from: string, to: string): [string, string][] {
  const targets = [...to];
  return [...from].map((char, index) => [char, targets[index] ?? char]);
}

function alphabet(first: number): [string, string][] {
  return pairs(
    Array.from({ length: 26 }, (_, nth) => String.fromCodePoint(first + nth)).join(''),
    'abcdefghijklmnopqrstuvwxyz',
  );
}
