// Times of the place, as they stand on the page, in the reader's own time: their zone never leaves the browser.
const ownTime = new Intl.DateTimeFormat(document.documentElement.lang, {
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
for (const time of document.querySelectorAll('time[data-own-time]')) {
  const parts = ownTime.formatToParts(new Date(time.dateTime));
  const part = (name) => parts.find(({ type }) => type === name).value;
  time.textContent = `${part('weekday')} at ${part('hour')}:${part('minute')} (your time)`;
}
