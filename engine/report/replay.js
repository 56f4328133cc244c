'use strict';
// Plays the run that the page holds (replay.h says how it is kept): one storey at a time, from above.
(() => {
  const box = document.querySelector('.replay');
  const read = (look) => JSON.parse(box.querySelector('.' + look).textContent);
  const head = read('replay-head');
  const bytes = Uint8Array.from(atob(read('replay-bytes')), (c) => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);

  // By level: stretches of one person, positions at each instant from `first` on.
  const stretches = head.levels.map(() => []);
  for (let at = 0; at < bytes.length;) {
    const [level, first, count] = [0, 2, 4].map((k) => view.getUint16(at + k, true));
    const x = new Int16Array(count), y = new Int16Array(count);
    [x[0], y[0]] = [view.getInt16(at + 6, true), view.getInt16(at + 8, true)];
    at += 10;
    for (let k = 1; k < count; ++k, at += 2) {
      x[k] = x[k - 1] + view.getInt8(at);
      y[k] = y[k - 1] + view.getInt8(at + 1);
    }
    stretches[level].push({ first, x, y });
  }

  const [canvas, button, choice, slider, output] =
    ['canvas', 'button', 'select', 'input', 'output'].map((tag) => box.querySelector(tag));
  const last = Math.max(0, head.instants - 1) * head.step;
  slider.max = last;
  const play = button.textContent;
  let time = 0, playing = false, before = 0;

  const clock = (s) => Math.floor(s / 60) + ':' + String(Math.floor(s % 60)).padStart(2, '0');
  const bounds = (rings) => {
    let [x0, y0, x1, y1] = [1e9, 1e9, -1e9, -1e9];
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        x0 = Math.min(x0, ring[i]); x1 = Math.max(x1, ring[i]);
        y0 = Math.min(y0, ring[i + 1]); y1 = Math.max(y1, ring[i + 1]);
      }
    }
    return x0 > x1 ? [0, 0, 1, 1] : [x0, y0, x1, y1];
  };

  // Blue: walking; orange: slower than 0.3 m/s.
  const people = (context, at) => {
    let count = 0;
    const f = time / head.step;
    for (const s of stretches[at]) {
      const k = f - s.first;
      if (k < 0 || k >= s.x.length) continue;
      const i = Math.floor(k), j = Math.min(i + 1, s.x.length - 1), part = k - i;
      const [dx, dy] = [s.x[j] - s.x[i], s.y[j] - s.y[i]];
      context.fillStyle = Math.hypot(dx, dy) < 3 * head.step ? '#d55e00' : '#0072b2';
      context.beginPath();
      context.arc(s.x[i] + dx * part, s.y[i] + dy * part, 2.2, 0, 7);
      context.fill();
      ++count;
    }
    return count;
  };

  const draw = () => {
    const at = Number(choice.value), rings = head.levels[at].rings;
    const [x0, y0, x1, y1] = bounds(rings);
    const width = box.clientWidth || 800, scale = Math.min(width / (x1 - x0 + 20), 560 / (y1 - y0 + 20));
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = (y1 - y0 + 20) * scale * ratio;
    canvas.style.height = canvas.height / ratio + 'px';
    const context = canvas.getContext('2d');
    context.setTransform(scale * ratio, 0, 0, -scale * ratio, (10 - x0) * scale * ratio,
      (y1 + 10) * scale * ratio);
    context.lineWidth = 1 / scale;
    context.strokeStyle = '#555';
    context.fillStyle = '#f4f4f4';
    for (const ring of rings) {
      context.beginPath();
      for (let i = 0; i < ring.length; i += 2) context.lineTo(ring[i], ring[i + 1]);
      context.closePath();
      context.fill();
      context.stroke();
    }
    output.textContent = clock(head.start + time) + ' / ' + clock(head.start + last) + ' · ' +
      people(context, at);
    slider.value = time;
  };

  const tick = (now) => {
    if (!playing) return;
    time = Math.min(last, time + Math.min(0.1, (now - before) / 1000) * 10);  // ten times as fast
    before = now;
    if (time >= last) pause(); else requestAnimationFrame(tick);
    draw();
  };
  const pause = () => { playing = false; button.textContent = play; };
  button.onclick = () => {
    if (playing) { pause(); return; }
    if (time >= last) time = 0;
    playing = true;
    button.textContent = button.dataset.pause;
    before = performance.now();
    requestAnimationFrame(tick);
  };
  slider.oninput = () => { time = Number(slider.value); draw(); };
  choice.onchange = draw;
  window.addEventListener('resize', draw);
  // Where most people are at the beginning.
  const atFirst = stretches.map((all) => all.filter((s) => s.first === 0).length);
  choice.value = atFirst.indexOf(Math.max(...atFirst));
  draw();
  document.documentElement.dataset.replay = stretches.reduce((n, s) => n + s.length, 0);
})();
