import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { faultsIn, told } from '../../src/platform/web/own-words/faults.js';
import { ownFiles } from '../../src/platform/web/own-words/own-files.js';
import { SHIPPED } from '../../src/platform/web/own-words/texts.js';
import { OwnFolder, reworded, shipped } from './folder.js';

const folders: OwnFolder[] = [];
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

const HOME = 'home/show.hbs';
const NAMES = 'threads/messages.json';

describe('an own text is refused, with its name, where', () => {
  it.each(
    [
      ['home/shown.hbs', '<p>Hello</p>', 'the forum has no text of that name'],
      ['partials/mine.hbs', '<p>Hello</p>', 'the forum has no text of that name'],
      ['home/show.hbs.txt', '<p>Hello</p>', 'the forum has no text of that name'],
      [HOME, `${shipped(HOME)}{{#if boards}}`, 'it is no view (Parse error on line'],
      [HOME, `${shipped(HOME)}{{shout boards}}`, 'it is no view (You specified knownHelpersOnly'],
      [HOME, `${shipped(HOME)}{{> helpless}}`, 'there is no partial helpless'],
      [
        HOME,
        `${shipped(HOME)}{{> (lookup boards 'name')}}`,
        'it has parts that only show while a page is made',
      ],
      [HOME, `${shipped(HOME)}{{#> exit}}mine{{/exit}}`, 'it has parts that only show while a page is made'],
      [
        HOME,
        `${shipped(HOME)}{{#*inline "exit"}}mine{{/inline}}`,
        'it has parts that only show while a page',
      ],
      [HOME, `${shipped(HOME)}{{message 'home.hello'}}`, 'there is no message home.hello'],
      [HOME, `${shipped(HOME)}{{#if (eq (message 'no.such') 'x')}}y{{/if}}`, 'there is no message no.such'],
      [HOME, `${shipped(HOME)}<img src="{{asset 'my.svg'}}">`, 'there is no file public/my.svg'],
      [HOME, `${shipped(HOME)}{{secret.name}}`, 'the text that came with the forum has no value secret.name'],
      [HOME, `${shipped(HOME)}{{{greeting}}}`, 'it puts greeting in as it is, with three braces'],
      ['layout.hbs', reworded('layout.hbs', '{{{content}}}', ''), 'it must keep {{{content}}}'],
      ['layout.hbs', reworded('layout.hbs', '{{> help frame.help}}', ''), 'it must keep the partial help'],
      ['layout.hbs', reworded('layout.hbs', '{{> csrf}}', '{{!> csrf}}'), 'it must keep the partial csrf'],
      [
        'layout.hbs',
        reworded('layout.hbs', '<form method="post" action="/sign-out">', '<!--<form action="/sign-out">-->'),
        'it must keep action="/sign-out"',
      ],
      [
        'partials/help.hbs',
        reworded('partials/help.hbs', 'tel:{{emergency}}', 'tel:999'),
        'it must keep href="tel:{{emergency}}"',
      ],
      ['partials/csrf.hbs', `${shipped('partials/csrf.hbs')}{{> csrf}}`, 'it would stand within itself'],
      [NAMES, reworded(NAMES, '"key_bad"', '"key_worse"'), '“key_bad” is missing'],
      [NAMES, reworded(NAMES, '"key_bad"', '"key_worse"'), '“key_worse” is unknown'],
      [
        NAMES,
        reworded(NAMES, '{name} wrote', '{persona} wrote'),
        '“quote_intro” has a gap {persona} that nothing',
      ],
      [NAMES, shipped(NAMES).replace(/"key_bad": ".*"/, '"key_bad": " "'), '“key_bad” is empty'],
      [NAMES, shipped(NAMES).replace(/"key_bad": ".*"/, '"key_bad": 3'), '“key_bad” must be a text'],
      [NAMES, '[]', 'the file must be a list of names with their texts'],
      [NAMES, '{"body_empty": ', 'it is not JSON'],
      ['pages/guidelines.json', '[]', 'the file must be a list that is not empty'],
      [
        'pages/guidelines.json',
        reworded('pages/guidelines.json', '"kindness"', '"warmth"'),
        'the file lacks the id',
      ],
      [
        'pages/guidelines.json',
        reworded('pages/guidelines.json', '"title"', '"head"'),
        '“[1].title” is missing',
      ],
      ['self-help/grounding.json', '["Breathe out."]', '“[1]” must be a list of names with their texts'],
      ['protocol/first.json', '{"a": "b"}', 'the file must be a list that is not empty'],
      ['protocol/first.json', '["Read.", 4]', '“[2]” must be a text'],
      [
        'templates/first.json',
        reworded('templates/first.json', '"outcome": "keep"', '"outcome": "shrug"'),
        'outcome” is none that the forum knows',
      ],
      [
        'templates/first.json',
        reworded('templates/first.json', '{board}', '{town}'),
        'has a gap {town} that nothing',
      ],
      [
        'boards/boards.json',
        reworded('boards/boards.json', 'true', '"yes"'),
        'near_crisis” must be a boolean',
      ],
    ].map(([file, text, what]) => ({ file: file!, text: text!, what: what! })),
  )('$file: $what', ({ file, text, what }) => {
    const faults = faultsWith({ [file]: text });
    expect(faults.map(told).join('\n')).toContain(`The file ${file} in VIEWS_DIR cannot be used: `);
    expect(faults.map((fault) => fault.what).join('\n')).toContain(what);
  });

  it('a partial asks for itself by way of another', () => {
    const more = `${shipped('partials/help-more.hbs')}{{> help}}`;
    expect(faultsWith({ 'partials/help-more.hbs': more })).toMatchObject([
      { what: 'it would stand within itself' },
    ]);
  });

  it('the folder is not there', () => {
    const nowhere = join(newFolder({}).path, 'nowhere');
    expect(() => ownFiles(nowhere)).toThrow(
      /^The setting VIEWS_DIR cannot be used: the folder .+ cannot be read\.$/,
    );
  });
});

