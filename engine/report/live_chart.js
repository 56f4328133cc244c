'use strict';
// Every figure of class "plot" gets its curves once more, by Chart.js (3.9), over the drawing that
// is there for paper and for pages without scripts. What the data mean: live_chart.cpp.
(() => {
  const pairs = (xs, ys) => xs.map((x, i) => ({ x, y: ys[i] }));

  // One curve: a line, points, or a band between two lines without a legend of their own.
  const datasets = (curve) => {
    const look = { borderColor: curve.colour, backgroundColor: curve.colour, showLine: curve.line,
      borderWidth: 1.8, borderDash: curve.dashed ? [6, 4] : [], pointRadius: curve.points ? 3 : 0,
      pointHitRadius: 6, label: curve.name };
    if (curve.y2.length === 0) return [{ ...look, data: pairs(curve.x, curve.y) }];
    const edge = { ...look, borderWidth: 0, pointRadius: 0, pointHitRadius: 0, isBand: true };
    return [{ ...edge, data: pairs(curve.x, curve.y), fill: '+1', backgroundColor: curve.colour + '33' },
            { ...edge, data: pairs(curve.x, curve.y2) }];
  };

  const options = (plot) => ({
    animation: false, maintainAspectRatio: false,
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: {
      x: { type: 'linear', beginAtZero: true, title: { display: true, text: plot.x } },
      y: { type: 'linear', beginAtZero: true, title: { display: true, text: plot.y } },
    },
    plugins: { legend: { position: 'bottom', labels: { boxHeight: 2, boxWidth: 18,
      filter: (item, data) => !data.datasets[item.datasetIndex].isBand } } },
  });

  let drawn = 0;
  for (const figure of document.querySelectorAll('figure.plot')) {
    const plot = JSON.parse(figure.querySelector('.plot-data').textContent);
    figure.classList.add('live');
    new Chart(figure.querySelector('canvas'), {
      type: 'scatter', data: { datasets: plot.curves.flatMap(datasets) }, options: options(plot),
    });
    ++drawn;
  }
  document.documentElement.dataset.charts = drawn;
})();
