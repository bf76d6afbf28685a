// Draws the dwellings of the filter as points, those that stand close together as one number. Where they are many, the
// server sends numbers for squares of the part that is shown, and new ones when another part is. The table under the map
// has the same dwellings; without this file the page is that table.
"use strict";
(() => {
  const box = document.getElementById("bf-map");
  if (!box || !window.L) return;
  const CELL = 56; // pixels: closer than this is one number
  const CLOSEST = 18;
  const EDGE = 0.1; // of the part that is shown, asked for outside it
  const late = document.getElementById("bf-map-late");
  const LISTED = 20; // dwellings named when a number can not be taken further apart
  const POPUP = { maxWidth: 240, maxHeight: 240, autoPanPaddingTopLeft: [56, 16] }; // clear of the zoom buttons, and never the whole map
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  const fetched = (address) => fetch(address, { headers: { Accept: "application/json" } }).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });
  const word = (text) => {
    const made = document.createElement("span");
    made.textContent = text;
    return made;
  };
  const links = (points) => {
    const list = document.createElement("ul");
    points.slice(0, LISTED).forEach((point) => {
      const link = document.createElement("a");
      link.href = point.url;
      link.textContent = point.words;
      list.appendChild(document.createElement("li")).appendChild(link);
    });
    if (points.length > LISTED) list.appendChild(document.createElement("li")).textContent = `og ${points.length - LISTED} til`;
    return list;
  };
  const marker = (at, kind, text, title) => L.marker(at, {
    icon: L.divIcon({ className: kind, html: word(text), iconSize: null }), title,
  });
  const single = (point) => marker(point.at, `bf-point bf-point--${point.group}`, point.letter, point.words).bindPopup(links([point]), POPUP);
  const cluster = (map, points) => {
    const edges = L.latLngBounds(points.flatMap((point) => point.edges || [point.at]));
    const number = points.reduce((sum, point) => sum + (point.count || 1), 0);
    const one = marker(points[0].at, "bf-cluster", number.toLocaleString("nb"), `${number} boliger tett`);
    const square = points.some((point) => point.count);
    const apart = square || (map.getZoom() < CLOSEST && !edges.getNorthEast().equals(edges.getSouthWest()));
    return apart ? one.on("click", () => map.fitBounds(edges, { padding: [CELL, CELL], maxZoom: CLOSEST })) : one.bindPopup(links(points), POPUP);
  };
  // Each point joins the first group whose own first point is near; so no two marks cover each other.
  const grouped = (map, points) => {
    const groups = [];
    const near = new Map();
    points.forEach((point) => {
      const at = map.project(point.at);
      const cell = at.divideBy(CELL).floor();
      let home = null;
      for (let x = cell.x - 1; x <= cell.x + 1; x += 1) {
        for (let y = cell.y - 1; y <= cell.y + 1; y += 1) {
          home ||= (near.get(`${x}:${y}`) || []).find((group) => group.at.distanceTo(at) < CELL);
        }
      }
      if (home) { home.points.push(point); return; }
      const made = { at, points: [point] };
      const key = `${cell.x}:${cell.y}`;
      groups.push(made.points);
      near.set(key, [...(near.get(key) || []), made]);
    });
    return groups;
  };

  const begin = (found, outline) => {
    box.hidden = false;
    const map = L.map(box, { maxZoom: CLOSEST, zoomControl: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still });
    map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: "Zoom inn", zoomOutTitle: "Zoom ut" }).addTo(map);
    if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { maxZoom: CLOSEST, attribution: word(box.dataset.credit).innerHTML }).addTo(map);
    const edge = L.geoJSON(outline, { interactive: false, style: { className: "bf-outline" } }).addTo(map);
    const places = [...found.points.map((point) => point.at), ...found.cells.flatMap((cell) => cell.edges)];
    const around = places.length ? L.latLngBounds(places) : edge.getBounds();
    if (around.isValid()) map.fitBounds(around, { padding: [CELL, CELL], maxZoom: CLOSEST - 3 });
    else map.setView([65, 14], 4);
    found.areas.forEach((area) => L.marker(area.at, {
      icon: L.divIcon({ className: "bf-area-name", html: word(area.name), iconSize: null }), interactive: false, keyboard: false,
    }).addTo(map));
    const layer = L.layerGroup().addTo(map);
    const draw = ({ points, cells }) => {
      layer.clearLayers();
      grouped(map, [...points, ...cells]).forEach((near) => layer.addLayer(near.length > 1 || near[0].count ? cluster(map, near) : single(near[0])));
    };
    if (found.whole) { map.on("zoomend", () => draw(found)); draw(found); return; }
    let asked = 0;
    const ask = () => {
      const shown = map.getBounds().pad(EDGE);
      const address = new URL(box.dataset.points, window.location.href);
      address.searchParams.set("boks", [shown.getSouth(), shown.getWest(), shown.getNorth(), shown.getEast()].map((one) => one.toFixed(5)).join(","));
      address.searchParams.set("zoom", String(map.getZoom()));
      asked += 1;
      const mine = asked; // an answer that was overtaken is not drawn
      fetched(address).then((part) => { if (mine === asked) { late.hidden = true; draw(part); } }).catch(() => { late.hidden = false; });
    };
    map.on("moveend", ask);
    ask();
  };

  Promise.all([fetched(box.dataset.points), fetched(box.dataset.outline)])
    .then(([found, outline]) => begin(found, outline))
    .catch(() => { late.hidden = false; });
})();
