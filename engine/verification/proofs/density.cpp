// Speed and flow by density: corridors, single file, one stream or two.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

constexpr double kDensities[] = {0.5, 1, 2, 3, 4, 5, 6};

struct Point {
  double density = 0, speed = 0;
};

// RiMEA 4: mean over 60 s after the first 10 s, field of 2 x 2 m in the middle, Voronoi.
Point middleOfCorridor(const std::vector<Trace>& traces, double middle_x, double width_m) {
  const double y = 0.5 * width_m;
  const auto floor = box(middle_x - 5, 0, middle_x + 5, width_m);
  const auto field = box(middle_x - 1, y - 1, middle_x + 1, y + 1);
  std::vector<double> densities, speeds;
  for (const Trace& trace : traces) {
    for (const Sample& sample : trace.samples) {
      const Crowding crowding = crowdingIn(sample, floor, field);
      densities.push_back(crowding.density);
      if (crowding.anybody) speeds.push_back(crowding.speed);
    }
  }
  return {mean(densities), mean(speeds)};
}

std::vector<Point> corridorPoints(const Experiment& experiment, Measured& m) {
  const bool full = experiment.full();
  std::vector<Point> points;
  for (const double density : kDensities) {
    const std::string scene =
        fmt::format("density-corridor{}-{:02.0f}", full ? "-long" : "", 10 * density);
    const auto traces =
        experiment.runs(m, scene, {.sample_s = 1, .sampleFrom_s = 10, .seeds = full ? 1 : 2});
    if (traces.empty()) return {};
    points.push_back(middleOfCorridor(traces, full ? 500 : 120, full ? 10 : 4));
  }
  return points;
}

Plot diagram(const Experiment& experiment, const std::vector<Point>& points) {
  std::vector<double> x, y;
  for (const Point& point : points) {
    x.push_back(point.density);
    y.push_back(point.speed);
  }
  Plot plot = plotOf(experiment, "verify.plot.fundamental-diagram", "verify.axis.density",
                     "verify.axis.speed", x, y);
  Curve weidmann{"Weidmann 1993", Curve::Style::line, true, {}, {}, {}};
  for (double density = 0.2; density <= 5.4; density += 0.1) {
    weidmann.x.push_back(density);
    weidmann.y.push_back(weidmannSpeed(density));
  }
  plot.curves.push_back(std::move(weidmann));
  return plot;
}

// RiMEA's percentiles for test 16 (crowd.md A.2.2): persons per metre; 10 and 90 % of speeds.
constexpr double kFile[][3] = {
    {0.099, 0.961, 1.483}, {0.299, 0.840, 1.473}, {0.499, 0.708, 1.389}, {0.699, 0.598, 1.305},
    {0.899, 0.448, 1.101}, {1.099, 0.316, 0.840}, {1.299, 0.187, 0.608}, {1.499, 0.112, 0.485},
    {1.699, 0.071, 0.382}, {1.899, 0.048, 0.314}, {2.099, 0.035, 0.270}, {2.299, 0.027, 0.239},
    {2.499, 0.022, 0.220}, {2.699, 0.019, 0.208}, {2.899, 0.017, 0.196}, {3.099, 0.016, 0.186}};
constexpr double kFileBin = 0.2;

