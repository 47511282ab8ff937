// A page that the browser kept from before may show what was read while signed in: fetch it anew.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
