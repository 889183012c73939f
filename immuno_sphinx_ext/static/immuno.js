/* Previews of concepts and citations: open on hover, keyboard focus or a first tap; close on Esc, on leaving
   or on a tap elsewhere. The pointer may enter a preview, and Tab goes on into it. Without this
   script the links are plain links. */
(() => {
  "use strict";

  const OPEN_AFTER = 200; // ms of hovering, so that a passing pointer opens nothing
  const CLOSE_AFTER = 300; // ms to reach the preview
  const GAP = 6; // px between link and preview

  const previews = new Map();
  for (const preview of document.querySelectorAll(".immuno-preview")) {
    previews.set(preview.dataset.citation || preview.querySelector("a").href, preview);
  }

  let current = null; // the open preview with the link that it belongs to
  let timer = 0;

  const previewOf = (target) => {
    const link =
      target instanceof Element ? target.closest("a.immuno-ref, .immuno-citation a") : null;
    const citation = link && link.closest(".immuno-citation");
    const preview = link && previews.get(citation ? citation.dataset.citation : link.href);
    return preview ? { link, preview } : null;
  };

  const within = (target) =>
    current && target instanceof Node &&
    (current.link.contains(target) || current.preview.contains(target));

  const close = () => {
    clearTimeout(timer);
    if (!current) return;
    current.preview.hidePopover();
    current.link.removeAttribute("aria-describedby");
    current = null;
  };

  const place = ({ link, preview }) => {
    const lines = link.getClientRects();
    const at = lines[0];
    const room = document.documentElement.clientWidth - preview.offsetWidth - GAP;
    const left = Math.max(GAP, Math.min(at.left, room));
    const below = lines[lines.length - 1].bottom + GAP;
    const above = at.top - GAP - preview.offsetHeight;
    const top = below + preview.offsetHeight > innerHeight && above >= 0 ? above : below;
    preview.style.left = `${left + scrollX}px`;
    preview.style.top = `${top + scrollY}px`;
  };

  const open = (found) => {
    clearTimeout(timer);
    if (current && current.link === found.link) return;
    close();
    const text = found.preview.querySelector(".immuno-preview-text");
    text.id = "immuno-preview-text";
    for (const other of previews.values()) {
      if (other !== found.preview) other.querySelector(".immuno-preview-text").removeAttribute("id");
    }
    found.preview.showPopover({ source: found.link });
    found.link.setAttribute("aria-describedby", text.id);
    place(found);
    current = found;
  };

  const later = (what, after) => {
    clearTimeout(timer);
    timer = setTimeout(what, after);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const found = previewOf(event.target);
    if (found) later(() => open(found), OPEN_AFTER);
    else if (within(event.target)) clearTimeout(timer);
    else if (current) later(close, CLOSE_AFTER);
    else clearTimeout(timer);
  });

  document.addEventListener("focusin", (event) => {
    const found = event.target.matches(":focus-visible") && previewOf(event.target);
    if (found) open(found);
    else if (!within(event.target)) close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !current) return;
    const { link, preview } = current;
    const inside = preview.contains(document.activeElement);
    close();
    if (inside) {
      link.focus(); // which opens the preview again
      close();
    }
  });

  document.addEventListener("click", (event) => {
    if (within(event.target)) return;
    const found = event.pointerType === "touch" && previewOf(event.target);
    if (found) {
      event.preventDefault();
      open(found);
    } else {
      close();
    }
  });
})();
