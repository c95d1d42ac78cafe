// Filters and copying. The page is whole without this: everything it does is to hide and to fill the clipboard.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var claims = all("details.claim"), findings = all("article.matter"), texts = new Map();

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function textOf(one) {
    if (!texts.has(one)) { texts.set(one, one.textContent.toLowerCase()); }
    return texts.get(one);
  }

  function has(list, wanted) { return !wanted || list.split(" ").indexOf(wanted) >= 0; }

  function shownOf(some) {
    var want = form.elements, text = want.text.value.trim().toLowerCase();
    return some.filter(function (one) {
      var fits = ["pile", "rule", "state", "host"].every(function (name) { return has(one.dataset[name], want[name].value); }) &&
        (!text || textOf(one).indexOf(text) >= 0);
      one.hidden = !fits;
      return fits;
    }).length;
  }

  function apply() {
    var found = shownOf(findings), told = shownOf(claims);
    all("section.group").forEach(function (group) { group.hidden = !group.querySelector("article.matter:not([hidden])"); });
    form.elements.shown.value = found + " of " + findings.length + " findings, " + told + " of " + claims.length + " claims";
  }

  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var at = target; at; at = at.parentElement) {
      at.hidden = false;
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    if (target) { target.scrollIntoView(); }
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { setTimeout(apply); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();

  // A tile leads to its claims alone.
  all("a[data-only]").forEach(function (tile) {
    tile.addEventListener("click", function () {
      form.reset();
      form.elements.pile.value = tile.dataset.only;
      setTimeout(apply);
    });
  });

  // Where the clipboard is closed to us, the command is selected, so that the usual keys copy it.
  all("button.copy").forEach(function (button) {
    var command = button.parentElement.querySelector(".command");
    function select() {
      getSelection().selectAllChildren(command);
      button.textContent = "selected";
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!navigator.clipboard) { select(); return; }
      navigator.clipboard.writeText(command.textContent).then(function () { button.textContent = "copied"; }, select);
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