describe('an own text is taken where', () => {
  it.each(
    [
      [HOME, reworded(HOME, 'You are welcome here', 'Hello')],
      [
        HOME,
        `${shipped(HOME)}{{> help-more}}{{message 'threads.body_empty'}}{{#each boards}}{{@index}}{{/each}}`,
      ],
      [HOME, `\uFEFF${shipped(HOME)}`],
      [NAMES, reworded(NAMES, '{name} wrote:', 'Somebody wrote:')],
      [NAMES, `\uFEFF${shipped(NAMES)}`],
      ['protocol/first.json', '["Breathe.", "", "Then read."]'],
      [
        'pages/guidelines.json',
        reworded('pages/guidelines.json', '[\n', '[{"id":"dogs","title":"Dogs","text":"Yes."},'),
      ],
    ].map(([file, text]) => ({ file: file!, text: text! })),
  )('words alone changed: $file', ({ file, text }) => {
    expect(faultsWith({ [file]: text })).toEqual([]);
  });

  it('it stands beside notes, and what tools keep for themselves', () => {
    expect(faultsWith({ 'README.md': 'Ours.', '.git/config': '', 'home/.show.hbs.swp': '' })).toEqual([]);
  });

  it('a link leads to it, as in a mounted volume', () => {
    const folder = newFolder({ '..data/home/show.hbs': '{{> helpless}}' });
    mkdirSync(join(folder.path, 'threads'));
    symlinkSync(join(folder.path, '..data/home'), join(folder.path, 'home'));
    expect(ownFiles(folder.path)).toEqual([HOME]);
    expect(faultsIn({ shipped: SHIPPED, own: folder.path })).toContainEqual({
      file: HOME,
      what: 'there is no partial helpless',
    });
  });
});

function newFolder(files: Record<string, string>): OwnFolder {
  const folder = new OwnFolder(files);
  folders.push(folder);
  return folder;
}

function faultsWith(files: Record<string, string>): ReturnType<typeof faultsIn> {
  return faultsIn({ shipped: SHIPPED, own: newFolder(files).path });
}
