// Days are counted for the reader's own calendar: where it shows another day than the place's, the page is asked for anew.
// Their time zone never leaves the browser.
const counted = document.querySelector('[data-counted-for]');
if (counted && !new URLSearchParams(location.search).has('day')) ask(counted.dataset.countedFor);

function ask(shown) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  const own = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const offered = [...counted.querySelectorAll('a')].map(({ search }) =>
    new URLSearchParams(search).get('day'),
  );
  if (own !== shown && offered.includes(own))
    location.replace(`${location.pathname}?day=${own}${location.hash}`);
}
