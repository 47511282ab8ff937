import { beforeAll, describe, it } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { PASSWORD } from '../support/forum.js';
import { reads, useDesk } from './journey.js';

const SHOTS = process.env.SHOTS;
const forum = useDesk({ worker: true });

beforeAll(async () => {
  for (const name of ['Ana', 'Ben'])
    await forum.desk.app
      .get(Accounts)
      .create(name, PASSWORD, 'member')
      .catch(() => undefined);
  await forum.desk.app.get(Accounts).create('Agnes', PASSWORD, 'admin');
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('on a phone, %s', (_, scripts) => {
  it('an admin makes a board and a closed group, a member comes in, and a thread stands on two boards', async () => {
    const [name, address] = scripts ? ['Night owls', 'night-owls'] : ['Early birds', 'early-birds'];
    const group = scripts ? 'The seven of us' : 'The eight of us';
    const options = { javaScriptEnabled: scripts };
    const shot = async (page: { screenshot: (how: object) => Promise<unknown> }, what: string) =>
      SHOTS && page.screenshot({ path: `${SHOTS}/${what}-${scripts}.png`, fullPage: true });

    const admin = await forum.arrive('Agnes', '/board-settings', options);
    await reads(admin, ['More boards, ready to switch on', 'Grief and loss'], [], scripts);
    await shot(admin.page, 'settings');
    // The other run finds it switched on.
    const further = admin.page.getByRole('button', { name: /^Switch it on.*Further along/ });
    if (await further.count()) await further.click();
    await admin.page.getByLabel('Name').fill(name);
    await admin.page.getByLabel('Address').fill(address);
    await admin.page.getByLabel('What it is for').fill('For those who are awake.');
    await admin.page.getByLabel('Welcome').fill('The lamp is on.');
    await admin.page.getByRole('button', { name: 'Make the board' }).click();
    await admin.page.waitForURL(`**/board-settings/${address}`);
    await reads(admin, ['How it works', 'Make it part of another board'], [], scripts);
    await shot(admin.page, 'keep');

    await admin.page.goto('/closed-groups');
    await admin.page.getByLabel('Name').fill(group);
    await admin.page.getByLabel('What it is for').fill('We met in spring.');
    await admin.page.getByRole('button', { name: 'Make the group' }).click();
    await admin.page.waitForURL('**/closed-groups/group-*');
    await admin.page.getByLabel('Their name').fill('Ana');
    await admin.page.getByRole('button', { name: 'Invite' }).click();
    await reads(admin, ['Then they have an invitation now.'], ['Ana'], scripts);
    await shot(admin.page, 'group');

    const ana = await forum.arrive('Ana', '/notices', options);
    await ana.page
      .getByRole('link', { name: /See the invitation/ })
      .first()
      .click();
    await reads(ana, [group, 'We met in spring.'], [], scripts);
    await shot(ana.page, 'invitation');
    await ana.page.getByRole('button', { name: /^Come in/ }).click();
    await ana.page.waitForURL('**/closed-groups/group-*');
    await reads(ana, ['Only these names can read here', 'Ana']);
    const inGroup = new URL(ana.page.url()).pathname;
    const ben = await forum.arrive('Ben', inGroup, options);
    await reads(ben, ['There is nothing here'], [group]);

    await ana.page.goto(`/boards/${address}/threads/new`);
    await ana.page.locator('[name=title]').fill('Awake again');
    await ana.page.locator('textarea[name=body]').fill('The kettle is on.');
    await ana.page.getByLabel('Show it on a second board too?').selectOption('anxiety');
    await shot(ana.page, 'new');
    await ana.page.getByRole('button', { name: 'Send', exact: true }).click();
    await ana.page.waitForURL('**/threads/*');
    await reads(ana, ['Also on Anxiety.'], [], scripts);
    await ben.page.goto('/boards/anxiety');
    await reads(ben, [`also on ${name}`], [], scripts);
    await ben.page.getByRole('link', { name: 'Further along: where people are now' }).click();
    await reads(ben, ['Further along'], [], scripts);
    await ben.page.goto('/boards/anxiety');
    await shot(ben.page, 'board');
    await ben.page.getByRole('link', { name: 'About this board' }).click();
    await reads(ben, ['Mutual help'], [], scripts);
    await ben.page.goto('/boards/anxiety/first-steps');
    await reads(ben, ['Just read.'], [], scripts);

    await admin.page.goto(inGroup);
    await admin.page.getByRole('button', { name: 'Leave the group' }).click();
    await admin.page.waitForURL('**/closed-groups');
    await ana.page.goto(inGroup);
    await reads(ana, ['Nobody keeps this group right now'], ['Invite someone'], scripts);
    await shot(ana.page, 'nobody-keeps-it');
    await ana.page.getByRole('button', { name: 'Yes, I keep it from now on' }).click();
    await reads(ana, ['Invite someone', 'keeps the group'], ['Nobody keeps'], scripts);
    await admin.page.goto('/group-settings');
    await reads(admin, [inGroup.split('/').at(-1)!, 'Somebody keeps it.'], [group], scripts);
    await shot(admin.page, 'group-settings');

    await admin.page.goto(`/board-settings/${address}`);
    await admin.page.getByLabel('Part of').selectOption('anxiety');
    await admin.page.getByLabel('Yes, move all threads').check();
    await admin.page.getByRole('button', { name: 'Make it part of that board' }).click();
    await admin.page.waitForURL('**/board-settings');
    await shot(admin.page, 'merging');
    await ben.page.goto(`/boards/${address}`);
    await ben.page.waitForURL('**/boards/anxiety');
    await reads(ben, ['Awake again'], [`also on ${name}`], scripts);
    for (const person of [admin, ana, ben]) await person.close();
  });
});
