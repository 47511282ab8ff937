import { wordsOf } from '../lists.js';

/** The most frequent words of spoken English that no rule speaks of: words run together are made of them too. */
export const COMMON: readonly string[] = wordsOf(`
  aaron abandoned abby ability aboard absurd academy accent accept accepted access accident according
  accused acted action actions active activity actor actors actress acts actual adams added address admiral
  admit adorable adults advance advise affair affect afternoon afterwards agency agent agents ages agree
  agreement aircraft airplane airport alan alarm albert album alert alexander alien aliens alike allen alley
  alliance ally along also alternative although amazing amber amen americans among amusing analysis ancient
  anderson angel angeles anger angle animal animals anniversary announce announcement announcer annoying
  answered answering answers anthony anxious anyhow anymore anytime anyway apartment apologize apology
  apparently appeal appear appearance appeared appears applause apple appreciate approach approaching
  appropriate approve area aren argue arguing argument arizona armed army arrange arrangement arrangements
  arrest arrive arrived arrives article artist arts ashes aside asks assault asses assholes assigned
  assignment assistance assume assumed assuming assure atlantic atmosphere attacks attend attitude attorney
  attracted attractive audience audition austin authorities authority autopsy avenue average avoid award
  aware awesome awfully awhile awkward babies bachelor background backup backwards bacon badge bags bail
  bait baker balance bald ball ballet banana bang banks barely bargain barking barn barney baron barrel
  barry bartender base baseball basement basic basically basis basket basketball bastards beach beans beard
  bearing bears beast beaten beauty became becomes beef began begin beginning begins begun behalf behave
  behavior beings believing bell bells belly belong belonged belongs beloved bench bend beneath benjamin
  benny berlin bernard besides beth betray betrayed bets bible bigger biggest billion bills bingo birth
  bishop bitches bite bits bitter blah blake blanche blank blast bless blessed blind block blocks blond
  blonde bloody blown blows blue boat boats bodies bombs bond bonnie booked boom booth boots border borrowed
  bothered bothering bottles bounce bound bout bowl bowling branch brand brandon brandy brass bravo breaks
  breasts breath breathe bree brick bride brief bright brilliant bringing broad broadway brooklyn brush buck
  bucket bucks budget buffalo bugs build buildings built bull bullets bullshit bump bundy bunny bureau
  burger buried burke burns burt bury bush bust busted buster busy butler butt butter button buying buzz
  cabin cable caesar cage calls calvin cameras campaign campus canada candles candy cannot capable capital
  captain capture captured carefully cargo carmen caroline carried carrying cars cart cases cast castle
  cathy cattle causes causing cave celebrate celebrating celebration cell cellar cells cent center central
  cents century ceremony certainly chain chair chairman challenge chamber champ champagne champion
  championship chan chandler changes changing chaos chapter characters charge charged charges charles
  charley charlotte charm charming chart chase chasing cheated cheating checked checking cheer cheers chef
  chemical cherry chest chick chickens chicks chief chill chin chip chips chloe choices chopper christopher
  chuckles cigar cigarette circle circumstances circus citizen citizens city civil civilian claims classic
  claus clay cleaned cleaning clearly clerk cleveland clever client clients climb closed closely closer
  closet closing clothes clothing cloud clouds clubs clue coast coat cock cocktail codes cohen coin
  coincidence cole colin collar collect collection collins colonel color colors columbo column coma combat
  combination comedy comfort comfortable comic command commander commission commissioner commitment
  committee communication community companies company compared competition complain complaining complaint
  complex complicated compliment computers concentrate concept concern concerns conclusion condition
  conditions conduct conference confess confession confidence confident confirm confirmed confused confusing
  connected connection connie conscience consequences conspiracy constant construction contest continues
  convention convince cook cooked cookie cookies cool coop cooper cooperate copies cops core corn corner
  corporal corporate corps corpse correct costs costume cotton couldn council counsel counter countries
  counts county covering covers cowboy cows cracked crane crash crashed crawling cream create created
  creative creature creatures creepy crew cried crime crimes criminal criminals crisis critical crowd crown
  cruise crystal culture curious current curse curtain custody daddy daisy dale dallas damage damaged dame
  damn damned dana dance danced dancer dancing danger daphne darkness darn data dated dates dating daughters
  davis daylight deadly deaf debate debbie debt decent decisions deck deed deeply defeat defend defendant
  defense definitely degrees delay delicate delicious delighted delightful delivered demand demands demon
  demons denied dennis deny department depend depends deposit deputy describe described description desert
  deserved design designed desk despite dessert destiny destroy destruction detail detective detroit develop
  developed development device devil devon diamond diamonds diana dice dick didn diego difference
  differently difficult dime diner dining direct direction directions directly dirt dirty disappointed
  disaster discipline discover discovered discovery discuss discussed discussing discussion dish dishes
  dismissed distance district disturb disturbed disturbing dive divine division dock documents doesn doll
  dollar dope doubt dough downstairs downtown dozen dragon dramatic drawing drawn dreamed dreams dress
  dressed dresses dressing drew drill driver drives dropped duck dude duke dull dummy dust dutch duty
  dynamite eagle earl earlier ease easily east eaten eating eats edgar editor education effort eggs elaine
  election electric electricity elephant elevator elvis emergency emotional emotions emperor empire employee
  employees enemies enemy engaged engagement engineer engines enjoy enjoyed enjoying enormous entered
  entering entertainment entirely entrance entry environment episode equal equipment error escape escort
  especially estate eternal europe event events eventually everyday ewing exactly examine example excellency
  excellent except excited exciting excuse execution executive exists expected expecting expensive
  experienced experiment explained explains explanation explode explosion exposed expression extraordinary
  extreme extremely eyes fabulous faces facility facing fact facts faint fairly fairy faithful falls false
  familiar families famous fancy fans fantastic farm farmer fascinating fashion faster fate fathers favor
  favorite favourite fears federal feed feeding felicity fellas fellows fence fetch fever field fields fifth
  fight fighter fights figure figured figures files filled filling films filthy finest fingerprints fingers
  fired fires firing firm fishing fits fixing flag flame flash fleet flesh flew flies flight floating
  florida flow flower flowers flying folks followed fond food fooled fooling foolish fools force ford
  foreign forest forgetting forgot forgotten former forms fort forth fortune foul foundation four fourth
  frame francis francisco franklin frankly frasier fraud freaked freaking freeze fridge fried friendly fries
  frog fruit fucked fucker fucking fuel fully function furniture further gain gang gasps gate gates gather
  gathered geez gene general generation generous genius gentleman gentlemen georgia germans ghost ghosts
  giant gifts gimme glorious glory glove gloves goal goat goddamn gods gold golden golf gonna goodness goods
  goose gosh gotcha gotta gotten government governor graduate graduation graham grandma grandpa grant
  granted grateful gray greater greatest greek grew grey griffin grounds growing grows guard guards guess
  guessing guest guests guitar guns gunshot guys hail hallelujah halloween hallway halt handed handled
  handling handsome handy hans happen happily harbor hardly harper harris hart harvard harvey hasn hatch
  hated hats haven hawaii hawk headache headed headquarters heads health healthy heard hearing hears heather
  heaven heavens heavy heck hector heels helicopter hello helmet helped helpful helping hercules herr hers
  hide higher highest highly highness highway hills hire hired hitler hiya hockey holds holes hollow holly
  holmes holy homeless homes homicide honey hong honor honored hood hooked hooker hoped hopefully hopes
  hopper horn horror horses host hostage hostages hotel houses houston howdy however hudson humanity humans
  humble humor hundreds hungry hunt hunter hunting identified identify identity idiots illegal imagination
  imagined immediate impact impossible impress impressed impression impressive inches incident include
  including incredible incredibly indeed independent individual industry influence inform information
  informed injured innocent insist inspector instance instant insult intelligence intelligent intended
  intention interest interested interesting interests interfere internal international interrupt introduced
  invented investigate investigating investigation invisible invitation involved island issues item itself
  jacket jackie jacob jail janet japan jazz jean jeep jeez jefferson jeremy jerk jersey jess jesse jewelry
  jill joan jobs joined joining joint joke jonathan judgment judy jungle junior junk justice kane kansas
  kelly kennedy kenny keys kidding kidnapped kidnapping kidney killer killers kinda kindly kinds king
  kingdom kirk kiss kissed kissing kitchen kitty knew knight knocked knowledge kong korea korean labor lack
  ladder ladies lake lamb lame lamp lance land landed landing lane language large lately latin laughed
  launch laundry lawn lawrence laws lawyer lawyers laying lead leading leads league leak lean learned
  learning leather lecture legal lemon leon leonard lesbian letting lewis liberty license lick lies
  lieutenant lifetime liked likely lily lincoln lines ling lion lips liquor listened literally lived lives
  lobby local locate located logan lonely lord losers loses lots loud louder louie louise lousy lover lovers
  loving lower loyal loyalty luggage lungs luther lynn machine machines madame madison magazine magazines
  magic magical magnificent magnum maid mail maintain majesty major makeup mall mama management manager
  manhattan maniac manner manners manny marco marine marines marked marks married marry marrying mars
  marshal marshall martha marvelous mask mason mass massage matches material math matters matthew maybe
  mayor meal meaning meantime meanwhile measure medal media meetings meets member members memories memory
  mental mentioned merely merry messed messing metal mexican mickey mighty mile miles military mill miller
  million millions minds minister misery missile mistaken mistakes mister mistress mitch mixed model modern
  moment moments monitor monkey monsieur monster monsters moon moral morris mortal moscow mostly motel
  motherfucker motherfuckers motherfucking mothers motion motive motor mount mountain mountains mouse
  movement moves movies mulder multiple murdered murderer murders murphy murray muscle museum musical
  mysterious mystery nail naked named names nanny narrator nasty nation national naturally nature naughty
  navy neat necessarily necessary necklace negative neighbor neighborhood neighbors neither nelson nerves
  nervous nest newspaper nicky nigga nightmare nights noel noise none noon nope normally north noticed
  nowhere nuclear nurses nuts oath object objection observe obvious obviously occasion occurred ocean odds
  offense offered offering officer officers official officially often oldest oops opens opera operate
  operating operations operator opinion opposite orange organization organized original orleans otherwise
  ouch ours ourselves outer outfit outta owes owned owner owns pace pacey pacific packing pages painted
  painting paintings palace palm palmer pancakes pants papers paradise paranoid pardon parker parking parole
  particularly parties partners parts passed passenger passengers passing passion passport patch path
  patience patient patients patrol patty paying peanut pearl peggy penalty pencil penis penny percent
  perfectly perform performance perfume perhaps perimeter permit personal personality personally personnel
  phase philadelphia phoebe phoenix photo photograph photographer photographs phrase physical physics piano
  picking picks piece pieces pierce pigs pile pillow pilot pink pipe piper piss pissed pitch placed planes
  planet plate played player players plays pleasant pleased pleasure plenty plot pockets poem poet poetry
  points poker pole policeman polish polite politics popcorn pope pops popular population porch pork porn
  port porter position positions positive possession possibility possibly potato potatoes potential potter
  pound powerful powers practically practice practicing praise prayers precious precisely prepare prepared
  presence present presents president pressure prevent previous previously pride prime prince principal
  print prints priority prisoner prisoners privacy privilege probably procedure proceed produce producer
  profession professor program progress project promises promotion proper property propose protect protected
  protecting protection proved provide provided public publicity pulse pump pumpkin punish punished
  punishment punk pure purple purse puts quality queens questioning quite racing radar radio rage railroad
  rain raining raise raised raising ranch random randy range ransom rare rats reached reaction realise
  reality realize realized rear reasonable recall receive received recently reckon recognize recording reed
  reese refuse registered regular rehearsal related relations relationships relatives relax released
  religion religious remain remains remarkable rembrandt remembered remind reminds remote remove removed
  rented repeat replace reporter reporting reports represent reputation request require requires rescue
  reservation resist resources respond response responsibility responsible restaurant result returned
  returning reveal revenge reverend reverse revolution rhythm rice rick ridiculous riding rights rings
  ripped rita roads roast robbed robbery roberts robin robot rocks rocky rode role roll rolling roman
  romance romeo rooms root rory roses ross rounds route routine royal rubber ruby rude rule rules rumor
  rumors runs rush russell russians rusty sack sacred sacrifice safely safer sail sailing sailor sake sakes
  salad sales salesman sammy sand sandwich sandwiches sarge satellite satisfied scale scene schedule
  scheduled scholarship scientific scientist scientists scotch screaming screen screw screwed screwing seal
  sealed seats seattle secretary section secure security seek seemed sees senator sends senior sense
  sensitive separate separated september sergeant serial servant serve served serving seth setting settle
  several severe sexual shadow shadows shakespeare shall shape shared shark sharon shave shaw shawn shed
  sheep sheet sheets shell shelter sheriff sherry shine shining shirley shirt shock shocked shoe shooter
  shopping shore shortly shorts shots shoulder shoulders shouldn shout shouting shove showed showing shown
  shrink sides sighs sight signature signing signs silent silk silly silver similar simple sing singer
  singing sire sisters sits situation size skills skinny skipper skirt skull slap slept slide slight
  slightly slim smaller smart smarter smell smells smile smiling smoke smooth snack snake snakes sneak snow
  soap soccer society soda soft soldier soldiers solid solution solve solved someday somehow someplace
  sometime sometimes somewhat song songs sonny sons sookie sore sorts soul souls sounded south southern
  spain speaking speaks species specific specifically speech spend spending spider spike spin spirit spirits
  spit splendid split spoil spoken sport spotted spray spread stable staff stairs stake stands star stare
  stars starting starts states stations statue status stayed stays steady steak steal stealing steam steel
  stella stepped steven stick sticking sticks stiff stink stinking stinks stolen stones stores storm
  straighten strange stranger strangers strategy street streets stress stretch strictly strike strikes
  string stroke struck structure struggle stuart stubborn stuck studied studies studio stunt style subject
  subtitles subway succeed success successful suck sucked sucker sucks sudden suddenly suggest suggested
  suggesting suggestion suit suitcase suite suits sunset sunshine super superior superman supper supplies
  suppose surely surface surgeon surprise surprised surprises surrender surrounded surveillance survival
  suspect suspected suspicious swallow swear sweater sweep sweetheart sweetie swell swimming swing sword
  sworn sydney synchro system systems tables tail takin tale talent talented tanks tape tapes tarzan task
  taste tastes tattoo taught taxes taxi teachers teams tear technically technology teeth telephone
  television teli tellin temper temperature temporary tend tense tent terribly terrific territory terror
  terrorist terrorists testify testimony testing thanksgiving theater theatre thee theme theory therefore
  thief thieves thin thinks thirsty thompson thou though thousand thrilled throughout thrown thunder thus
  tiger tight times timing tips tire tires tissue title tits toast toes tokyo tommy tone tongue tons tool
  tools tooth torn torture toss total totally tour tournament toward towel towels toys track tracking
  tradition tragedy tragic trail trailer trained traitor transcript transfer transferred transport trap
  trauma travel traveling travis treasure treated treating treatment tree trees tries troops trouble
  troubles troy trucks truly trunk tube tune tunnel turner turning turns turtle twin twist twisted tyler
  types typical ultimate unable unbelievable uncomfortable undercover underneath understanding understands
  understood underwear unfair unfortunate unfortunately unhappy union unique unit united units universe
  unknown unless unlike unusual upon upper upset upside upstairs useful uses usual usually vacation
  valentine valley valuable value vampire vampires vault vehicle verdict veronica version very vessel vice
  victims victory vietnam view village virgin virginia virus vision visiting visitors visual volunteer wade
  waited waiter waitress walker walks walls wally walt warehouse warn warned warning warrant warren warrior
  wars washed washing watched watching waters watson waves wayne weapons wear wearing wears weird weli wells
  weren wesley west western whale whatsoever wheel wheels wherever whip whistle whoa whom whoo whose wicked
  wide widow wild williams willy windows wing wings wins wipe wire wisdom wise witches witness witnesses
  wives wizard wolf wondered wonderful wondering wong wood woods wore workers worm worn worrying worst
  worthy wouldn wound wounded wounds wrap wrapped wreck writer yale yankee yard yards yeah yell yelling
  yellow younger yourselves zack zone
`);
