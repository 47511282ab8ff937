// A page that the browser kept from before may show what was read while signed in: it is hidden while it is kept, and
// fetched anew.
addEventListener('pagehide', (event) => {
  if (event.persisted) document.documentElement.hidden = true;
});
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
