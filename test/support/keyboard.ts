import type { Person } from './browser.js';

/** Tab after Tab until the focus stands where a person wants it. @param wanted a selector */
export async function tabTo({ page }: Person, wanted: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if ((await page.locator(`${wanted}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No Tab leads to ${wanted}.`);
}

/** Writes words into a field. */
export async function typeInto(person: Person, field: string, words: string): Promise<void> {
  await tabTo(person, field);
  await person.page.keyboard.type(words);
}

/** Presses a key on what has the focus, such as a letter in a list of choices. */
export async function keyOn(person: Person, field: string, key: string): Promise<void> {
  await tabTo(person, field);
  await person.page.keyboard.press(key);
}

/** Follows a link or presses a button, and waits for the page that it leads to. */
export async function enter(person: Person, what: string): Promise<void> {
  await tabTo(person, what);
  await Promise.all([person.page.waitForEvent('load'), person.page.keyboard.press('Enter')]);
}
