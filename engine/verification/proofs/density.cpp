// Speed and flow by density in corridors.
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
    const std::string name = fmt::format("v at {:.2f} P/m²", point.density);
    if (const double theirs = weidmannSpeed(point.density); theirs > 0)
      detail(m, name, point.speed, "m/s", theirs, "Weidmann 1993");
    else
      detail(m, name, point.speed, "m/s");
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

}  // namespace muster::verification
