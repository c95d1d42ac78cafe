// Filters and copying. The page is whole without this: everything it does is to hide and to fill the clipboard.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var claims = Array.prototype.slice.call(document.querySelectorAll("details.claim"));
  var texts = claims.map(function (claim) { return claim.textContent.toLowerCase(); });

  function has(list, wanted) { return !wanted || list.split(" ").indexOf(wanted) >= 0; }

  function apply() {
    var want = form.elements, text = want.text.value.trim().toLowerCase(), shown = 0;
    claims.forEach(function (claim, index) {
      var fits = has(claim.dataset.verdict, want.verdict.value) && has(claim.dataset.rule, want.rule.value) &&
        has(claim.dataset.state, want.state.value) && has(claim.dataset.host, want.host.value) &&
        (!text || texts[index].indexOf(text) >= 0);
      claim.hidden = !fits;
      if (fits) { shown += 1; }
    });
    want.shown.value = shown + " of " + claims.length + " claims";
  }

  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; at.hidden = false; }
    }
    if (target) { target.scrollIntoView(); }
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { setTimeout(apply); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();

  document.querySelectorAll("button.copy").forEach(function (button) {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.dataset.copy).then(function () { button.textContent = "copied"; });
    });
  });

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      form.elements.text.focus();
    }
  });

  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (one) { one.open = false; }); });
  window.addEventListener("hashchange", reveal);
  reveal();
}());
