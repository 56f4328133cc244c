// One stream or two in a corridor, and the lanes that form.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

struct Point {
  double density = 0, speed = 0;
};

// Flow per metre and speed in the middle 8 m of a corridor of 200 x 3.6 m, from 45 to 60 s: lanes
// have formed, and neither end is felt.
Point stream(const std::vector<Trace>& traces) {
  const auto floor = box(90, 0, 110, 3.6), field = box(96, 0.3, 104, 3.3);
  std::vector<double> densities, speeds;
  for (const Trace& trace : traces) {
    for (const Sample& sample : trace.samples) {
      const Crowding crowding = crowdingIn(sample, floor, field);
      densities.push_back(crowding.density);
      speeds.push_back(crowding.speed);
    }
  }
  return {mean(densities), mean(speeds)};
}

constexpr double kStreamDensities[] = {1.0, 1.5, 2.0, 2.5, 3.0};

// Yamori's order: strips of 0.6 m, ((n1 - n2) / (n1 + n2))², mean over the people.
double laneOrder(const Trace& trace, const Sample& sample) {
  constexpr double kStrip_m = 0.6;
  double count[6][2] = {};
  for (std::size_t k = 0; k < sample.x.size(); ++k) {
    if (sample.x[k] < 150 || sample.x[k] > 170) continue;
    const auto strip = std::min<std::size_t>(5, static_cast<std::size_t>(sample.y[k] / kStrip_m));
    count[strip][trace.group[sample.agent[k]].index()] += 1;
  }
  double sum = 0, people = 0;
  for (const auto& [east, west] : count) {
    if (east + west == 0) continue;
    const double order = (east - west) / (east + west);
    sum += (east + west) * order * order;
    people += east + west;
  }
  return people > 0 ? sum / people : 0;
}

// Who walks east and who west in 40 m of the corridor, at the end; of the default model.
Plot lanePicture(const Trace& trace) {
  Plot plot{"verify.plot.lanes", "verify.axis.place", "verify.axis.across", {}};
  const Sample& last = trace.samples.back();
  for (const char* group : {"east", "west"}) {
    Curve curve{group, Curve::Style::points, false, {}, {}, {}};
    for (std::size_t k = 0; k < last.x.size(); ++k) {
      if (last.x[k] < 140 || last.x[k] > 180) continue;
      if (trace.groupIds[trace.group[last.agent[k]].index()] != group) continue;
      curve.x.push_back(last.x[k] - 140);
      curve.y.push_back(last.y[k]);
    }
    plot.curves.push_back(std::move(curve));
  }
  return plot;
}

}  // namespace

Measured oneWayOrBoth(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.both-to-one-way";
  m.low = 0.6, m.high = 0.95;
  m.owner = BandOwner::data;
  m.source =
      "Zhang, Seyfried 2012: largest flow about 1.5 both ways, 2.0 one way (0.75, recalled); "
      "0.6-0.95 ours";
  m.note = "verify.note.recalled";
  std::vector<double> best;
  for (const char* way : {"one-way", "both-ways"}) {
    std::vector<double> x, y;
    for (const double density : kStreamDensities) {
      const auto traces = experiment.runs(
          m, fmt::format("{}-{:02.0f}", way, 10 * density),
          {.sample_s = 1, .sampleFrom_s = 45, .seeds = std::min(2, experiment.seeds())});
      if (traces.empty()) return m;
      const Point point = stream(traces);
      x.push_back(point.density);
      y.push_back(point.density * point.speed);
      detail(m, fmt::format("{} at {:.2f} P/m²", way, point.density), y.back(), "P/(m s)");
    }
    best.push_back(*std::ranges::max_element(y));
    detail(m, fmt::format("{}, largest", way), best.back(), "P/(m s)", way[0] == 'o' ? 2.0 : 1.5,
           "Zhang, Seyfried 2012, recalled");
    m.plots.push_back(plotOf(experiment,
                             way[0] == 'o' ? "verify.plot.one-way" : "verify.plot.both-ways",
                             "verify.axis.density", "verify.axis.flow", x, y, Curve::Style::line));
  }
  m.value = best[1] / best[0];
  return m;
}

Measured lanes(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.lane-order";
  m.low = 0.8, m.high = 1;
  m.source = "Yamori 1998, strips of 0.6 m: 1 = perfect lanes; 0.8 ours (prototype 0.92 to 0.99)";
  m.note = "verify.note.no-number-in-source";
  const auto traces = experiment.runs(m, "lanes", {.sample_s = 4});
  if (traces.empty()) return m;
  std::vector<double> orders, begin;
  for (const Trace& trace : traces) {
    std::vector<double> own;
    for (const Sample& sample : trace.samples) {
      const double order = laneOrder(trace, sample);
      if (sample.time_s < 0.5) begin.push_back(order);
      if (sample.time_s >= 70) own.push_back(order);
    }
    orders.push_back(mean(own));
  }
  std::ranges::sort(orders);
  detail(m, "at the start", mean(begin), "");
  if (experiment.model() == "anticipation") m.plots = {lanePicture(traces.front())};
  m.value = orders[orders.size() / 2];
  return m;
}

}  // namespace muster::verification
