// Shows the forms for passkeys where the browser knows them, and has it answer before they are sent.
"use strict";
{
  // A passkey belongs to a name; an address of figures is none.
  const isName = !/^[\d.]+$|^\[/.test(location.hostname);
  const isKnown = isName && window.isSecureContext && "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

  const answer = async (form) => {
    const asked = await fetch(`${form.getAttribute("action")}/options`, { method: "POST", body: new FormData(form) });
    if (!asked.ok) throw new Error(`The site answered ${asked.status}. Load the page anew, and try again.`);
    const { state, options } = await asked.json();
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.namedItem("state").value = state;
    form.elements.namedItem("credential").value = JSON.stringify(credential);
    form.submit();
  };

  for (const form of isKnown ? document.querySelectorAll("form[data-passkey]") : []) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fault = form.querySelector(".fault");
      fault.textContent = "";
      answer(form).catch((error) => {
        fault.textContent = error.name === "NotAllowedError" ? "The browser gave no passkey: it was cancelled, or took too long." : error.message;
      });
    });
  }
  for (const instead of isKnown ? document.querySelectorAll("[data-passkey-instead]") : []) instead.hidden = true;
}
