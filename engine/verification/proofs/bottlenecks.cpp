// Bottlenecks: width, length, the goal behind, two in a row; the laboratory's and the children's.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

double meanFlow(const std::vector<Trace>& traces, const std::string& opening) {
  return meanOf(traces, [&](const Trace& t) { return steadyFlow(t, opening); });
}

double timeThrough(const std::vector<Trace>& traces, const std::string& opening) {
  return meanOf(traces, [&](const Trace& t) { return lastThrough(t, opening); });
}

}  // namespace

Measured goalBehind(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.spread-of-times";
  m.low = 0, m.high = 0.05;
  m.source =
      "RiMEA 12a: rises, then constant; 5 % from 2.5 m behind on (crowd.md, golden rule 1) ours";
  m.note = "verify.note.no-number-in-standard";
  std::vector<double> behind, times;
  for (const int a : {0, 1, 2, 4, 6, 10}) {
    const auto traces = experiment.runs(m, fmt::format("goal-behind-{:02}", a));
    if (lost(m, traces)) return m;
    behind.push_back(a);
    times.push_back(timeThrough(traces, "end"));
    detail(m, fmt::format("a = {} m", a), times.back(), "s");
  }
  m.plots = {plotOf(experiment, "verify.plot.goal-behind", "verify.axis.goal-distance",
                    "verify.axis.time", behind, times, Curve::Style::line)};
  const auto [low, high] = std::minmax_element(times.begin() + 3, times.end());
  const bool quickerAtTheLine = times.front() <= 1.02 * times.back();
  if (quickerAtTheLine) m.value = (*high - *low) / mean({times.begin() + 3, times.end()});
  return m;
}

Measured neckLength(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.ratio-of-times";
  m.low = 1;
  m.owner = BandOwner::standard;
  m.source = "RiMEA 12b: 5 m take longer than 0.2 m";
  std::vector<double> times;
  for (const char* scene : {"goal-behind-10", "neck-long"}) {
    const auto traces = experiment.runs(m, scene);
    if (lost(m, traces)) return m;
    times.push_back(timeThrough(traces, "end"));
    detail(m, times.size() == 1 ? "0.2 m" : "5 m", times.back(), "s");
  }
  m.value = times[1] / times[0];
  return m;
}

Measured necksInSeries(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.density-ratio";
  m.low = 1.5;
  m.source = "RiMEA 12c: no comparable jam before the second bottleneck; 1.5 times less ours";
  m.note = "verify.note.no-number-in-standard";
  const auto traces = experiment.runs(m, "necks-in-series", {.sample_s = 1});
  if (lost(m, traces)) return m;
  const double first =
      meanOf(traces, [](const Trace& t) { return boxDensity(t, box(8, 4, 10, 6), 15, 45); });
  const double second =
      meanOf(traces, [](const Trace& t) { return boxDensity(t, box(18.2, 4, 20.2, 6), 15, 45); });
  detail(m, "before the first", first, "P/m²");
  detail(m, "before the second", second, "P/m²");
  m.value = first / std::max(second, 1e-6);
  return m;
}

Measured neckWidth(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.flow-step";
  m.unit = "P/s";
  m.low = 0.05;
  m.owner = BandOwner::standard;
  m.source = "RiMEA 12d: flow grows with the width (0.8, 1.0, 1.2 m); by 0.05 P/s at least ours";
  std::vector<double> widths, flows;
  for (const int cm : {80, 100, 120}) {
    const auto traces = experiment.runs(m, fmt::format("neck-width-{:03}", cm));
    if (lost(m, traces)) return m;
    widths.push_back(0.01 * cm);
    flows.push_back(meanFlow(traces, "entry"));
    detail(m, fmt::format("w = {:.1f} m", widths.back()), flows.back(), "P/s");
  }
  m.value = smallestStep(flows);
  m.plots = {plotOf(experiment, "verify.plot.neck-width", "verify.axis.width",
                    "verify.axis.flow-total", widths, flows)};
  return m;
}

