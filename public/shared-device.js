// A device that others use too, where scripts run. Runs before anything of the page is drawn. A browser that opens its
// pages again brings its sign-in along: so whoever comes when no page of the place was open is signed out. What is kept
// here for it is one time of the clock.

(() => {
  const HERE = 'here';
  const BEAT_MS = 2000;
  const SLACK_MS = 6000;
  const ASK_MS = 1000;
  const IDLE_MS = 30 * 60_000;
  const USES = ['pointerdown', 'keydown', 'scroll', 'touchstart'];
  const { csrf } = document.currentScript.dataset;
  const { title } = document;
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('shared-device') : null;
  let idle = null;
  let told = 0;

  if (wasClosed()) whoIsThere();
  else stay();

  function stay() {
    say();
    setInterval(say, BEAT_MS);
    for (const sign of [...USES, 'visibilitychange', 'pagehide'])
      addEventListener(sign, say, { passive: true, capture: true });
    for (const sign of USES) addEventListener(sign, isUsed, { passive: true, capture: true });
    isUsed();
    if (tabs) tabs.onmessage = ({ data }) => hear(data);
  }

  // A hidden page says that it is open more rarely than it should: browsers slow it down. But it answers.
  function whoIsThere() {
    hide();
    const alone = setTimeout(signOut, tabs ? ASK_MS : 0);
    if (!tabs) return;
    tabs.onmessage = ({ data }) => {
      if (data !== `here ${mark()}`) return;
      clearTimeout(alone);
      show();
      stay();
    };
    tabs.postMessage(`who ${mark()}`);
  }

  function hear(word) {
    if (word === `who ${mark()}`) tabs.postMessage(`here ${mark()}`);
    if (word === `used ${mark()}`) beginAnew();
    if (word === 'gone') goAway();
  }

  // Whoever signs out signs all tabs out: none of them goes on showing what it shows.
  addEventListener('submit', ({ target }) => {
    if (target.getAttribute('action') === '/sign-out') tabs?.postMessage('gone');
  });

  // A browser keeps what was typed for the day it opens its pages again, where a form does not forbid it.
  addEventListener('DOMContentLoaded', () => {
    for (const form of document.forms) form.autocomplete = 'off';
  });

  // A page that follows another is asked for while that one is still there.
  function wasClosed() {
    const [whose, when] = (localStorage.getItem(HERE) ?? '').split(' ');
    if (whose === mark()) return performance.timeOrigin > Number(when) + SLACK_MS;
    return performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
  }

  function say() {
    localStorage.setItem(HERE, `${mark()} ${Date.now()}`);
  }

  // Of this very sign-in: what an earlier one left behind says nothing.
  function mark() {
    return csrf.slice(0, 8);
  }

  // Whoever uses one page uses them all.
  function isUsed() {
    beginAnew();
    if (performance.now() < told) return;
    told = performance.now() + BEAT_MS;
    tabs?.postMessage(`used ${mark()}`);
  }

  function beginAnew() {
    clearTimeout(idle);
    idle = setTimeout(signOut, IDLE_MS);
  }

  async function signOut() {
    hide();
    tabs?.postMessage('gone');
    const body = new URLSearchParams({ _csrf: csrf });
    await fetch('/sign-out', { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    location.replace('/sign-in?after=shared');
  }

  function goAway() {
    hide();
    location.replace('about:blank');
  }

  function hide() {
    document.documentElement.hidden = true;
    document.title = ' ';
  }

  function show() {
    document.documentElement.hidden = false;
    document.title = title;
  }
})();
