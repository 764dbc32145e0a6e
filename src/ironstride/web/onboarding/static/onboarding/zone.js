// The zone of the browser is chosen for a runner who has not chosen one yet.
export function prefillZone(select, zone) {
  if (!select || select.dataset.zone !== "" || select.value !== "UTC") return false;
  const known = Array.from(select.options).some((option) => option.value === zone);
  if (known) select.value = zone;
  return known;
}

const select = document.querySelector("select[data-zone]");
prefillZone(select, Intl.DateTimeFormat().resolvedOptions().timeZone);