Measured seyfried(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.flow-deviation";
  m.low = 0, m.high = 0.06;
  m.owner = BandOwner::data;
  m.source = "Seyfried et al. 2009: J = 1.9 w (1.61 w to 1.97 w with 60 people); 6 % ours";
  m.note = "verify.note.scatter-of-data";
  std::vector<double> widths, flows;
  double largest = 0;
  for (const int cm : {80, 90, 100, 110, 120}) {
    const auto traces = experiment.runs(m, fmt::format("seyfried-{:03}", cm),
                                        {.seeds = std::max(20, experiment.seeds())});
    if (lost(m, traces)) return m;
    const double width = 0.01 * cm, flow = meanFlow(traces, "entry");
    widths.push_back(width);
    flows.push_back(flow);
    detail(m, fmt::format("w = {:.1f} m", width), flow / width, "P/(m s)", 1.9, "Seyfried 2009");
    largest = std::max(largest, std::abs(flow / (1.9 * width) - 1));
  }
  m.value = largest;
  m.plots = {plotOf(experiment, "verify.plot.seyfried", "verify.axis.width",
                    "verify.axis.flow-total", widths, flows)};
  m.plots.front().curves.push_back(
      {"1.9 w (Seyfried 2009)", Curve::Style::line, true, {0.7, 1.3}, {1.33, 2.47}, {}});
  m.plots.front().curves.push_back({"N = 60 (Seyfried 2009)",
                                    Curve::Style::points,
                                    true,
                                    {0.8, 1.2},
                                    {0.8 * 1.61, 1.2 * 1.97},
                                    {}});
  return m;
}

// Density and speed in the neck while the stream is steady, against the range over widths.
Measured seyfriedInside(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.outside-range";
  m.low = 0, m.high = 0.10;
  m.owner = BandOwner::data;
  m.source = "Seyfried et al. 2009: in the neck 1.42-1.73 P/m², 0.94-1.22 m/s; 10 % ours";
  m.note = "verify.note.scatter-of-data";
  const auto outside = [](double value, double low, double high) {
    return std::max({0.0, low / value - 1, value / high - 1});
  };
  double largest = 0;
  for (const int cm : {80, 100, 120}) {
    const auto traces = experiment.runs(m, fmt::format("seyfried-{:03}", cm), {.sample_s = 0.5});
    if (lost(m, traces)) return m;
    const double width = 0.01 * cm, low = 0.5 * (4.3 - width);
    const auto neck = box(4.3, low, 7.1, low + width), middle = box(4.8, low, 6.6, low + width);
    std::vector<double> densities, speeds;
    for (const Trace& trace : traces) {
      const auto times = trace.times("entry");
      for (const Sample& sample : trace.samples) {
        if (sample.time_s < times[times.size() / 5] || sample.time_s > times[4 * times.size() / 5])
          continue;
        const Crowding crowding = crowdingIn(sample, neck, middle);
        densities.push_back(crowding.density);
        if (crowding.anybody) speeds.push_back(crowding.speed);
      }
    }
    const double density = mean(densities), speed = mean(speeds);
    detail(m, fmt::format("density, w = {:.1f} m", width), density, "P/m²", 0.5 * (1.42 + 1.73),
           "Seyfried 2009, middle");
    detail(m, fmt::format("speed, w = {:.1f} m", width), speed, "m/s", 0.5 * (0.94 + 1.22),
           "Seyfried 2009, middle");
    largest = std::max({largest, outside(density, 1.42, 1.73), outside(speed, 0.94, 1.22)});
  }
  m.value = largest;
  return m;
}

// SFPE check case: 405 pupils through each of two stairs of 1.8 m.
Measured hydraulicCheck(const Experiment& experiment) {
  Measured m;
  const bool hydraulic = experiment.model() == simulation::kHydraulicModel;
  constexpr double kDischarge_s = 243.5;
  m.quantity = "verify.quantity.discharge-time";
  m.unit = "s";
  m.low = (hydraulic ? 0.98 : 0.5) * kDischarge_s;
  m.high = (hydraulic ? 1.02 : 1.5) * kDischarge_s;
  m.source = "SFPE 5th ed. ch. 59: 405 / 1.664 P/s = 243.5 s; 2 % (agents: 50 %) ours";
  m.note = hydraulic ? "verify.note.two-per-cent" : "verify.note.sanity";
  const auto traces = experiment.runs(m, "sfpe-check", {.seeds = hydraulic ? 1 : 2});
  if (lost(m, traces)) return m;
  m.value = meanOf(traces, [](const Trace& t) {
    const auto west = t.times("west-mouth-0"), east = t.times("east-mouth-0");
    if (west.empty() || east.empty()) return 0.0;
    return 0.5 * (west.back() - west.front() + east.back() - east.front());
  });
  detail(m, "discharge", *m.value, "s", kDischarge_s, "SFPE, hydraulic method");
  return m;
}

