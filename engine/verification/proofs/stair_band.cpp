// Speed on stairs by density, against RiMEA's band.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

// RiMEA 13, Fig 16 (crowd.md A.2.1): lowest and highest speed by density.
constexpr double kDown[][3] = {{0.6, 0.66, 1.12}, {0.8, 0.60, 1.00}, {1.0, 0.55, 0.89},
                               {1.2, 0.50, 0.81}, {1.4, 0.48, 0.76}, {1.5, 0.48, 0.73}};
constexpr double kUp[][3] = {{0.6, 0.48, 1.02}, {0.8, 0.46, 0.93}, {1.0, 0.46, 0.86},
                             {1.2, 0.46, 0.80}, {1.4, 0.46, 0.76}, {1.5, 0.46, 0.74}};

struct Reading {
  double density, speed;
};

// Mean horizontal speed of all on the flight (10 m² in plan) and their number, once a second.
std::vector<Reading> onFlight(const std::vector<Trace>& traces) {
  std::vector<Reading> readings;
  for (const Trace& trace : traces) {
    const plan::SpaceId flight = trace.space("flight");
    for (const Sample& sample : trace.samples) {
      std::vector<double> speeds;
      for (std::size_t k = 0; k < sample.x.size(); ++k)
        if (sample.space[k] == flight) speeds.push_back(std::abs(sample.vx[k]));
      if (!speeds.empty())
        readings.push_back({0.1 * static_cast<double>(speeds.size()), mean(speeds)});
    }
  }
  return readings;
}

// Share of the readings between 0.6 and 1.5 P/m² that lie in the band; nullopt if there are fewer
// than ten.
std::optional<double> shareInBand(const std::vector<Reading>& readings,
                                  const double (&band)[6][3]) {
  double inside = 0, all = 0;
  for (const Reading& reading : readings) {
    if (reading.density < 0.55 || reading.density > 1.55) continue;
    const auto& row = *std::ranges::min_element(
        band, {}, [&](const auto& r) { return std::abs(r[0] - reading.density); });
    inside += reading.speed >= row[1] && reading.speed <= row[2];
    all += 1;
  }
  if (all < 10) return {};
  return inside / all;
}

double meanSpeed(const std::vector<Reading>& readings, double low, double high) {
  std::vector<double> speeds;
  for (const Reading& r : readings)
    if (r.density >= low && r.density < high) speeds.push_back(r.speed);
  return speeds.size() < 3 ? 0 : mean(speeds);
}

Curve bandCurve(const double (&band)[6][3], const char* name) {
  Curve curve{name, Curve::Style::band, true, {}, {}, {}};
  for (const auto& [density, low, high] : band) {
    curve.x.push_back(density);
    curve.y.push_back(low);
    curve.y2.push_back(high);
  }
  return curve;
}

Plot bandPlot(const Experiment& experiment, const std::vector<Reading>& readings, bool up) {
  std::vector<double> x, y;
  for (double bin = 0; bin < 3; bin += 0.2) {
    const double speed = meanSpeed(readings, bin, bin + 0.2);
    if (speed <= 0) continue;
    x.push_back(bin + 0.1);
    y.push_back(speed);
  }
  Plot plot = plotOf(experiment, up ? "verify.plot.stairs-up" : "verify.plot.stairs-down",
                     "verify.axis.density", "verify.axis.speed", x, y);
  plot.curves.push_back(up ? bandCurve(kUp, "RiMEA 13") : bandCurve(kDown, "RiMEA 13"));
  return plot;
}

}  // namespace

Measured stairBand(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.share-in-band";
  m.low = 0.5, m.high = 1;
  m.source = "RiMEA 13, figures 16 and 17: half of the readings in the band, down faster than up";
  m.note = "verify.note.no-number-in-standard";
  const auto up = onFlight(experiment.runs(m, "stair-band-up", {.sample_s = 1}));
  const auto down = onFlight(experiment.runs(m, "stair-band-down", {.sample_s = 1}));
  if (up.empty() || down.empty()) return m;
  const auto shareUp = shareInBand(up, kUp), shareDown = shareInBand(down, kDown);
  m.plots = {bandPlot(experiment, down, false), bandPlot(experiment, up, true)};
  if (!shareUp || !shareDown) return m;
  detail(m, "up", *shareUp, "");
  detail(m, "down", *shareDown, "");
  bool downFaster = true;
  for (double bin = 0.6; bin < 2.4; bin += 0.2) {
    const double u = meanSpeed(up, bin, bin + 0.2), d = meanSpeed(down, bin, bin + 0.2);
    downFaster &= u <= 0 || d <= 0 || d > u;
  }
  detail(m, "down faster than up", downFaster ? 1 : 0, "");
  if (downFaster) m.value = std::min(*shareUp, *shareDown);
  return m;
}

}  // namespace muster::verification