// Headway density of each person: one over half the gap before plus half the gap behind.
void addHeadways(const Sample& sample, double from_x, double to_x, std::vector<Point>& points) {
  std::vector<std::size_t> order(sample.x.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::ranges::sort(order, {}, [&](std::size_t k) { return sample.x[k]; });
  for (std::size_t i = 1; i + 1 < order.size(); ++i) {
    const double x = sample.x[order[i]];
    if (x < from_x || x > to_x) continue;
    const double headway = 0.5 * (sample.x[order[i + 1]] - sample.x[order[i - 1]]);
    points.push_back({1.0 / std::max(headway, 1e-6), sample.vx[order[i]]});
  }
}

// Mean speed by bin of density; bins with fewer than 20 readings say nothing.
std::vector<Point> byBin(const std::vector<Point>& points, std::size_t bins) {
  std::vector<double> sum(bins, 0), count(bins, 0);
  for (const Point& point : points) {
    const auto bin = static_cast<std::size_t>(point.density / kFileBin);
    if (bin >= bins) continue;
    sum[bin] += point.speed;
    count[bin] += 1;
  }
  std::vector<Point> means;
  for (std::size_t bin = 0; bin < bins; ++bin)
    if (count[bin] >= 20)
      means.push_back({kFileBin * (static_cast<double>(bin) + 0.5), sum[bin] / count[bin]});
  return means;
}

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

Measured fundamentalDiagram(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.weidmann-deviation";
  m.unit = "m/s";
  m.low = 0, m.high = 0.15;
  m.source = "Weidmann 1993 up to 3.5 P/m²; 0.15 m/s ours (RiMEA states no tolerance)";
  m.note = experiment.full() ? "verify.note.no-number-in-standard" : "verify.note.short-corridor";
  const auto points = corridorPoints(experiment, m);
  if (points.empty()) return m;
  double largest = 0;
  for (const Point& point : points) {
    detail(m, fmt::format("v at {:.2f} P/m²", point.density), point.speed, "m/s");
    if (point.density <= 3.5)
      largest = std::max(largest, std::abs(point.speed - weidmannSpeed(point.density)));
  }
  m.value = largest;
  m.plots = {diagram(experiment, points)};
  return m;
}

Measured flowFallsWithCrowding(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.flow-ratio";
  m.low = 0, m.high = 0.95;
  m.source =
      "IMO 12: less flow at very high (5 P/m²) than at moderate density (2 P/m²); 5 % less ours";
  m.note = "verify.note.no-number-in-standard";
  std::vector<double> flows;
  for (const char* density : {"20", "50"}) {
    const auto traces = experiment.runs(m, fmt::format("density-corridor-{}", density),
                                        {.sample_s = 1, .sampleFrom_s = 10, .seeds = 2});
    if (traces.empty()) return m;
    const Point point = middleOfCorridor(traces, 120, 4);
    flows.push_back(point.density * point.speed);
    detail(m, fmt::format("flow at {:.2f} P/m²", point.density), flows.back(), "P/(m s)");
  }
  m.value = flows[1] / flows[0];
  return m;
}

Measured singleFile(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.share-of-bins";
  m.low = 0.6, m.high = 1;
  m.source = "RiMEA 16: 10 to 90 % of measured speeds; 60 % of the bins ours";
  m.note = "verify.note.no-number-in-standard";
  std::vector<Point> points;
  for (const int people : {20, 60, 100, 140, 180, 220, 260, 300, 340, 380, 420}) {
    const auto traces = experiment.runs(m, fmt::format("single-file-{:03}", people),
                                        {.sample_s = 1, .sampleFrom_s = 10, .seeds = 1});
    if (traces.empty()) return m;
    for (const Sample& sample : traces.front().samples) addHeadways(sample, 70, 130, points);
  }
  const auto bins = byBin(points, std::size(kFile));
  double inside = 0;
  std::vector<double> x, y;
  for (const Point& bin : bins) {
    const auto& [density, low, high] = kFile[static_cast<std::size_t>(bin.density / kFileBin)];
    inside += bin.speed >= low && bin.speed <= high;
    x.push_back(density);
    y.push_back(bin.speed);
  }
  detail(m, "bins inside", inside, "");
  detail(m, "bins", static_cast<double>(bins.size()), "");
  if (!bins.empty()) m.value = inside / static_cast<double>(bins.size());
  m.plots = {plotOf(experiment, "verify.plot.single-file", "verify.axis.line-density",
                    "verify.axis.speed", x, y)};
  Curve band{"RiMEA 16, 10-90 %", Curve::Style::band, true, {}, {}, {}};
  for (const auto& [density, low, high] : kFile) {
    band.x.push_back(density);
    band.y.push_back(low);
    band.y2.push_back(high);
  }
  m.plots.front().curves.push_back(std::move(band));
  return m;
}

Measured corridor60(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.speed-drop";
  m.unit = "m/s";
  m.low = 0;
  m.owner = BandOwner::standard;
  m.source = "ISO 20414 test 13: speed falls from each density to the next, never above free speed";
  std::vector<double> negative, densities, flows;
  for (const int people : {60, 120, 240, 360, 480}) {
    const auto traces =
        experiment.runs(m, fmt::format("corridor-60-{:03}", people),
                        {.sample_s = 0.5, .seeds = std::min(3, experiment.seeds())});
    if (lost(m, traces)) return m;
    std::vector<double> speeds;
    double fastest = 0;
    for (const Trace& trace : traces) {
      for (const Sample& sample : trace.samples) {
        if (sample.time_s < 3 || sample.time_s > 10) continue;
        for (std::size_t k = 0; k < sample.x.size(); ++k) {
          if (sample.x[k] < 20 || sample.x[k] > 40) continue;
          speeds.push_back(sample.vx[k]);
          fastest = std::max(fastest, std::hypot(sample.vx[k], sample.vy[k]) -
                                          1.2 * trace.freeSpeed_m_per_s[sample.agent[k]]);
        }
      }
    }
    const double speed = mean(speeds), density = people / 120.0;
    detail(m, fmt::format("v at {} P/m²", density), speed, "m/s");
    if (fastest > 1e-6) return m;
    negative.push_back(-speed);
    densities.push_back(density);
    flows.push_back(density * speed);
  }
  m.value = smallestStep(negative);
  m.plots = {plotOf(experiment, "verify.plot.corridor-60", "verify.axis.density",
                    "verify.axis.flow", densities, flows, Curve::Style::line)};
  return m;
}

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