Measured wideNeck(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.specific-flow";
  m.unit = "P/(m s)";
  m.low = 1.786, m.high = 2.014;
  m.owner = BandOwner::data;
  m.source = "Liao 2014, Seyfried 2009: linear up to 5 m, 1.9 per metre; 6 % ours";
  m.note = "verify.note.scatter-of-data";
  const auto traces = experiment.runs(m, "wide-neck", {.seeds = std::min(3, experiment.seeds())});
  if (lost(m, traces)) return m;
  m.value = meanFlow(traces, "entry") / 2.4;
  detail(m, "w = 2.4 m", *m.value, "P/(m s)", 1.9, "Liao 2014, Seyfried 2009");
  return m;
}

namespace {

// Mean over gates of 2, 3 and 4 m of the flow per metre; the hydraulic method's figure is
// 1.3 (w - 0.3) / w, boundary layers of 0.15 m a side.
Measured throughGates(const Experiment& experiment, const std::string& motivation, double expected,
                      const char* whose) {
  Measured m;
  m.quantity = "verify.quantity.specific-flow";
  m.unit = "P/(m s)";
  m.owner = BandOwner::data;
  m.note = "verify.note.recalled";
  std::vector<double> widths, flows, theirs;
  for (const int width_m : {2, 3, 4}) {
    const auto traces = experiment.runs(m, fmt::format("gate-{}-{}", width_m, motivation),
                                        {.seeds = std::min(3, experiment.seeds())});
    if (lost(m, traces)) return m;
    widths.push_back(width_m);
    flows.push_back(meanFlow(traces, "entry") / width_m);
    theirs.push_back(1.3 * (width_m - 0.3) / width_m);
    detail(m, fmt::format("w = {} m", width_m), flows.back(), "P/(m s)", expected, whose);
    detail(m, fmt::format("SFPE, w = {} m", width_m), theirs.back(), "P/(m s)");
  }
  m.value = mean(flows);
  if (experiment.model() == simulation::kHydraulicModel) {
    m.low = 0.98 * mean(theirs), m.high = 1.02 * mean(theirs);
    m.source = "SFPE 5th ed. ch. 59: 1.3 (w - 0.3) P/s; 2 % ours";
    m.note = "verify.note.two-per-cent";
  }
  return m;
}

}  // namespace

Measured calmGate(const Experiment& experiment) {
  Measured m = throughGates(experiment, "calm", 1.8, "unhurried adults, middle of 1.6-2.0");
  if (experiment.model() == simulation::kHydraulicModel) return m;
  m.low = 1.37, m.high = 2.0;
  m.source = "Green Guide: 82 /(m min) = 1.37 is planned with; adults unhurried 1.6-2.0 measured";
  return m;
}

Measured hurriedGate(const Experiment& experiment) {
  Measured m = throughGates(experiment, "hurried", 1.9, "Seyfried 2009, Liao 2014");
  if (experiment.model() == simulation::kHydraulicModel) return m;
  m.low = 1.6, m.high = 2.3;
  m.source = "Seyfried 2009, Liao 2014: 1.9; adults in a hurry 2.0-2.3; 1.6 with N = 60 the least";
  return m;
}

Measured childrenDoor(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.specific-flow";
  m.unit = "P/(m s)";
  m.low = 2.98, m.high = 3.64;
  m.owner = BandOwner::data;
  m.source = "Daamen, Hoogendoorn 2012: 3.31 with many children; 10 % ours";
  m.note = "verify.note.scatter-of-data";
  const auto traces = experiment.runs(m, "children-door");
  if (lost(m, traces)) return m;
  m.value = meanFlow(traces, "entry");
  detail(m, "w = 1 m", *m.value, "P/(m s)", 3.31, "Daamen, Hoogendoorn 2012");
  return m;
}

}  // namespace muster::verification
