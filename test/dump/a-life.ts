import { choose } from '../folding/people.js';
import { hiddenOn, Phone, secretOn, SET_UP } from '../second-factor/staff.js';
import { eventually } from '../support/people.js';
import type { Answer } from '../support/visitor.js';
import { SECRET, Telltale, WORDS } from './canaries.js';

const PASSWORDS = {
  ana: `${SECRET} kettle on the hob`,
  anaLater: `${SECRET} lantern by the lake`,
  ben: `${SECRET} gulls above the pier`,
  cleo: `${SECRET} marbles in a jar`,
};
const NEW = '/boards/depression/threads/new';
const CRISIS = `I am going to kill myself tonight. ${WORDS}`;

/** Something did not go as in life: then nothing was tried. */
function sure(answer: Answer, status: number, what: string): Answer {
  if (answer.status !== status)
    throw new Error(`${what} was answered with ${answer.status}: ${answer.text.slice(0, 600)}`);
  return answer;
}

/** What somebody does at a forum, by its pages alone: everything that leaves a trace, and everything that should not. */
export class Life {
  readonly guest: Telltale;
  readonly ana: Telltale;
  readonly ben: Telltale;
  readonly cleo: Telltale;
  readonly staff: Telltale;
  private recovery = '';

  constructor(
    origin: string,
    private readonly admin: { name: string; password: string },
  ) {
    const at = (who: string): Telltale => new Telltale(origin, who);
    this.guest = at('a guest');
    this.ana = at('Ana');
    this.ben = at('Ben');
    this.cleo = at('Cleo');
    this.staff = at('the team');
  }

  get people(): Telltale[] {
    return [this.guest, this.ana, this.ben, this.cleo, this.staff];
  }

  async live(): Promise<void> {
    await this.comeAndGo();
    await this.getIn();
    const up = await this.write();
    await this.askTheTeam(up);
    await this.keepToThemselves(up);
    await this.workAtTheDesk(up);
    await this.wearAnotherName(up);
    await this.leave();
  }

  private async comeAndGo(): Promise<void> {
    for (const path of [
      '/',
      '/boards/depression',
      '/crisis-lines',
      '/about',
      `/nowhere/${SECRET}?q=${SECRET}`,
    ])
      await this.guest.get(path);
    await this.guest.get(`/leaving?to=https://${SECRET}.example/`);
    await this.guest.post('/sign-in', { pseudonym: SECRET, password: SECRET });
    const unknown = { pseudonym: `Qz ${SECRET.slice(2, 12)}`, password: SECRET };
    sure(await this.guest.send('/sign-in', unknown), 422, 'An unknown name');
    sure(await this.guest.send(NEW, { title: SECRET, body: `Not yet. ${SECRET}` }), 200, 'A guest’s words');
  }

  private async getIn(): Promise<void> {
    this.recovery = codeOn(await signUp(this.ana, 'Ana Winter', PASSWORDS.ana));
    codeOn(await signUp(this.ben, 'Ben Summer', PASSWORDS.ben));
    codeOn(await signUp(this.cleo, 'Cleo Spring', PASSWORDS.cleo));
    await this.ana.send('/account', {}, '/sign-out');
    sure(await signIn(this.ana, 'Ana Winter', `${SECRET} wrong`), 422, 'A wrong passphrase');
    const again = { pseudonym: 'Ana Winter', code: this.recovery, password: PASSWORDS.anaLater };
    codeOn(sure(await this.ana.send('/recovery', again), 200, 'Recovery'));
    await this.ana.send('/account', {}, '/sign-out');
    sure(await signIn(this.ana, 'Ana Winter', PASSWORDS.anaLater), 303, 'Signing in');
    codeOn(sure(await this.ana.send('/recovery-code', { current: PASSWORDS.anaLater }), 200, 'A new code'));
    sure(await signIn(this.staff, this.admin.name, this.admin.password), 303, 'The admin');
  }

  private async write(): Promise<string> {
    const up = await this.post(this.ana, NEW, { title: `Rain ${WORDS}`, body: `It is grey here. ${WORDS}` });
    await this.post(this.ben, `/threads/${await this.threadOf(up)}`, {
      body: `I know that feeling. ${WORDS}`,
    });
    await this.ana.send(`/posts/${up}/edit`, { title: `Rain ${WORDS}`, body: `Still grey. ${WORDS}` });
    const back = await this.post(this.ana, NEW, { title: `Back ${WORDS}`, body: `Taken back. ${WORDS}` });
    await this.ana.send(`/posts/${back}/withdrawal`, {}, `/posts/${back}/withdrawal`);
    const details = `Write to me at ${WORDS}@mail.example please.`;
    await this.post(this.ana, NEW, { title: `Write ${WORDS}`, body: details }, 'yours to decide');
    return up;
  }

  private async askTheTeam(up: string): Promise<void> {
    const worry = { kind: 'worried', body: `She sounds tired. ${WORDS}` };
    sure(await this.ben.send(`/posts/${up}/report`, worry, `/posts/${up}/report`), 303, 'A report');
    sure(await this.ana.send('/pause', { body: `May I explain? ${WORDS}` }, '/pause/notes'), 303, 'A note');
  }

  private async keepToThemselves(up: string): Promise<void> {
    await keepForLater(this.ana, NEW, { title: SECRET, body: `Half a thought. ${SECRET}` });
    sure(
      await this.ana.send('/safety-plan', { signs: SECRET, reason: `The cat. ${SECRET}` }, '/safety-plan'),
      303,
      'A plan',
    );
    sure(await choose(this.ana, { words: SECRET }), 303, 'Choices');
    await this.ben.send(`/posts/${up}/block`, {}, `/posts/${up}/block`);
    await this.ana.open('/notices');
  }

