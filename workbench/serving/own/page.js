// The terminal gets the keys as soon as it shows something; when it has ended, Enter opens it again.
const again = document.getElementById("again");
let begun = false;
again.addEventListener("click", () => window.location.assign("/"));
new MutationObserver(() => {
  const state = document.body.classList;
  if (state.contains("-closed")) {
    again.focus();
  } else if (state.contains("-first-byte") && !begun) {
    begun = true;
    document.querySelector(".xterm-helper-textarea").focus();
  }
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
