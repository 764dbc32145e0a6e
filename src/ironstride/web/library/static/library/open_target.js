// A link to a rule that is folded away opens what hides it.

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target?.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
}

window.addEventListener("hashchange", openTarget);
openTarget();