  private async workAtTheDesk(up: string): Promise<void> {
    for (const outcome of ['return', 'keep', 'publish']) await this.decideOn(CRISIS, outcome);
    await this.decideOn(
      `Buy cheap watches at https://${WORDS}.example now! Buy followers! Best price!`,
      'decline',
    );
    const limit = { kind: 'cool_off', hours: '1', guideline: 'kindness', reason: `Rest a little. ${WORDS}` };
    sure(await this.staff.send(`/posts/${up}/pause`, limit, `/posts/${up}/pause`), 303, 'A pause');
    const { page } = await this.ana.open('/pause');
    const appeal = page.querySelector('form[action$="/appeal"]')!.getAttribute('action')!;
    sure(await this.ana.send('/pause', { body: `Please look. ${WORDS}` }, appeal), 303, 'An appeal');
    const { page: limits } = await this.staff.open('/limits');
    const lift = limits.querySelector('form[action$="/lift"]')!.getAttribute('action')!;
    await this.staff.send('/limits', {}, lift);
    const contact = { name: 'Night', kind: 'json', url: `https://hooks.example/${SECRET}` };
    sure(await this.staff.send('/duty', contact, '/duty/contacts'), 303, 'A contact');
    await this.setUpSecondFactor();
    for (const path of ['/reviews', '/reports', '/record', '/limits']) await this.staff.open(path);
  }

  private async wearAnotherName(up: string): Promise<void> {
    const wear = { write_as: 'one_time', one_time_name: 'Amber Heron' };
    await this.post(this.ben, NEW, { title: `Fog ${WORDS}`, body: `Nobody knows. ${WORDS}`, ...wear });
    const other = { ...wear, one_time_name: 'Birch Otter' };
    const page = `/threads/${await this.threadOf(up)}`;
    await this.post(this.staff, NEW, { title: `Hello ${WORDS}`, body: `We are here. ${WORDS}` });
    await this.post(this.cleo, page, { body: `A light in the fog. ${WORDS}`, ...other });
    await keepForLater(this.cleo, page, { body: `Half an answer. ${SECRET}` });
    await this.cleo.open('/names');
  }

  private async leave(): Promise<void> {
    await this.guest.send('/', {}, '/drafts/waiting/removal').catch(() => undefined);
    await this.ben.send('/account', {}, '/sign-out');
    await this.ana.post('/exit', {});
  }

  private async decideOn(body: string, outcome: string): Promise<void> {
    const held = await this.post(this.ben, NEW, { title: `Tonight ${WORDS}`, body }, 'waiting for a person');
    const review = await eventually(async () => {
      const { page } = await this.staff.open('/reviews');
      const link = page
        .querySelectorAll('main a[href^="/reviews/"]')
        .map((found) => found.getAttribute('href')!)[0];
      if (!link) throw new Error('Nothing waits on the desk.');
      return link.split(/[?#]/)[0]!;
    });
    await this.staff.send(review, {}, `${review}/claim`);
    const { page } = await this.staff.open(review);
    const guideline =
      page.querySelector('[name=guideline] option[value]:not([value=""])')?.getAttribute('value') ?? '';
    const words = { outcome, guideline, reason: `We read it with care. ${WORDS}` };
    const { status } = await this.staff.send(review, words, `${review}/decision`);
    if (status !== 303 && outcome !== 'decline')
      throw new Error(`Deciding on ${held} was answered with ${status}.`);
  }

  private async setUpSecondFactor(): Promise<void> {
    const page = await this.staff.open(SET_UP);
    const code = new Phone(secretOn(page)).code();
    const fields = { ...hiddenOn(page, SET_UP), code, current: this.admin.password };
    sure(await this.staff.post(SET_UP, fields), 200, 'A second factor');
  }

  private async post(
    who: Telltale,
    page: string,
    fields: Record<string, string>,
    ends = '',
  ): Promise<string> {
    const { location } = sure(await who.send(page, fields), 303, 'A text');
    const own = location!.split('#')[0]!;
    await eventually(async () => {
      const { text } = await who.open(own);
      if (text.includes('being checked')) throw new Error('It is still being checked.');
      if (!text.toLowerCase().includes(ends))
        throw new Error(`It did not end with “${ends}”: ${text.slice(0, 600)}`);
    });
    return own.split('/').at(-1)!;
  }

  private async threadOf(post: string): Promise<string> {
    const { location } = await this.guest.get(`/posts/${post}`);
    return /\/threads\/([0-9a-f-]{36})/.exec(location ?? '')![1]!;
  }
}

async function signUp(who: Telltale, pseudonym: string, password: string): Promise<Answer> {
  return sure(await who.send('/sign-up', { pseudonym, password, agreed: 'yes' }), 200, 'Signing up');
}

function signIn(who: Telltale, pseudonym: string, password: string): Promise<Answer> {
  return who.send('/sign-in', { pseudonym, password });
}

function codeOn({ page }: Answer): string {
  return page.querySelector('.code code')!.text.trim();
}

async function keepForLater(who: Telltale, page: string, fields: Record<string, string>): Promise<void> {
  const hidden = await who.hiddenFields(page, Object.keys(fields));
  const button = (await who.open(page)).page.querySelector('main button[formaction]');
  sure(await who.post(button!.getAttribute('formaction')!, { ...hidden, ...fields }), 303, 'Keeping words');
}
