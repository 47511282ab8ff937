#!/usr/bin/env node
import { refusal } from './node-version.mjs';

const COMMANDS = [
  'start',
  'demo',
  'migrate',
  'staff',
  'record',
  'backup',
  'restore',
  'keys',
  'screen',
  'screen-eval',
  'screen-train',
  'render',
  'views',
  'build',
];

async function main(command, args) {
  const outdated = refusal(process.versions.node);
  if (outdated) throw new Error(outdated);
  if (COMMANDS.indexOf(command) < 0)
    throw new Error('Say which command to run: ' + COMMANDS.join(', ') + '.');
  const { build } = await import('./build.mjs');
  await build();
  if (command === 'build') return;
  const { run } = await import('../dist/src/commands/' + command + '.js');
  await run(args);
}

function complain(error) {
  console.error(process.env.HEARTHSIDE_DEBUG ? error : String((error && error.message) || error));
  process.exitCode = 1;
}

main(process.argv[2], process.argv.slice(3)).catch(complain);
