/** What comes with the forum: where, what for, name, what it is, for whom, cost, site. */
interface Start {
  /** Null for what is there in many countries. */
  country: string | null;
  facts: object;
}

// Large, well-known organisations with a well-known site, and no numbers. Nobody has checked them for the place that runs
// this: its pages say so.
const LIST = `
many | addiction groups | Narcotics Anonymous | Meetings of people who help each other to live without drugs. | People who want to stop using drugs | Free | https://na.org/
many | family groups addiction | Al-Anon and Alateen | Meetings for people who are close to someone who drinks. | Families and friends | Free | https://al-anon.org/
many | groups addiction | SMART Recovery | Meetings, on site and online, with tools for change. | People who want to change a habit that hurts them | Free | https://smartrecovery.org/
AU | therapy reading | Beyond Blue | Facts, and ways to support for low mood and fear. | Anyone | Free | https://www.beyondblue.org.au/
AU | youth | headspace | Centres and online support for young people. | Young people from 12 to 25 | | https://headspace.org.au/
CA | therapy groups | Canadian Mental Health Association | Local branches with support near you. | Anyone | | https://cmha.ca/
DE | groups | NAKOS | Helps you to find a self-help group. | Anyone | Free | https://www.nakos.de/
DE | therapy reading | Deutsche Depressionshilfe | Facts on depression, and where to find support. | Anyone | Free | https://www.deutsche-depressionshilfe.de/
DE | addiction groups | Anonyme Alkoholiker | Meetings of people who help each other not to drink. | People who want to stop drinking | Free | https://www.anonyme-alkoholiker.de/
FR | family groups | Unafam | Support for families of people who live with an illness of the mind. | Families and friends | | https://www.unafam.org/
FR | addiction groups | Alcooliques anonymes | Meetings of people who help each other not to drink. | People who want to stop drinking | Free | https://www.alcooliques-anonymes.fr/
GB | therapy | NHS mental health | How to find talking therapies and other care. | Anyone | Free | https://www.nhs.uk/mental-health/
GB | reading legal | Mind | Facts, your rights, and local support. | Anyone | | https://www.mind.org.uk/
GB | groups family legal | Rethink Mental Illness | Advice and groups. | People with an illness of the mind, and those close to them | | https://www.rethink.org/
GB | groups | Bipolar UK | Groups and support by peers. | People with bipolar, and those close to them | | https://www.bipolaruk.org/
GB | addiction groups | Alcoholics Anonymous | Meetings of people who help each other not to drink. | People who want to stop drinking | Free | https://www.alcoholics-anonymous.org.uk/
GB | family | Carers UK | Advice and support for those who care. | People who look after someone | | https://www.carersuk.org/
GB | youth family | YoungMinds | Words and support for the young, and for parents. | Young people and parents | Free | https://www.youngminds.org.uk/
GB | money legal | Citizens Advice | Advice on money, home, work and rights. | Anyone | Free | https://www.citizensadvice.org.uk/
GB | money | StepChange | Advice on debt. | People with debts | Free | https://www.stepchange.org/
GB | money | Shelter | Advice on housing. | People who may lose their home, or have none | Free | https://www.shelter.org.uk/
IE | groups reading | Aware | Groups and courses for depression and bipolar. | Anyone | | https://www.aware.ie/
IE | legal money | Citizens Information | Your rights, and what you can ask for. | Anyone | Free | https://www.citizensinformation.ie/
US | therapy addiction | FindTreatment.gov | A search for treatment near you. | Anyone | Free | https://findtreatment.gov/
US | groups family reading | NAMI | Groups and courses near you. | People with an illness of the mind, and those close to them | Free | https://www.nami.org/
US | groups | Depression and Bipolar Support Alliance | Groups led by peers. | People with depression or bipolar | Free | https://www.dbsalliance.org/
US | addiction groups | Alcoholics Anonymous | Meetings of people who help each other not to drink. | People who want to stop drinking | Free | https://www.aa.org/
US | money other | 211 | Finds local support with rent, food and bills. | Anyone | Free | https://www.211.org/
`;

const SOURCE = 'Came with the forum: a well-known site. Nobody opened it for this list.';

/** A small start, as the first versions of entries. */
export const TO_BEGIN_WITH: Start[] = LIST.trim().split('\n').map(startOf);

function startOf(line: string): Start {
  const [country, kinds = '', name, what, whom, cost, website] = line.split('|').map((part) => part.trim());
  const words = { name, what, whom, cost, source: SOURCE };
  return {
    country: country === 'many' ? null : (country ?? null),
    facts: { ...words, kinds: kinds.split(' '), website, calls: [], languages: [] },
  };
}
