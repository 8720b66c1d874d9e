// What script adds to pages that work without it: shorter addresses, layers of an article, a key for the search.

document.documentElement.classList.add("js");

// Fields left blank ask nothing: keep them out of the address.
for (const form of document.querySelectorAll("form:not([method])")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
  });
}
// Coming back to a page, its blank fields can be filled again.
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form:not([method]) :disabled[name]")) field.disabled = false;
});

// On a narrow screen a chart of time begins with what is newest.
for (const view of document.querySelectorAll(".scroll.time")) {
  const ends = [...view.querySelectorAll(".mark, .bar")].map((mark) => mark.getBoundingClientRect().right);
  view.scrollLeft = Math.max(...ends, 0) - view.getBoundingClientRect().right + 24;
}

// Where the places of the header do not fit, the one we are at is in view.
const here = document.querySelector(".top [aria-current]");
if (here) here.closest("ul").scrollLeft = here.offsetLeft - 40;

// A table can be taken from a file instead of being pasted; it is read here and sent with the form.
for (const file of document.querySelectorAll("input[type=file][data-into]")) {
  file.closest("[hidden]").hidden = false;
  file.addEventListener("change", async () => {
    if (file.files[0]) document.getElementById(file.dataset.into).value = await file.files[0].text();
  });
}

// An article's kinds of marks can be switched off; the address says which are.
const text = document.getElementById("text");
for (const layer of document.querySelectorAll(".layer")) {
  layer.disabled = false;
  layer.addEventListener("change", () => {
    text.classList.toggle(`off-${layer.dataset.kind}`, !layer.checked);
    const off = [...document.querySelectorAll(".layer:not(:checked)")].map((one) => one.dataset.kind).join();
    const address = new URL(location);
    off ? address.searchParams.set("off", off) : address.searchParams.delete("off");
    history.replaceState(null, "", address);
  });
}

// A page that says that the record is behind shows itself anew once it is not.
if (document.querySelector("[data-follow]")) {
  const stream = new EventSource("/api/v1/progress");
  stream.addEventListener("record", ({ data }) => {
    const { stale, applying } = JSON.parse(data);
    if (stale || applying) return;
    stream.close();
    location.reload();
  });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.getElementById("find").focus();
  }
  // Buttons and links that name a key are pressed by it.
  if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && /^[a-z]$/.test(event.key)) {
    document.querySelector(`[data-key="${event.key}"]`)?.click();
  }
  // The words of a field give way, the field keeps the focus.
  if (event.key === "Escape" && event.target.closest(".cite")) event.target.blur();
});
